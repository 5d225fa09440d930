#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "stats/asking.h"
#include "stats/test_sentence.h"

// Every test of the catalogue is asked about figures that nobody would choose. It must refuse with a sentence or answer
// with numbers that are defined, or say in a note why one is not.
namespace qi::stats {
namespace {

constexpr std::array kAwkward{0.0,  1.0,  1.0,   2.0,   -1.0,   3.0,     5.0,  7.0,        40.0,
                              0.1,  0.2,  0.3,   1e-12, 1e-300, -2.5,    1e9,  1e99,       -1e99,
                              12.0, 55.5, 0.999, 0.001, 1e6,    1e6 + 1, 1e15, kUndefined, -0.0};
constexpr std::array kCounts{0.0, 0.0, 1.0, 1.0, 2.0, 3.0, 5.0, 8.0, 40.0, 500.0, 1e6, 999'999.0, 1e9, 0.5, kUndefined};
constexpr std::array kTotals{1.0, 2.0, 5.0, 40.0, 500.0, 1e6, 1e9, 0.0};
constexpr std::array kChances{0.0,  1.0,     1.0, 0.5, 1e-300, 1e-12,     0.001,
                              0.05, 0.04999, 0.3, 0.3, 0.7,    1.0000001, kUndefined};
constexpr std::array kPlain{1.0, 2.0, 3.0, 4.0, 5.0, 6.5, 8.0, 9.5};

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t count) { return engine_() % count; }
  template <std::size_t N>
  std::vector<double> draw(const std::array<double, N>& from, std::size_t count) {
    std::vector<double> drawn;
    for (std::size_t i = 0; i < count; ++i) drawn.push_back(from[below(N)]);
    return drawn;
  }

 private:
  std::minstd_rand engine_;
};

std::vector<double> column(Dice& dice, std::size_t rows) {
  return dice.below(3) == 0 ? dice.draw(kAwkward, rows) : dice.draw(kPlain, rows);
}

TestRequest awkward_request(const TestRow& row, Dice& dice) {
  const std::size_t rows = dice.below(12);
  TestRequest request;
  switch (row.takes) {
    case Takes::one_sample: request = request_with({column(dice, rows)}); break;
    case Takes::two_samples: request = request_with({column(dice, rows), column(dice, 1 + dice.below(12))}); break;
    case Takes::pairs: request = request_with({column(dice, rows), column(dice, rows)}); break;
    case Takes::samples:
      request = request_with({column(dice, rows), column(dice, 5), column(dice, 1 + dice.below(4))});
      break;
    case Takes::counts_of_totals: {
      const std::size_t groups = dice.below(4);
      request = request_with({dice.draw(kCounts, groups), dice.draw(kTotals, groups)});
      break;
    }
    case Takes::table: {
      const std::size_t groups = 1 + dice.below(3);
      request = request_with({dice.draw(kCounts, groups), dice.draw(kCounts, groups)});
      if (dice.below(3) == 0) request.columns.push_back({"C", dice.draw(kCounts, groups)});
      break;
    }
    case Takes::counts: request = request_with({dice.draw(kCounts, rows)}); break;
    case Takes::p_values: request = request_with({dice.draw(kChances, rows)}); break;
    case Takes::predictors:
      request = request_with({column(dice, rows), column(dice, rows), column(dice, rows)});
      if (dice.below(2) == 0)
        for (double& value : request.columns.front().values) value = static_cast<double>(dice.below(2));
      break;
    case Takes::two_factors: {
      request = request_with({column(dice, rows)});
      Labels station{"Station", {}};
      Labels shift{"Shift", {}};
      for (std::size_t i = 0; i < rows; ++i) {
        station.values.push_back(std::string(1, static_cast<char>('a' + dice.below(3))));
        shift.values.push_back(std::string(1, static_cast<char>('x' + dice.below(2))));
      }
      request.factors = {station, shift};
      break;
    }
  }
  constexpr std::array kLevels{0.95, 0.5, 0.001, 0.999, 0.999999999};
  constexpr std::array kAssumed{0.0, 0.0, 0.5, 0.3, 1.0, 2.0, -3.0};
  request.level = kLevels[dice.below(kLevels.size())];
  const double assumed = kAssumed[dice.below(kAssumed.size())];
  // Any other is refused at the door: see catalogue_properties_test.cpp.
  if (!row.null_value.empty()) request.null_value = assumed;
  request.alternative = static_cast<Alternative>(dice.below(3));
  if (dice.below(3) == 0) request.exact = dice.below(2) == 0;
  request.continuity_correction = dice.below(2) == 0;
  return request;
}

/// Bounds of a low level may lie beyond the estimate.
bool may_miss_the_estimate(const TestRequest& request) {
  return request.level < 0.95;
}

std::string wrong_with(const TestRequest& request, const TestResult& result) {
  const bool is_explained = !result.notes.empty();
  if (std::isnan(result.p_value) ? !is_explained : !(result.p_value >= 0 && result.p_value <= 1))
    return "p-value " + std::to_string(result.p_value);
  if (!result.statistic_name.empty() && !std::isfinite(result.statistic) && !is_explained) return "statistic";
  for (const double degrees : result.degrees)
    if (!(degrees > 0 && std::isfinite(degrees))) return "degrees";
  for (const Effect& effect : result.effects) {
    if (!std::isfinite(effect.estimate) && !is_explained) return effect.name;
    if (!effect.interval) continue;
    if (!(effect.interval->lower <= effect.interval->upper)) return effect.name + ": interval";
    if (may_miss_the_estimate(request)) continue;
    const double slack = 1e-9 * std::max(1.0, std::abs(effect.estimate));
    if (!(effect.interval->lower <= effect.estimate + slack && effect.interval->upper >= effect.estimate - slack))
      return effect.name + " " + std::to_string(effect.estimate) + " and its interval " +
             std::to_string(effect.interval->lower) + " to " + std::to_string(effect.interval->upper);
  }
  for (const Figure& one : result.figures)
    if (!std::isfinite(one.value) && !is_explained) return one.slug;
  for (const Check& check : result.checks)
    if (check.seen.empty()) return check.slug;
  return "";
}

TEST(AwkwardFigures, AreAnsweredInDefinedNumbersOrRefusedWithASentence) {
  constexpr unsigned kAsked = 60;
  for (const TestRow& row : test_catalogue()) {
    std::size_t answered = 0;
    for (unsigned seed = 1; seed <= kAsked; ++seed) {
      Dice dice(seed);
      const TestRequest request = awkward_request(row, dice);
      const auto result = run_test(row.slug, request);
      if (!result) {
        EXPECT_TRUE(result.error().message.ends_with(".")) << row.slug << " " << seed << ": " << result.error().message;
        continue;
      }
      ++answered;
      EXPECT_EQ(wrong_with(request, *result), "") << row.slug << " " << seed;
      EXPECT_EQ(sentence(row, request, *result).find("nan"), std::string::npos) << row.slug << " " << seed;
    }
    EXPECT_GT(answered, 0u) << row.slug;
  }
}

TEST(AwkwardFigures, LevelsTooNearToAllOrNothingAreRefused) {
  for (const double level : {0.0, 1.0, 1e-300, std::nextafter(1.0, 0.0), -1.0, 95.0, kUndefined}) {
    TestRequest request = request_with({{1, 2, 4}});
    request.level = level;
    EXPECT_EQ(refusal("one-sample-t", request), "Give a confidence level between 0 and 1, such as 0.95.") << level;
  }
}

}  // namespace
}  // namespace qi::stats
