// How long one analysis takes: limits, rules and verdict of a series of 24 to 10,000 points.

#include <benchmark/benchmark.h>

#include "made_up_series.h"
#include "spc/analyse.h"

namespace {

void analyse_individuals(benchmark::State& state) {
  qi::spc::Request request;
  request.values = qi::bench::made_up_values(static_cast<std::size_t>(state.range(0)));
  request.better = qi::spc::Direction::decrease;
  for (auto _ : state) benchmark::DoNotOptimize(qi::spc::analyse(request));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(analyse_individuals)->Arg(24)->Arg(88)->Arg(1000)->Arg(10000)->Unit(benchmark::kMicrosecond);

void analyse_run_chart(benchmark::State& state) {
  qi::spc::Request request;
  request.chart = qi::spc::ChartKind::run;
  request.values = qi::bench::made_up_values(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(qi::spc::analyse(request));
  state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(analyse_run_chart)->Arg(24)->Arg(1000)->Unit(benchmark::kMicrosecond);

}  // namespace
