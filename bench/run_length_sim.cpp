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
#include <random>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/number.h"
#include "spc/analyse.h"
#include "spc/run_length.h"

namespace {

using namespace qi;

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
  std::size_t runs = 150'000;
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

using Rules = std::vector<spc::RuleId>;
using enum spc::RuleId;
using enum spc::TwoOfThree;

spc::Profile rules_of(Rules rules, std::size_t shift, std::size_t trend, spc::TwoOfThree two_of_three) {
  spc::Profile profile = spc::profile_of(spc::ProfileId::mdc);
  profile.rules = std::move(rules);
  profile.shift_length = shift;
  profile.trend_length = trend;
  profile.two_of_three = two_of_three;
  return profile;
}

constexpr std::array kMoves{0.0, 0.5, 1.0, 1.5, 2.0, 3.0};
constexpr std::size_t kTwoYears = 24;
constexpr std::size_t kLongestWait = 1'000'000;  // hundreds of times the longest average

struct RunLengthRow {
  std::string name;
  spc::Profile profile;
  std::string averages;   ///< for each of kMoves; fewer where moving the level changes nothing
  std::string by_24;      ///< chance of a signal by the 24th value of a steady process
  std::size_t exact = 0;  ///< so many of the averages, from the first, were worked out and not simulated
};

std::vector<RunLengthRow> run_length_rows() {
  const auto any = beyond_two_sigma_any_third;
  spc::Profile mdc_six = spc::profile_of(spc::ProfileId::mdc);
  mdc_six.shift_length = mdc_six.trend_length = 6;
  return {
      {"beyond 3 sigma", rules_of({outside_limits}, 7, 7, any), "370.398 155.224 43.895 14.968 6.303 2.000", ".0628",
       6},
      {"and run of 6", rules_of({outside_limits, shift}, 6, 7, any), "54.38 23.07 9.91 6.07 4.22 1.97", ".333"},
      {"and run of 7", rules_of({outside_limits, shift}, 7, 7, any), "95.70 32.56 12.20 6.94 4.59 1.98", ".198"},
      {"and run of 8 (WE 1, 4)", rules_of({outside_limits, shift}, 8, 7, any),
       "152.730 44.280 14.578 7.755 4.891 1.992", ".128", 6},
      {"and run of 9 (Nelson 1, 2)", rules_of({outside_limits, shift}, 9, 7, any), "216.37 57.89 17.06 8.52 5.14 2.00",
       ".094"},
      {"and two of three (WE 1, 2)", rules_of({outside_limits, two_of_three}, 8, 7, any),
       "225.438 77.725 20.005 7.301 3.646 1.676", ".099", 6},
      {"and four of five (WE 1, 3)", rules_of({outside_limits, four_of_five}, 8, 7, any),
       "166.055 46.181 12.664 5.856 3.680 1.887", ".126", 6},
      {"WE 1, 2, 3", rules_of({outside_limits, two_of_three, four_of_five}, 8, 7, any),
       "132.95 38.62 10.93 5.08 3.13 1.67", ".157"},
      {"WE 1, 2, 4", rules_of({outside_limits, two_of_three, shift}, 8, 7, any), "122.47 36.21 11.71 5.89 3.51 1.67",
       ".161"},
      {"WE 1, 3, 4", rules_of({outside_limits, four_of_five, shift}, 8, 7, any), "105.75 30.32 10.18 5.50 3.64 1.88",
       ".183"},
      {"WE 1 to 4", spc::profile_of(spc::ProfileId::western_electric), "92.03 27.38 9.21 4.87 3.13 1.67", ".210"},
      {"Champ and Woodall 1987: 1, 2, 3", rules_of({outside_limits, two_of_three, four_of_five}, 8, 7, any), "132.89",
       "", 1},
      {"Champ and Woodall 1987: 1, 2, 4", rules_of({outside_limits, two_of_three, shift}, 8, 7, any), "122.05", "", 1},
      {"Champ and Woodall 1987: 1, 3, 4", rules_of({outside_limits, four_of_five, shift}, 8, 7, any), "105.78", "", 1},
      {"Champ and Woodall 1987: 1 to 4", spc::profile_of(spc::ProfileId::western_electric), "91.75", "", 1},
      {"beyond 3 sigma and trend of 5", rules_of({outside_limits, trend}, 7, 5, any),
       "61.94 50.89 28.66 13.07 6.08 2.00", ".299"},
      {"and trend of 6", rules_of({outside_limits, trend}, 7, 6, any), "198.29 114.72 40.41 14.60 6.26 2.00", ".105"},
      {"and trend of 7", rules_of({outside_limits, trend}, 7, 7, any), "328.33 147.69 43.37 14.91 6.31 2.00", ".068"},
      {"run of 7 alone", rules_of({shift}, 7, 7, any), "127.0 39.4 14.8 9.3 7.7 7.0", ".143", 1},
      {"run of 8 alone", rules_of({shift}, 8, 7, any), "255.0 58.4 18.8 11.1 8.9 8.1", ".069", 1},
      {"trend of 6 alone", rules_of({trend}, 7, 6, any), "421.2", ".045"},
      {"trend of 7 alone", rules_of({trend}, 7, 7, any), "2877", ".006"},
      {"Making Data Count", spc::profile_of(spc::ProfileId::mdc), "85.98 29.25 10.59 5.69 3.57 1.79", ".220"},
      {"NHS-R", spc::profile_of(spc::ProfileId::nhs_r), "85.99 29.30 10.62 5.69 3.57 1.79", ".220"},
      {"Making Data Count with six points", mdc_six, "48.03 21.12 8.99 5.22 3.46 1.79", ".371"},
      {"Power BI", spc::profile_of(spc::ProfileId::power_bi), "41.93 22.36 9.79 5.46 3.42 1.68", ".416"},
      {"Provost and Murray", rules_of({outside_limits, shift, trend, two_of_three, fifteen_inside}, 8, 6, any),
       "88.87 33.88 11.61 5.89 3.50 1.68", ".208"},
      {"Nelson 1 to 4", rules_of({outside_limits, shift, trend, fourteen_alternating}, 9, 6, any),
       "119.19 49.00 16.61 8.47 5.14 2.00", ".153"},
      {"Nelson 1 to 8", spc::profile_of(spc::ProfileId::nelson), "73.33 28.27 9.63 4.95 3.13 1.67", ".245"},
  };
}

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

struct EstimatedRow {
  std::size_t n;
  double step;           ///< of the second half, in sigma
  std::string expected;  ///< in the order of Quantity; "-" where none is
};
const std::vector<EstimatedRow> kEstimatedRows{
    {12, 0, ".027 .054 .012 .002 .015 .047 .072 .010 .013 .000 .013"},
    {20, 0, ".048 .082 .061 .005 .026 .118 .149 .013 .022 .007 .019"},
    {24, 0, ".058 .096 .086 .006 .031 .154 .186 .013 .030 .004 .030"},
    {30, 0, ".075 .114 .126 .009 .038 .207 .241 .015 .027 .011 .020"},
    {36, 0, ".089 .130 .166 .010 .045 .259 .293 .016 .043 .019 .031"},
    {60, 0, ".146 .196 .312 .019 .072 .435 .468 .017 .044 .025 .025"},
    {100, 0, ".232 .294 .503 .033 .116 .643 .672 .018 .050 .026 .028"},
    {24, 2, "- - - - - .847 .856 - .632 - -"},
    {24, 1, "- - - - - .425 .446 - .157 - -"},
};

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
  compare_estimated_limits(options);
  fmt::print("\n{} within four standard errors, {} outside\n", compared - outside, outside);
  return outside == 0 ? 0 : 1;
}
