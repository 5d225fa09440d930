// Seasons: whether there is one, and taking it out so that it can be put back. Expected figures are R 4.2.2's: acf, lm
// and anova, decompose.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/number.h"
#include "spc/lag_one.h"
#include "spc/season_test.h"
#include "spc/seasonal_adjustment.h"
#include "spc/series.h"
#include "support/steady_noise.h"

namespace qi::spc {
namespace {

// Three years of months that peak every third month, with a slow rise.
const std::vector<double> kMonths{23, 27, 31, 22, 25, 34, 29, 21, 24, 36, 33, 20, 26, 30, 35, 24, 28, 37,
                                  31, 23, 27, 39, 36, 22, 29, 33, 38, 25, 30, 41, 33, 24, 29, 42, 38, 24};

std::vector<double> distances(std::vector<double> values) {
  const double level = mean(values);
  for (double& value : values) value -= level;
  return values;
}

std::string refusal(std::span<const double> values, std::size_t period, SeasonModel model) {
  const auto adjusted = adjust_for_season(values, period, model);
  return adjusted ? "answered" : adjusted.error().message;
}

TEST(LagOne, AgreesWithTheWorkedExampleAndWithR) {
  const auto in_turn = lag_one(std::vector<double>{1, -1, 1, -1});
  ASSERT_TRUE(in_turn);
  EXPECT_DOUBLE_EQ(in_turn->coefficient, -0.75);
  EXPECT_DOUBLE_EQ(in_turn->limit, 0.98);
  EXPECT_NEAR(lag_one(distances(kMonths))->coefficient, 0.07327009628793099, 1e-14);
}

TEST(LagOne, FormsNoPairAcrossAGapOrTheStartOfAPhase) {
  const auto gap = lag_one(std::vector<double>{1, -1, kMissing, 1, -1});
  ASSERT_TRUE(gap);
  EXPECT_EQ(gap->pairs, 2u);
  EXPECT_DOUBLE_EQ(gap->coefficient, -2.0 / 4 * 3 / 2);
  const std::vector<std::size_t> starts{0, 2};
  EXPECT_EQ(lag_one(std::vector<double>{1, -1, 1, -1}, starts)->pairs, 2u);
}

TEST(LagOne, IsUndefinedWithoutAPairOrWithoutVariation) {
  EXPECT_FALSE(lag_one({}));
  EXPECT_FALSE(lag_one(std::vector<double>{1, kMissing, -1}));
  EXPECT_FALSE(lag_one(std::vector<double>{0, 0, 0}));
}

TEST(SeasonTest, AgreesWithTwoWayAnalysisOfVarianceInR) {
  const auto test = season_test(kMonths, 12);
  ASSERT_TRUE(test);
  EXPECT_DOUBLE_EQ(trend_over_cycles(kMonths, 12), 0.25);
  EXPECT_EQ(test->upper_degrees, 11);
  EXPECT_EQ(test->lower_degrees, 22);
  EXPECT_NEAR(test->f, 202.262315270935, 1e-9);
  EXPECT_NEAR(test->p_value / 1.891454464265697e-19, 1, 1e-9);
  EXPECT_NEAR(test->explained, 0.9853130030567764, 1e-12);
}

// The same months with noise.
const std::vector<double> kNoisy{24, 24, 36, 26, 35, 38, 21, 20, 35, 47, 36, 20, 28, 30, 35, 25, 35, 37,
                                 30, 21, 36, 40, 44, 30, 33, 31, 46, 30, 24, 48, 34, 30, 24, 33, 43, 22};

TEST(SeasonTest, AgreesWithRAlsoWhereValuesAreMissing) {
  const auto whole = season_test(kNoisy, 12);
  ASSERT_TRUE(whole);
  EXPECT_NEAR(whole->f, 4.141339802658401, 1e-12);
  EXPECT_NEAR(whole->p_value, 0.002224167391697597, 1e-14);
  EXPECT_NEAR(whole->explained, 0.5115072449335257, 1e-12);
  std::vector<double> gaps = kNoisy;
  gaps[5] = gaps[19] = kMissing;
  const auto test = season_test(gaps, 12);
  ASSERT_TRUE(test);
  EXPECT_EQ(test->used, 34u);
  EXPECT_EQ(test->lower_degrees, 20);
  EXPECT_NEAR(test->f, 3.331634609667638, 1e-9);
  EXPECT_NEAR(test->p_value, 0.009438024148718683, 1e-10);
  EXPECT_NEAR(test->explained, 0.4527607230926713, 1e-9);
}

TEST(SeasonTest, NeedsTwoValuesAtEveryPlaceOfTheCycle) {
  const std::span<const double> months = kMonths;
  EXPECT_FALSE(season_test(months.first(23), 12));
  EXPECT_TRUE(season_test(months.first(24), 12));
  std::vector<double> gap(months.begin(), months.begin() + 24);
  gap[3] = kMissing;
  EXPECT_FALSE(season_test(gap, 12));
  EXPECT_FALSE(season_test({}, 12));
}

TEST(SeasonTest, SeesNoSeasonInASteadyRiseAStepOrNothing) {
  std::vector<double> rise, flat(36, 7.0);
  for (int i = 0; i < 36; ++i) rise.push_back(0.7 * i + (i % 5 == 0 ? 0.3 : 0));
  EXPECT_GT(season_test(rise, 12)->p_value, 0.01);
  EXPECT_EQ(season_test(flat, 12)->p_value, 1);
  EXPECT_EQ(season_test(flat, 12)->explained, 0);
  test::SteadyNoise noise(1);
  std::vector<double> step = noise.normals(36);
  for (std::size_t i = 17; i < 36; ++i) step[i] += 5;
  EXPECT_GT(season_test(step, 12)->p_value, 0.01);
}

TEST(SeasonTest, OfAPerfectSeasonIsCertainAndNotANumberThatIsNone) {
  std::vector<double> perfect;
  for (int i = 0; i < 28; ++i) perfect.push_back(i % 7);
  const auto test = season_test(perfect, 7);
  ASSERT_TRUE(test);
  EXPECT_EQ(test->p_value, 0);
  EXPECT_TRUE(std::isinf(test->f));
  EXPECT_DOUBLE_EQ(test->explained, 1);
}

TEST(SeasonTest, CallsOneOfAHundredSteadySeriesSeasonal) {
  test::SteadyNoise noise(2);
  int called = 0;
  constexpr int kSeries = 2000;
  for (int i = 0; i < kSeries; ++i) called += season_test(noise.normals(36), 12)->p_value < 0.01 ? 1 : 0;
  EXPECT_LT(called, kSeries * 0.025);
  EXPECT_GT(called, kSeries * 0.004);
}

TEST(SeasonalAdjustment, AgreesWithTheWorkedExample) {
  const std::vector<double> values{10, 20, 12, 22, 14, 24};
  const auto adjusted = adjust_for_season(values, 2, SeasonModel::additive);
  ASSERT_TRUE(adjusted);
  EXPECT_EQ(adjusted->factors, (std::vector<double>{-4.5, 4.5}));
  EXPECT_EQ(adjusted->adjusted, (std::vector<double>{14.5, 15.5, 16.5, 17.5, 18.5, 19.5}));
  EXPECT_EQ(adjusted->original, values);
  EXPECT_EQ(adjusted->rest_on, (std::vector<std::size_t>{2, 2}));
}

// With two averages for each month the median is the mean, which decompose takes.
TEST(SeasonalAdjustment, AgreesWithDecomposeInR) {
  const std::vector<double> additive{-2.53993055555556, 1.31423611111111, 6.14756944444444, -6.08159722222222,
                                     -1.81076388888889, 8.00173611111111, 1.33506944444445, -6.91493055555555,
                                     -3.68576388888889, 8.10590277777778, 4.93923611111111, -8.81076388888889};
  const std::vector<double> multiplicative{0.915723023679813, 1.044114763742561, 1.203437090476821, 0.802344190236703,
                                           0.942064671135339, 1.258383841944223, 1.048289306779912, 0.761618963601618,
                                           0.873976018868381, 1.277129761478760, 1.168047599368113, 0.704870768687757};
  const auto units = adjust_for_season(kMonths, 12, SeasonModel::additive);
  const auto percent = adjust_for_season(kMonths, 12, SeasonModel::multiplicative);
  ASSERT_TRUE(units && percent);
  for (std::size_t i = 0; i < 12; ++i) {
    EXPECT_NEAR(units->factors[i], additive[i], 1e-12);
    EXPECT_NEAR(percent->factors[i], multiplicative[i], 1e-12);
  }
  const std::vector<double> weekly{-0.568027210884354, -4.996598639455783, 3.789115646258505, 2.908163265306123,
                                   -5.425170068027210, 2.289115646258502,  2.003401360544217};
  const auto days = adjust_for_season(std::span(kMonths).first(21), 7, SeasonModel::additive);
  ASSERT_TRUE(days);
  for (std::size_t i = 0; i < 7; ++i) {
    if (days->rest_on[i] > 2) continue;
    EXPECT_NEAR(days->factors[i] - days->factors[0], weekly[i] - weekly[0], 1e-11) << i;
  }
}

TEST(SeasonalAdjustment, LeavesAWildMonthOutOfTheFactors) {
  std::vector<double> values;
  for (int i = 0; i < 60; ++i) values.push_back(100 + (i % 12 == 11 ? 20 : 0));
  values[35] = 400;
  const auto adjusted = adjust_for_season(values, 12, SeasonModel::additive);
  ASSERT_TRUE(adjusted);
  EXPECT_LT(std::abs(adjusted->factors[11] - adjusted->factors[0] - 20), 1);
  EXPECT_GT(adjusted->adjusted[35], 350) << "the wild value itself stays in sight";
}

TEST(SeasonalAdjustment, KeepsMissingValuesMissingAndFormsNoAverageOverThem) {
  std::vector<double> values = kMonths;
  values[17] = kMissing;
  values.insert(values.end(), kMonths.begin(), kMonths.end());
  const auto adjusted = adjust_for_season(values, 12, SeasonModel::additive);
  ASSERT_TRUE(adjusted);
  EXPECT_TRUE(std::isnan(adjusted->adjusted[17]));
  EXPECT_EQ(std::ranges::count_if(adjusted->adjusted, [](double value) { return std::isnan(value); }), 1);
}

TEST(SeasonalAdjustment, PutsTheSeasonBackAfterTheLastValueToo) {
  const auto adjusted = adjust_for_season(kMonths, 12, SeasonModel::additive);
  ASSERT_TRUE(adjusted);
  EXPECT_DOUBLE_EQ(with_season(*adjusted, 36, 30), 30 + adjusted->factors[0]);
  EXPECT_DOUBLE_EQ(without_season(*adjusted, 36 + 11, 30), 30 - adjusted->factors[11]);
}

TEST(SeasonalAdjustment, RefusesWhatHasNoSeasonToSee) {
  EXPECT_EQ(refusal(kMonths, 1, SeasonModel::additive),
            "A season needs at least 2 points in a cycle, such as 12 months.");
  EXPECT_EQ(refusal(std::span(kMonths).first(23), 12, SeasonModel::additive),
            "A season shows from two full cycles on: give at least 24 values.");
  EXPECT_EQ(refusal(std::vector<double>{1, 2, 0, 3}, 2, SeasonModel::multiplicative),
            "A season in percent needs values above 0. Ask for one in units (additive) instead.");
  EXPECT_EQ(refusal(std::vector<double>{1, 2, std::numeric_limits<double>::infinity(), 3}, 2, SeasonModel::additive),
            "A value is infinite. Give a number, or leave it out.");
  std::vector<double> gap(kMonths.begin(), kMonths.begin() + 24);
  gap[10] = kMissing;
  EXPECT_TRUE(refusal(gap, 12, SeasonModel::additive).starts_with("Too many values are missing to see the season"));
}

TEST(SeasonModel, IsNamedAndFoundBySlug) {
  EXPECT_EQ(parse_season_model(slug(SeasonModel::multiplicative)), SeasonModel::multiplicative);
  EXPECT_FALSE(parse_season_model("guessed"));
}

}  // namespace
}  // namespace qi::spc
