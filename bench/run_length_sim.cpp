// How long a steady chart waits for its first signal, and one that has moved: the product's own rules against normal
// values with known mean and sigma, beside published and exact run lengths; then charts whose limits come from their
// own values. Seeds are fixed, so that two runs with the same options print the same. Exit code 1 where a value lies
// further from the expected one than four standard errors.
//
// usage: run_length_sim [RUNS [SERIES [THREADS]]]    runs for each average, series for each chance

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/number.h"
#include "run_length_tables.h"
#include "spc/analyse.h"
#include "spc/run_length.h"
#include "spc/sums/cusum.h"

namespace {

using namespace qi;
using namespace qi::bench;

constexpr double kMostStandardErrors = 4;
// With these many the expected values were simulated, where they were not worked out exactly.
constexpr double kRunsOfExpected = 300'000;
constexpr double kSeriesOfExpected = 200'000;

/// A number as written in the table: its decimals tell how far it may be rounded.
struct Expected {
  double value = 0;
  double rounding = 0;  ///< standard deviation of the rounding: a unit of the last decimal / sqrt 12
  bool is_exact = false;
};

Expected expected(std::string_view text, bool is_exact) {
  const std::size_t point = text.find('.');
  const auto decimals = point == std::string_view::npos ? 0 : static_cast<int>(text.size() - point - 1);
  return {.value = *parse_plain_number(text),
          .rounding = std::pow(10.0, -decimals) / std::sqrt(12.0),
          .is_exact = is_exact};
}

struct Estimate {
  double value = 0;
  double standard_error = 0;
};

/// Sums of one quantity over many runs.
struct Sums {
  double count = 0;
  double sum = 0;
  double squares = 0;
  void add(double value) {
    ++count;
    sum += value;
    squares += value * value;
  }
  void add(const Sums& other) {
    count += other.count;
    sum += other.sum;
    squares += other.squares;
  }
  Estimate estimate() const {
    const double mean = sum / count;
    return {mean, std::sqrt(std::max(0.0, squares / count - mean * mean) / count)};
  }
};

int compared = 0;
int outside = 0;

void compare(const std::string& name, const Estimate& found, const Expected& wanted, double count_of_expected,
             double count) {
  const double scatter = found.standard_error * std::sqrt(count);  // of one run
  const double of_expected = wanted.is_exact ? 0 : scatter / std::sqrt(count_of_expected);
  const double error = std::hypot(found.standard_error, of_expected, wanted.rounding);
  const double z = (found.value - wanted.value) / error;
  const bool is_within = std::abs(z) <= kMostStandardErrors;
  ++compared;
  if (!is_within) ++outside;
  fmt::print("{:58}{:11.4f}{:10.4f}{:11.4f}{:8.2f}  {}\n", name, found.value, found.standard_error, wanted.value, z,
             is_within ? "ok" : "OUTSIDE");
}

void print_head(const std::string& title) {
  fmt::print("\n{:58}{:>11}{:>10}{:>11}{:>8}\n", title, "simulated", "s. error", "expected", "z");
}

using Generator = std::mt19937_64;

struct Options {
  std::size_t runs = 120'000;
  std::size_t series = 200'000;
  std::size_t threads = 2;
};

/// Calls `work(generator, count, sums)` in batches with a seed each, so that the answer does not depend on the threads.
using Batch = std::function<void(Generator&, std::size_t count, std::vector<Sums>&)>;
std::vector<Sums> in_batches(std::uint64_t seed, std::size_t count, std::size_t quantities, std::size_t threads,
                             const Batch& work) {
  constexpr std::size_t kBatches = 16;
  std::vector<std::vector<Sums>> sums(kBatches, std::vector<Sums>(quantities));
  std::atomic<std::size_t> next = 0;
  {
    std::vector<std::jthread> pool;
    for (std::size_t t = 0; t < threads; ++t)
      pool.emplace_back([&] {
        for (std::size_t batch = next++; batch < kBatches; batch = next++) {
          std::seed_seq words{seed, std::uint64_t{batch}};
          Generator generator(words);
          work(generator, (batch + 1) * count / kBatches - batch * count / kBatches, sums[batch]);
        }
      });
  }
  std::vector<Sums> all(quantities);
  for (const std::vector<Sums>& batch : sums)
    for (std::size_t i = 0; i < quantities; ++i) all[i].add(batch[i]);
  return all;
}

// ---- known mean and sigma ------------------------------------------------------------------------------------------

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream words(text);
  return {std::istream_iterator<std::string>(words), {}};
}

void compare_run_lengths(const Options& options) {
  print_head("Known mean and sigma: average run length");
  std::uint64_t seed = 1;
  for (const RunLengthRow& row : run_length_rows()) {
    const std::vector<std::string> averages = words_of(row.averages);
    for (std::size_t i = 0; i < averages.size(); ++i) {
      const auto sums = in_batches(
          ++seed, options.runs, 2, options.threads, [&](Generator& generator, std::size_t count, auto& into) {
            spc::Request request{.given = spc::GivenLimits{.centre = 0, .sigma = 1}, .profile = row.profile};
            std::normal_distribution<double> normal(kMoves[i], 1);
            for (std::size_t run = 0; run < count; ++run) {
              const std::size_t length = spc::run_length(
                  request, [&] { return normal(generator); }, kLongestWait);
              into[0].add(static_cast<double>(length));
              into[1].add(length <= kTwoYears ? 1 : 0);
            }
          });
      compare(fmt::format("{}, moved by {} sigma", row.name, kMoves[i]), sums[0].estimate(),
              expected(averages[i], i < row.exact), kRunsOfExpected, sums[0].count);
      if (i == 0 && !row.by_24.empty())
        compare(fmt::format("{}, chance by 24", row.name), sums[1].estimate(), expected(row.by_24, row.exact > 1),
                kRunsOfExpected, sums[1].count);
    }
  }
}

// ---- charts that remember every value ------------------------------------------------------------------------------

/// The place of the first signal among these values, from 1; nullopt: none.
using FirstSignal = std::function<std::optional<std::size_t>(const std::vector<double>&)>;

struct MemoryRow {
  std::string name;
  FirstSignal first_signal;
  std::string averages;  ///< for each of kSmallMoves; "-" where none is known. All exact
};
constexpr std::array kSmallMoves{0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0};

spc::Request with_known_limits(const std::vector<double>& values) {
  return {.values = values, .given = spc::GivenLimits{.centre = 0, .sigma = 1}};
}

FirstSignal cusum_of(double interval, double head_start) {
  return [=](const std::vector<double>& values) -> std::optional<std::size_t> {
    const auto found =
        spc::cusum(with_known_limits(values), {.shift = 1, .decision_interval = interval, .head_start = head_start});
    if (found->sums.signals.empty()) return std::nullopt;
    return found->sums.signals.front().first + 1;
  };
}

/// The chart's own limits, which widen at first, or the ones that they come to.
enum class EwmaLimits { widening, constant };

FirstSignal ewma_of(double weight, double sigmas, EwmaLimits kind) {
  return [=](const std::vector<double>& values) -> std::optional<std::size_t> {
    spc::Request request = with_known_limits(values);
    request.chart = spc::ChartKind::moving_average;
    request.profile.ewma_weight = weight;
    request.profile.ewma_sigmas = sigmas;
    const spc::Analysis found = *spc::analyse(request);
    const double in_the_end = sigmas * std::sqrt(weight / (2 - weight));
    for (std::size_t i = 0; i < found.points.size(); ++i) {
      const double upper = kind == EwmaLimits::constant ? in_the_end : found.by_point[i].upper;
      if (std::abs(found.points[i].value) > upper) return i + 1;
    }
    return std::nullopt;
  };
}

std::vector<MemoryRow> memory_rows() {
  const auto constant = [](double weight, double sigmas) { return ewma_of(weight, sigmas, EwmaLimits::constant); };
  return {
      {"CUSUM of 1 sigma, h 4", cusum_of(4, 0), "167.68 74.22 26.63 13.29 8.38 4.75 3.34 2.19"},
      {"CUSUM of 1 sigma, h 4.774", cusum_of(4.774, 0), "370.06 - 35.26 - 9.93 5.52 3.86 2.49"},
      {"CUSUM of 1 sigma, h 5", cusum_of(5, 0), "465.44 139.49 38.00 17.05 10.38 5.75 4.01 2.57"},
      {"CUSUM of 1 sigma, h 5, head start 2.5", cusum_of(5, 2.5), "430.39 - 28.67 - 6.35 - 2.36 -"},
      {"EWMA 0.1, 2.814 sigma", constant(0.1, 2.814), "499.6 106.3 31.3 15.8 10.3 6.08 4.36 2.87"},
      {"EWMA 0.2, 2.962 sigma", constant(0.2, 2.962), "499.7 150.2 41.8 18.2 10.5 5.50 3.74 2.38"},
      {"EWMA 0.05, 2.615 sigma", constant(0.05, 2.615), "499.9 84.0 28.8 16.4 11.4 7.11 5.23 3.50"},
      {"EWMA 0.4, 3.054 sigma", constant(0.4, 3.054), "500.0 223.7 71.2 28.4 14.3 5.88 3.52 2.02"},
      {"EWMA 0.2, 3 sigma", constant(0.2, 3), "559.9 163.1 44.1 18.8 10.8 5.61 3.80 2.41"},
      {"EWMA 0.2, 3 sigma, its own limits", ewma_of(0.2, 3, EwmaLimits::widening), "554.5 - 42.7 - 9.86 - - -"},
  };
}

std::size_t first_signal(const FirstSignal& find, double moved_by, Generator& generator) {
  // Such a chart remembers its first value for ever, so that a longer wait is looked at from the beginning.
  constexpr std::size_t kFirstPiece = 16;
  std::normal_distribution<double> normal(moved_by, 1);
  std::vector<double> values;
  for (std::size_t size = kFirstPiece;; size *= 2) {
    while (values.size() < size) values.push_back(normal(generator));
    if (const auto found = find(values)) return *found;
  }
}

void compare_memory_charts(const Options& options) {
  print_head("Known mean and sigma: average run length of CUSUM and EWMA charts, a fifth of the runs");
  std::uint64_t seed = 500;
  for (const MemoryRow& row : memory_rows()) {
    const std::vector<std::string> averages = words_of(row.averages);
    for (std::size_t i = 0; i < averages.size(); ++i) {
      ++seed;
      if (averages[i] == "-") continue;
      const auto sums =
          in_batches(seed, std::max<std::size_t>(16, options.runs / 5), 1, options.threads,
                     [&](Generator& generator, std::size_t count, std::vector<Sums>& into) {
                       for (std::size_t run = 0; run < count; ++run)
                         into[0].add(static_cast<double>(first_signal(row.first_signal, kSmallMoves[i], generator)));
                     });
      compare(fmt::format("{}, moved by {} sigma", row.name, kSmallMoves[i]), sums[0].estimate(),
              expected(averages[i], true), kRunsOfExpected, sums[0].count);
    }
  }
}

// ---- limits from the same values -----------------------------------------------------------------------------------

/// What is counted of one series of n values under Making Data Count's rules, and of its run chart.
enum Quantity : std::size_t {
  outside_all,
  outside_screened,
  shifted,
  trending,
  near_limit,
  any_all,
  any_screened,
  last_point,
  anhoej,
  longest_run,
  crossings,
  kQuantities
};
constexpr std::array<std::string_view, kQuantities> kQuantityNames{
    "beyond 3 sigma",     "beyond 3 sigma, screened", "shift of 7", "trend of 7",  "two of three", "any rule",
    "any rule, screened", "last point flagged",       "runs tests", "longest run", "crossings"};

void look_at_series(std::vector<double> values, std::vector<Sums>& sums) {
  spc::Request request{.values = std::move(values)};
  const spc::Analysis all = *spc::analyse(request);
  request.profile.screening = spc::Screening::drop_large_ranges;
  const spc::Analysis screened = *spc::analyse(request);
  request.chart = spc::ChartKind::run;
  const spc::RunStatistics runs = spc::analyse(request)->phases[0].runs;
  const auto shows = [](const spc::Analysis& analysis, spc::RuleId rule) {
    return std::ranges::find(analysis.patterns, rule, &spc::Pattern::rule) != analysis.patterns.end() ? 1 : 0;
  };
  sums[outside_all].add(shows(all, outside_limits));
  sums[outside_screened].add(shows(screened, outside_limits));
  sums[shifted].add(shows(all, shift));
  sums[trending].add(shows(all, trend));
  sums[near_limit].add(shows(all, two_of_three));
  sums[any_all].add(all.patterns.empty() ? 0 : 1);
  sums[any_screened].add(screened.patterns.empty() ? 0 : 1);
  sums[last_point].add(all.points.back().is_special() ? 1 : 0);
  sums[anhoej].add(runs.signals ? 1 : 0);
  sums[longest_run].add(runs.longest_run > runs.longest_run_limit ? 1 : 0);
  sums[crossings].add(runs.crossings < runs.crossings_limit ? 1 : 0);
}

void compare_estimated_limits(const Options& options) {
  print_head("Limits from the same n values: chance of a signal");
  std::uint64_t seed = 1000;
  for (const EstimatedRow& row : kEstimatedRows) {
    const auto sums = in_batches(++seed, options.series, kQuantities, options.threads,
                                 [&](Generator& generator, std::size_t count, std::vector<Sums>& into) {
                                   std::normal_distribution<double> normal;
                                   for (std::size_t i = 0; i < count; ++i) {
                                     std::vector<double> values(row.n);
                                     for (double& value : values) value = normal(generator);
                                     for (std::size_t j = row.n / 2; j < row.n; ++j) values[j] += row.step;
                                     look_at_series(std::move(values), into);
                                   }
                                 });
    const std::vector<std::string> wanted = words_of(row.expected);
    for (std::size_t q = 0; q < kQuantities; ++q) {
      if (wanted[q] == "-") continue;
      const std::string step = row.step > 0 ? fmt::format(", step of {} sigma", row.step) : "";
      compare(fmt::format("n = {}{}: {}", row.n, step, kQuantityNames[q]), sums[q].estimate(),
              expected(wanted[q], false), kSeriesOfExpected, sums[q].count);
    }
  }
}

std::size_t number_or_stop(std::string_view text) {
  std::size_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed == std::errc{} && end == text.data() + text.size() && number >= 16) return number;
  fmt::print(stderr, "usage: run_length_sim [RUNS [SERIES [THREADS]]]    whole numbers; runs and series from 16\n");
  std::exit(2);
}

}  // namespace

int main(int count, char** words) {
  Options options;
  if (count > 1) options.runs = number_or_stop(words[1]);
  if (count > 2) options.series = number_or_stop(words[2]);
  if (count > 3) options.threads = std::clamp<std::size_t>(std::strtoul(words[3], nullptr, 10), 1, 64);
  fmt::print("{} runs for each average, {} series for each chance\n", options.runs, options.series);
  compare_run_lengths(options);
  compare_memory_charts(options);
  compare_estimated_limits(options);
  fmt::print("\n{} within four standard errors, {} outside\n", compared - outside, outside);
  return outside == 0 ? 0 : 1;
}
