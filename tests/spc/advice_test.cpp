// Each warning: given by a series made for it, and with the right words and figures; clear, too early or not applying
// where it must be. How often steady series are warned of stands in advice_false_alarms_test.cpp.
#include "spc/advice.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "spc/analyse.h"
#include "spc/chart_catalogue.h"
#include "spc/warnings/skewed_values_warning.h"
#include "spc/warnings/warning_catalogue.h"
#include "support/steady_noise.h"

namespace qi::spc {
namespace {

Request series(std::vector<double> values, ChartKind chart = ChartKind::individuals,
               std::vector<double> denominators = {}) {
  Request request;
  request.chart = chart;
  request.values = std::move(values);
  request.denominators = std::move(denominators);
  return request;
}

Advice about(std::string_view warning, const Request& request, std::optional<std::size_t> season = std::nullopt) {
  const auto all = advise(request, season);
  EXPECT_TRUE(all) << all.error().message;
  return *std::ranges::find(*all, warning, &Advice::warning);
}

double figure(const Advice& advice, std::string_view name) {
  const auto found = std::ranges::find(advice.figures, name, &stats::Figure::slug);
  return found == advice.figures.end() ? kMissing : found->value;
}

// 24 steady months; mean 50.1, neighbours neither alike nor in turn.
const std::vector<double> kSteady{46.4, 47.8, 50.8, 45.9, 52.5, 49.9, 49.6, 50.1, 51.4, 54.2, 50.6, 50.3,
                                  47.4, 51.7, 52.8, 47.1, 51.1, 53.1, 52.2, 48.9, 49.2, 48.3, 48.6, 53.6};

TEST(Warnings, HaveAnIdOfTheirOwn) {
  std::set<WarningId> ids;
  for (const Warning& row : warning_catalogue()) ids.insert(row.id);
  EXPECT_EQ(ids.size(), warning_catalogue().size());
}

TEST(WarningCatalogue, HasARowWithWordsForEachWarningAndFindsItBySlug) {
  std::set<std::string_view> slugs;
  for (const Warning& row : warning_catalogue()) {
    EXPECT_TRUE(slugs.insert(row.slug).second) << row.slug;
    EXPECT_EQ(find_warning(row.slug), &row);
    for (const std::string_view words : {row.title, row.finds, row.says, row.source}) EXPECT_FALSE(words.empty());
    EXPECT_TRUE(row.finds.ends_with('.') && row.says.ends_with('.')) << row.slug;
  }
  EXPECT_EQ(slugs.size(), 10u);
  EXPECT_EQ(find_warning("sunspots"), nullptr);
}

TEST(Advice, AnswersEveryWarningInWordsForEveryChartAndLength) {
  std::size_t answered = 0;
  for (const ChartRow& chart : chart_catalogue())
    for (const std::size_t size : {0u, 1u, 2u, 3u, 12u, 13u, 24u}) {
      std::vector<double> values, denominators;
      for (std::size_t i = 0; i < size; ++i) {
        values.push_back(static_cast<double>(10 + (i * 7) % 5));
        if (has_denominators(chart.takes)) denominators.push_back(static_cast<double>(40 + i));
      }
      const Request request = series(values, chart.kind, denominators);
      if (!analyse(request)) continue;
      ++answered;
      const auto all = advise(request, 12);
      ASSERT_TRUE(all) << chart.slug << size << all.error().message;
      ASSERT_EQ(all->size(), warning_catalogue().size());
      for (const Advice& advice : *all) {
        EXPECT_TRUE(advice.says.ends_with('.')) << chart.slug << " " << advice.warning;
        EXPECT_EQ(advice.what_to_do.empty(), advice.outcome != Outcome::warns) << chart.slug << " " << advice.warning;
        for (const stats::Figure& one : advice.figures)
          EXPECT_TRUE(std::isfinite(one.value)) << advice.warning << " " << one.slug;
      }
    }
  EXPECT_GE(answered, 14u * 7) << "14 charts take figures, with or without denominators";
}

TEST(Advice, IsSilentOnSteadyMonths) {
  const auto all = advise(series(kSteady), 12);
  ASSERT_TRUE(all);
  for (const Advice& warning : warnings_among(*all)) ADD_FAILURE() << warning.warning << ": " << warning.says;
}

TEST(Advice, RefusesWhatTheEngineRefusesAndASeasonOfOne) {
  const auto infinite = advise(series({1, std::numeric_limits<double>::infinity()}));
  ASSERT_FALSE(infinite);
  EXPECT_EQ(infinite.error().message, "A value is infinite. Give a number, or leave it out.");
  EXPECT_EQ(advise(series(kSteady), 1).error().message,
            "A season needs at least 2 points in a cycle, such as 12 months.");
}

TEST(Advice, JudgesAMovingRangeChartByTheFiguresBehindIt) {
  EXPECT_EQ(about("few-points", series(kSteady, ChartKind::moving_range)).outcome, Outcome::clear);
  EXPECT_EQ(figure(about("few-points", series(kSteady, ChartKind::moving_range)), "points"), 24);
}

TEST(FewPoints, AreTooFewBelowTwelveProvisionalBelowTwentyAndFirmFromThen) {
  const auto first = [](std::ptrdiff_t count) {
    return about("few-points", series({kSteady.begin(), kSteady.begin() + count}));
  };
  EXPECT_TRUE(first(11).says.starts_with("Limits would rest on 11 points only, which is too few"));
  EXPECT_EQ(first(12).says,
            "Limits are provisional: they rest on 12 points, so that their distance from the centre line is known to "
            "about 27% either way.");
  EXPECT_EQ(first(19).outcome, Outcome::warns);
  EXPECT_EQ(first(20).outcome, Outcome::clear);
  EXPECT_NEAR(figure(first(12), "sigma_error"), 0.27021264965404163, 1e-14);
  EXPECT_EQ(about("few-points", series(kSteady, ChartKind::run)).outcome, Outcome::does_not_apply);
}

// They were told to be read as a run chart beside limits that were drawn.
TEST(FewPoints, OfANewPhaseHaveLimitsThatAreDrawn) {
  Request request = series(kSteady);
  request.phases = {{.index = 0}, {.index = 16}};
  const Advice told = about("few-points", request);
  EXPECT_TRUE(told.says.starts_with("Limits rest on 8 points only, which is too few")) << told.says;
  EXPECT_EQ(told.what_to_do, "Let runs, not limits, tell you of change until there are 12 points.");
}

TEST(FewPoints, AreNotAskedOfLimitsThatAreGiven) {
  Request request = series(kSteady);
  request.given = GivenLimits{.centre = 50, .sigma = 2};
  EXPECT_EQ(about("few-points", request).says, "The limits were given.");
}

TEST(FewPoints, AreThoseOfTheBaselineInForce) {
  Request request = series(kSteady);
  request.phases = {{.index = 0}, {.index = 14}};
  EXPECT_EQ(figure(about("few-points", request), "points"), 10);
  request.phases = {{.index = 0, .baseline_points = 15}};
  EXPECT_EQ(figure(about("few-points", request), "points"), 15);
}

TEST(ConstantSeries, IsToldWithItsValueAlsoWhereRoundingMovesIt) {
  const Advice advice = about("constant-series", series({0.3, 0.1 + 0.2, 0.3, 0.3}));
  EXPECT_EQ(advice.outcome, Outcome::warns);
  EXPECT_EQ(advice.says, "All 4 points that set the limits have the same figure, 0.3.");
  EXPECT_EQ(about("constant-series", series({0.3, 0.3, 0.4})).outcome, Outcome::clear);
  EXPECT_EQ(about("constant-series", series({0.3})).outcome, Outcome::too_little_data);
}

TEST(MissingValues, WarnFromATenthAndTwoOnAndNameThem) {
  std::vector<double> values = kSteady;
  values[3] = kMissing;
  EXPECT_EQ(about("missing-values", series(values)).outcome, Outcome::clear) << "one of 24";
  values[9] = kMissing;
  EXPECT_EQ(about("missing-values", series(values)).outcome, Outcome::clear) << "two of 24 are 8%";
  values[20] = kMissing;
  const Advice advice = about("missing-values", series(values));
  EXPECT_EQ(advice.outcome, Outcome::warns);
  EXPECT_EQ(advice.says, "3 of 24 points have no figure, so runs and limits rest on what is left.");
  EXPECT_EQ(advice.places, (std::vector<std::size_t>{3, 9, 20}));
  EXPECT_EQ(figure(advice, "ranges"), 17);
  EXPECT_EQ(about("missing-values", series({1, kMissing, 2, 3, 4})).outcome, Outcome::clear) << "one is no pattern";
}

TEST(RareEvents, WarnWhereFewerThanFiveAreExpected) {
  const Advice small = about("rare-events", series({3, 5, 4, 6, 2}, ChartKind::c));
  EXPECT_EQ(small.outcome, Outcome::warns);
  EXPECT_EQ(small.says, "A usual point has about 4.0 to count, and limits need 5 or more.");
  EXPECT_EQ(about("rare-events", series({5, 6, 4, 7, 5}, ChartKind::c)).outcome, Outcome::clear);
  EXPECT_DOUBLE_EQ(figure(about("rare-events", series({1, 3, 2}, ChartKind::p, {100, 200, 150})), "expected"), 2);
}

TEST(RareEvents, CountTheCasesThatDoNotWhereTheyAreTheRarerOnes) {
  const Advice advice = about("rare-events", series({98, 99, 97}, ChartKind::p, {100, 100, 100}));
  EXPECT_EQ(advice.outcome, Outcome::warns);
  EXPECT_EQ(advice.says, "A usual point has about 2.0 that do not count, and limits need 5 or more.");
  EXPECT_TRUE(about("rare-events", series({100, 100, 99}, ChartKind::p, {100, 100, 100}))
                  .says.starts_with("In 67% of the points every case counts"));
}

TEST(RareEvents, AreSeenInCountsOnAnXmrChartByTheirZeros) {
  const Advice advice = about("rare-events", series({0, 0, 1, 0, 2, 0}));
  EXPECT_EQ(advice.outcome, Outcome::warns);
  EXPECT_EQ(advice.says, "In 67% of the points the count is 0, so this chart shows a floor and not a process.");
  EXPECT_EQ(about("rare-events", series({0, 0.5, 0, 0})).outcome, Outcome::does_not_apply) << "no counts";
  EXPECT_EQ(about("rare-events", series({0, 3, 0, 0}, ChartKind::g)).outcome, Outcome::does_not_apply);
}

// Attendances seen within four hours, from Mohammed and others 2013, as in qicharts2.
const std::vector<double> kSeen{266501, 264225, 276532, 281461, 269071, 261215, 270409, 279778, 270483, 270320,
                                267923, 271478, 255353, 256820, 261835, 259144, 255910, 260863, 264465, 260989};
const std::vector<double> kAttendances{280443, 276823, 291681, 296155, 282343, 275888, 283867, 295251, 284468, 282529,
                                       279618, 283932, 266629, 268091, 276803, 271578, 266005, 273520, 278574, 273772};

TEST(Overdispersion, IsToldByHowManyEachChartCallsUnusual) {
  const Advice advice = about("overdispersion", series(kSeen, ChartKind::p, kAttendances));
  EXPECT_EQ(advice.outcome, Outcome::warns);
  EXPECT_EQ(
      advice.says,
      "The counts lie 10.64 times as far apart as chance of single cases makes them, so 16 of 20 points are outside "
      "these limits, and 0 outside those of the p′ chart.");
  EXPECT_EQ(about("overdispersion", series(kSeen, ChartKind::p_prime, kAttendances)).outcome, Outcome::clear);
  EXPECT_EQ(about("overdispersion", series(kSteady)).outcome, Outcome::does_not_apply);
}

TEST(Overdispersion, IsSeenInCountsWithoutADenominatorToo) {
  const Advice advice =
      about("overdispersion", series({400, 520, 380, 610, 450, 330, 560, 480, 390, 540, 420, 600}, ChartKind::c));
  EXPECT_EQ(advice.outcome, Outcome::warns);
  EXPECT_GT(figure(advice, "sigma_z"), 3);
}

TEST(Overdispersion, HasAnOpposite) {
  std::vector<double> smooth;
  for (int i = 0; i < 24; ++i) smooth.push_back(100 + i % 2);
  const Advice advice = about("overdispersion", series(smooth, ChartKind::c));
  EXPECT_EQ(advice.outcome, Outcome::warns);
  EXPECT_TRUE(advice.says.starts_with("The counts lie only 0.09 times as far apart"));
}

TEST(Autocorrelation, SaysWhatItDoesToLimits) {
  test::SteadyNoise noise(1);
  std::vector<double> values;
  double level = 0;
  for (int i = 0; i < 60; ++i) values.push_back(50 + (level = 0.8 * level + noise.normal()));
  const Advice advice = about("autocorrelation", series(values));
  EXPECT_EQ(advice.outcome, Outcome::warns);
  EXPECT_NEAR(figure(advice, "width"), std::sqrt(1 - figure(advice, "lag_1")), 1e-15);
  EXPECT_NEAR(figure(advice, "limit"), 1.96 / std::sqrt(60.0), 1e-15);
  EXPECT_NE(advice.says.find("of the width they should have"), std::string::npos);
}

TEST(Autocorrelation, SeesTwoSourcesThatTakeTurns) {
  std::vector<double> values = kSteady;
  for (std::size_t i = 0; i < values.size(); i += 2) values[i] += 6;
  const Advice advice = about("autocorrelation", series(values));
  EXPECT_EQ(advice.outcome, Outcome::warns);
  EXPECT_TRUE(advice.says.starts_with("High and low figures take turns"));
}

TEST(Autocorrelation, IsLookedForAboutTheLevelOfEachPhase) {
  std::vector<double> values = kSteady;
  for (std::size_t i = 12; i < 24; ++i) values[i] += 30;
  Request request = series(values);
  EXPECT_EQ(about("autocorrelation", request).outcome, Outcome::warns);
  request.phases = {{.index = 0}, {.index = 12}};
  EXPECT_EQ(about("autocorrelation", request).outcome, Outcome::clear);
  EXPECT_EQ(about("autocorrelation", series({1, 2, 3})).outcome, Outcome::too_little_data);
}

TEST(Seasonality, NeedsAPeriodAndTwoFullCycles) {
  std::vector<double> values = kSteady;
  for (std::size_t i = 0; i < values.size(); ++i) values[i] += i % 12 == 0 || i % 12 == 11 ? 15 : 0;
  const Advice advice = about("seasonality", series(values), 12);
  EXPECT_EQ(advice.outcome, Outcome::warns);
  EXPECT_TRUE(advice.says.starts_with("The month explains about ")) << advice.says;
  EXPECT_LT(figure(advice, "p_value"), 0.01);
  EXPECT_EQ(about("seasonality", series(values)).outcome, Outcome::does_not_apply);
  values.pop_back();
  const Advice early = about("seasonality", series(values), 12);
  EXPECT_EQ(early.outcome, Outcome::too_little_data);
  EXPECT_EQ(early.says, "A season shows from two full years on, 24 points with figures.");
}

TEST(InfluentialPoint, IsNamedWithWhatLimitsWouldBeWithoutIt) {
  std::vector<double> values = kSteady;
  values[7] = 90;
  const Advice advice = about("influential-point", series(values));
  EXPECT_EQ(advice.outcome, Outcome::warns);
  EXPECT_EQ(advice.places, (std::vector<std::size_t>{7}));
  EXPECT_TRUE(advice.says.starts_with("Point 8 lies ")) << advice.says;
  EXPECT_GT(figure(advice, "sigmas"), 4);
  EXPECT_GT(figure(advice, "narrower"), 0.3);
  EXPECT_EQ(about("influential-point", series(kSteady)).outcome, Outcome::clear);
  EXPECT_EQ(about("influential-point", series({1, 2, 90})).outcome, Outcome::too_little_data);
}

TEST(InfluentialPoint, AmongOverdispersedCountsIsNotEveryOne) {
  EXPECT_EQ(about("influential-point", series(kSeen, ChartKind::p, kAttendances)).outcome, Outcome::clear);
}

TEST(InfluentialPoint, OfTimesBetweenIsLookedForOnTheirScale) {
  std::vector<double> days;
  test::SteadyNoise noise(2);
  for (int i = 0; i < 30; ++i) days.push_back(std::ceil(-30 * std::log(noise.share())));
  EXPECT_EQ(about("influential-point", series(days, ChartKind::t)).outcome, Outcome::clear);
  days[11] = 3000;
  EXPECT_EQ(about("influential-point", series(days, ChartKind::t)).places, (std::vector<std::size_t>{11}));
}

TEST(CoarseFigures, AreSeenByHowFewRangesFit) {
  std::vector<double> rounded;
  for (const double value : kSteady) rounded.push_back(std::round(value / 5) * 5);
  const Advice advice = about("coarse-figures", series(rounded));
  EXPECT_EQ(advice.outcome, Outcome::warns);
  EXPECT_EQ(figure(advice, "step"), 5);
  EXPECT_LT(figure(advice, "possible_ranges"), 5);
  EXPECT_TRUE(advice.says.starts_with("Figures go in steps of 5, so that only ")) << advice.says;
  EXPECT_EQ(about("coarse-figures", series(kSteady)).outcome, Outcome::clear);
  EXPECT_EQ(about("coarse-figures", series({3, 5}, ChartKind::c)).outcome, Outcome::does_not_apply);
}

TEST(CoarseFigures, CountATenthThatRoundingLeftShortAsOneStep) {
  std::vector<double> tenths;
  for (int i = 0; i < 24; ++i) tenths.push_back(0.1 * (i % 3));
  const Advice advice = about("coarse-figures", series(tenths));
  EXPECT_NEAR(figure(advice, "step"), 0.1, 1e-12);
  EXPECT_EQ(figure(advice, "possible_ranges"), 5) << "0 to 4 tenths below 3.267 x 0.13";
}

TEST(SampleSkewness, AgreesWithItsFormulaInR) {
  EXPECT_NEAR(sample_skewness(std::vector<double>{1, 2, 3, 10}), 1.7636326148038881, 1e-14);
  EXPECT_NEAR(skewness_error(24), 0.47226084215219771, 1e-15);
}

TEST(SkewedValues, WarnWhereTheLowerLimitIsBelowAnythingPossible) {
  const std::vector<double> waits{3, 9, 2, 1, 8, 1, 2, 15, 4, 1, 2, 6, 3, 1, 2, 5, 1, 9, 2, 3, 12, 1};
  const Advice advice = about("skewed-values", series(waits));
  EXPECT_EQ(advice.outcome, Outcome::warns);
  EXPECT_TRUE(advice.says.starts_with("The lower limit is below 0, which no figure has been")) << advice.says;
  std::vector<double> late;
  for (const double wait : waits) late.push_back(100 - wait);
  EXPECT_TRUE(about("skewed-values", series(late)).says.starts_with("Figures have a long tail of low ones"));
}

TEST(SkewedValues, AreNotMadeByOneWildFigure) {
  std::vector<double> values = kSteady;
  values[7] = 90;
  EXPECT_EQ(about("skewed-values", series(values)).outcome, Outcome::clear);
}

TEST(Advice, NamesPointsAndValuesAsTheWordingDoes) {
  Wording wording{.format = {.style = ValueStyle::percent}};
  for (int i = 0; i < 24; ++i) wording.dates.push_back(next_period(Frequency::month, *Date::from(2024, 1, 1), i));
  std::vector<double> values = kSteady;
  values[7] = 90;
  const auto all = advise(series(values), std::nullopt, wording);
  ASSERT_TRUE(all);
  EXPECT_TRUE(std::ranges::find(*all, "influential-point", &Advice::warning)->says.starts_with("August 2024 lies "));
  EXPECT_EQ(std::ranges::find(*all, "few-points", &Advice::warning)->says, "Limits rest on 24 months.");
}

}  // namespace
}  // namespace qi::spc
