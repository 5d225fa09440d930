// How long one analysis takes, with every rule of the profile and both verdicts; then many series and one long one,
// each beside the least work that the same numbers could cost: a copy of them, and one pass for the mean and one for
// the mean range.

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <thread>
#include <vector>

#include "made_up_series.h"
#include "spc/analyse.h"

namespace {

constexpr std::size_t kPointsOfMany = 100;

qi::spc::Request request_of(std::vector<double> values) {
  qi::spc::Request request;
  request.targets.assign(values.size(), 18.0);
  request.values = std::move(values);
  request.better = qi::spc::Direction::decrease;
  return request;
}

void analyse_individuals(benchmark::State& state) {
  const auto request = request_of(qi::bench::made_up_values(static_cast<std::size_t>(state.range(0))));
  for (auto _ : state) benchmark::DoNotOptimize(qi::spc::analyse(request));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(analyse_individuals)->Arg(24)->Arg(88)->Arg(1000)->Unit(benchmark::kMicrosecond);
BENCHMARK(analyse_individuals)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

/// The series above changes its level halfway, so that nearly every point of it breaks rules; this one does not.
void analyse_steady_individuals(benchmark::State& state) {
  const auto length = static_cast<std::size_t>(state.range(0));
  auto values = qi::bench::made_up_values(2 * length);
  values.resize(length);
  const auto request = request_of(std::move(values));
  for (auto _ : state) benchmark::DoNotOptimize(qi::spc::analyse(request));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(analyse_steady_individuals)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void analyse_run_chart(benchmark::State& state) {
  auto request = request_of(qi::bench::made_up_values(static_cast<std::size_t>(state.range(0))));
  request.chart = qi::spc::ChartKind::run;
  for (auto _ : state) benchmark::DoNotOptimize(qi::spc::analyse(request));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(analyse_run_chart)->Arg(24)->Arg(1000)->Unit(benchmark::kMicrosecond);

/// Each series of its own values: pieces of one long made-up series.
std::vector<qi::spc::Request> many_requests(std::size_t count) {
  const auto values = qi::bench::made_up_values(count * kPointsOfMany);
  std::vector<qi::spc::Request> requests;
  for (std::size_t i = 0; i < count; ++i) {
    const auto first = values.begin() + static_cast<std::ptrdiff_t>(i * kPointsOfMany);
    requests.push_back(request_of({first, first + kPointsOfMany}));
  }
  return requests;
}

void analyse_many_series(benchmark::State& state) {
  const auto requests = many_requests(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state)
    for (const qi::spc::Request& request : requests) benchmark::DoNotOptimize(qi::spc::analyse(request));
  state.SetItemsProcessed(state.iterations() * state.range(0) * static_cast<std::int64_t>(kPointsOfMany));
}
BENCHMARK(analyse_many_series)->Arg(10'000)->Unit(benchmark::kMillisecond);

/// As many analyses as a country of trusts could ask for in a night, on every core. The series are 10,000 different
/// ones, each analysed again and again, as so many would not fit into the memory of a small machine.
void analyse_a_million_series_on_every_core(benchmark::State& state) {
  constexpr std::size_t kSeries = 1'000'000;
  const auto requests = many_requests(10'000);
  const std::size_t cores = std::max(1u, std::thread::hardware_concurrency());
  for (auto _ : state) {
    std::vector<std::jthread> threads;
    for (std::size_t core = 0; core < cores; ++core)
      threads.emplace_back([&, core] {
        for (std::size_t i = core; i < kSeries; i += cores)
          benchmark::DoNotOptimize(qi::spc::analyse(requests[i % requests.size()]));
      });
  }
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kSeries * kPointsOfMany));
}
BENCHMARK(analyse_a_million_series_on_every_core)->Unit(benchmark::kMillisecond)->UseRealTime();

void copy_numbers(benchmark::State& state) {
  const auto values = qi::bench::made_up_values(static_cast<std::size_t>(state.range(0)));
  std::vector<double> copy(values.size());
  for (auto _ : state) {
    std::memcpy(copy.data(), values.data(), values.size() * sizeof(double));
    benchmark::ClobberMemory();
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(copy_numbers)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

void mean_and_range_in_two_passes(benchmark::State& state) {
  const auto values = qi::bench::made_up_values(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    double sum = 0;
    for (const double value : values) sum += value;
    double ranges = 0;
    for (std::size_t i = 1; i < values.size(); ++i) ranges += std::abs(values[i] - values[i - 1]);
    benchmark::DoNotOptimize(sum);
    benchmark::DoNotOptimize(ranges);
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(mean_and_range_in_two_passes)->Arg(1'000'000)->Unit(benchmark::kMillisecond);

}  // namespace
