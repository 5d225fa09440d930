// Forecasts: a steady process within its limits, a trend with its range, and none where the process is not stable.
// Expected figures of the line are R 4.2.2's: lm, predict, uniroot; of chances pbinom, ppois, pgeom and pt.
#include "spc/forecast.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "spc/analyse.h"
#include "spc/forecast_sentence.h"
#include "spc/target_chance.h"
#include "support/steady_noise.h"

namespace qi::spc {
namespace {

const std::vector<double> kRise{12.1, 13.4, kMissing, 12.9, 14.8, 15.2, 14.1, 16.3, 17.0, 16.2, 18.4, 17.7, 19.1, 18.2};
const std::vector<double> kSteady{10, 12, 11, 14, 9, 11, 12, 10, 13, 11, 9, 12, 11, 10, 12, 13, 10, 11, 12, 10, 11};

Request series(std::vector<double> values, Direction better = Direction::neutral) {
  Request request;
  request.values = std::move(values);
  request.better = better;
  return request;
}

Forecast told(const ForecastQuestion& question) {
  auto found = forecast(question);
  EXPECT_TRUE(found) << found.error().message;
  return *std::move(found);
}

std::string refusal(const ForecastQuestion& question) {
  const auto found = forecast(question);
  return found ? "answered" : found.error().message;
}

double chance(ChartKind chart, std::vector<double> values, std::vector<double> denominators, Direction better,
              double target, double multiplier = 1) {
  Request request = series(std::move(values), better);
  request.chart = chart;
  request.denominators = std::move(denominators);
  request.multiplier = multiplier;
  const auto analysis = analyse(request);
  EXPECT_TRUE(analysis);
  return chance_to_meet(target, request, *analysis).value_or(-1);
}

TEST(StraightLine, AgreesWithR) {
  const auto line = StraightLine::through(kRise);
  ASSERT_TRUE(line);
  EXPECT_EQ(line->used(), 13u);
  EXPECT_NEAR(line->slope(), 0.51581899775617046, 1e-13);
  EXPECT_NEAR(line->at(0), 12.26862378459237135, 1e-12);
  EXPECT_NEAR(line->sum_of_squares(), 6.2516043380703081, 1e-12);
  EXPECT_NEAR(line->p_value() / 8.9237768583378320e-07, 1, 1e-10);
  const LineRange range = line->prediction(20, 0.95);
  EXPECT_NEAR(range.lower, 20.286992429711013, 1e-11);
  EXPECT_NEAR(range.upper, 24.883015049720548, 1e-11);
}

TEST(StraightLine, CrossesATargetWithinFiellersRange) {
  const auto line = StraightLine::through(kRise);
  const auto crossing = line->crossing(25, 0.95);
  ASSERT_TRUE(crossing && crossing->range);
  EXPECT_NEAR(crossing->expected, 24.681867614007107, 1e-10);
  EXPECT_NEAR(crossing->range->lower, 21.3160236470607, 1e-8);
  EXPECT_NEAR(crossing->range->upper, 29.937256121192263, 1e-8);
  const auto noisy = StraightLine::through(kSteady);
  EXPECT_FALSE(noisy->crossing(25, 0.95)->range) << "the slope is not told from none";
}

TEST(StraightLine, IsCertainWhereItFitsAndFlatWhereNothingMoves) {
  EXPECT_EQ(StraightLine::through(std::vector<double>{0.1, 0.2, 0.3, 0.4})->p_value(), 0);
  const auto flat = StraightLine::through(std::vector<double>{5, 5, 5});
  EXPECT_EQ(flat->p_value(), 1);
  EXPECT_FALSE(flat->crossing(6, 0.95));
  EXPECT_FALSE(StraightLine::through(std::vector<double>{1, 2}));
}

TEST(ChanceToMeet, ComesFromTheDistributionThatTheChartSupposes) {
  EXPECT_NEAR(chance(ChartKind::c, {4, 5, 3}, {}, Direction::decrease, 4), 0.62883693517987349, 1e-12);
  EXPECT_NEAR(chance(ChartKind::c, {4, 5, 3}, {}, Direction::decrease, 4.7), 0.62883693517987349, 1e-12);
  EXPECT_NEAR(chance(ChartKind::u, {8, 12}, {2, 3}, Direction::decrease, 4.0 / 3), 0.0076003906810669956, 1e-14)
      << "4 events or fewer where 12 are expected";
  EXPECT_NEAR(chance(ChartKind::p, {840, 840}, {1000, 1000}, Direction::increase, 85, 100), 0.20717413237188986, 1e-11);
  EXPECT_NEAR(chance(ChartKind::np, {840, 840}, {1000, 1000}, Direction::increase, 850), 0.20717413237188986, 1e-11);
  EXPECT_NEAR(chance(ChartKind::g, {10, 14, 12}, {}, Direction::increase, 20), 0.20172414101176162, 1e-12);
}

TEST(ChanceToMeet, KnowsThatSigmaOfFewPointsIsUncertain) {
  // Twelve values about 12 with a mean range of 1.5 x 1.128, constant 3 / 1.128.
  Request request = series({}, Direction::increase);
  for (int i = 0; i < 12; ++i) request.values.push_back(12 + (i % 2 == 0 ? 1 : -1) * 1.5 * 1.128 / 2);
  request.profile = profile_of(ProfileId::western_electric);
  const auto analysis = analyse(request);
  ASSERT_TRUE(analysis);
  EXPECT_NEAR(*chance_to_meet(10, request, *analysis), 0.87907102464833444, 1e-12);
}

TEST(ChanceToMeet, IsNotAskedWhereItCannotBe) {
  EXPECT_EQ(chance(ChartKind::individuals, kSteady, {}, Direction::neutral, 10), -1);
  EXPECT_EQ(chance(ChartKind::run, kSteady, {}, Direction::increase, 10), -1);
  EXPECT_EQ(chance(ChartKind::individuals, {5, 5, 5}, {}, Direction::increase, 5), 1);
  EXPECT_EQ(chance(ChartKind::individuals, {5, 5, 5}, {}, Direction::decrease, 4.9), 0);
  EXPECT_EQ(chance(ChartKind::c, {0, 0, 0}, {}, Direction::decrease, 0), 1);
}

TEST(Forecast, OfASteadyProcessIsItsLimits) {
  const Forecast found = told({.series = series(kSteady, Direction::increase), .target = 12, .ahead = 3});
  EXPECT_EQ(found.outlook, Outlook::steady);
  ASSERT_EQ(found.points.size(), 3u);
  const auto analysis = analyse(series(kSteady));
  EXPECT_EQ(found.points[2].lower, analysis->last_phase().limits.lower);
  EXPECT_EQ(found.points[2].expected, analysis->last_phase().limits.centre);
  ASSERT_TRUE(found.chance);
  EXPECT_NEAR(*found.chance, 0.31832804523778158, 1e-12);
  EXPECT_FALSE(found.arrival);
  EXPECT_TRUE(found.notes.empty());
}

TEST(Forecast, IsToldInPlainWords) {
  Wording wording{.format = {.decimals = 1}, .frequency = Frequency::month};
  const Forecast steady = told({.series = series(kSteady, Direction::increase), .target = 12});
  const auto sentences = forecast_sentences(steady, wording);
  ASSERT_EQ(sentences.size(), 2u);
  EXPECT_EQ(sentences[0], "If nothing changes, nearly every point will lie between 6.0 and 16.3, about 11.1.");
  EXPECT_EQ(sentences[1], "The target of 12 will be met in about 32% of points.");
}

TEST(Forecast, TakesTheLatestTargetOfTheSeries) {
  Request request = series(kSteady, Direction::decrease);
  request.targets.assign(kSteady.size(), 9);
  request.targets.back() = kMissing;
  request.targets[19] = 15;
  EXPECT_EQ(told({.series = request}).target, 15);
}

TEST(Forecast, FollowsATrendWithItsRangeAndSaysWhenTheTargetIsMet) {
  const Forecast found = told({.series = series(kRise, Direction::increase), .target = 25, .ahead = 7});
  EXPECT_EQ(found.outlook, Outlook::trending);
  EXPECT_EQ(found.from, 14u);
  EXPECT_NEAR(found.points[6].expected, 22.585003739715781, 1e-12);
  EXPECT_NEAR(found.points[6].lower, 20.286992429711013, 1e-11);
  ASSERT_TRUE(found.arrival);
  EXPECT_EQ(found.arrival->reach, Reach::ahead);
  EXPECT_EQ(found.arrival->expected, 25u);
  EXPECT_EQ(found.arrival->earliest, 22u);
  EXPECT_EQ(found.arrival->latest, 30u);
  EXPECT_FALSE(found.chance);
  Wording wording;
  for (int i = 0; i < 14; ++i) wording.dates.push_back(next_period(Frequency::month, *Date::from(2025, 1, 1), i));
  const auto sentences = forecast_sentences(found, wording);
  EXPECT_EQ(
      sentences[0],
      "If it goes on as it has, it will be about 22.6 by September 2026, between 20.3 and 24.9 with 95% certainty.");
  EXPECT_EQ(sentences[1],
            "At this pace it reaches the target of 25 by about February 2027, between November 2026 and July 2027.");
}

TEST(Forecast, CountsPlacesFromThePhaseThatGoesOn) {
  std::vector<double> values{90, 91, 92, 89};
  values.insert(values.end(), kRise.begin(), kRise.end());
  Request request = series(values, Direction::increase);
  request.phases = {{.index = 0}, {.index = 4}};
  const Forecast found = told({.series = request, .target = 25, .ahead = 7});
  EXPECT_EQ(found.from, 18u);
  EXPECT_NEAR(found.points[6].expected, 22.585003739715781, 1e-11);
  EXPECT_EQ(found.arrival->expected, 29u);
}

TEST(Forecast, KnowsATargetThatIsReachedOrLeftBehind) {
  EXPECT_EQ(told({.series = series(kRise, Direction::increase), .target = 15}).arrival->reach, Reach::already);
  EXPECT_EQ(told({.series = series(kRise, Direction::decrease), .target = 15}).arrival->reach, Reach::moving_away);
  const Forecast far = told({.series = series(kRise, Direction::increase), .target = 60});
  EXPECT_NE(std::ranges::find(far.notes, ForecastNote::far_ahead), far.notes.end());
}

TEST(Forecast, TellsWhereTheLineLeavesWhatIsPossible) {
  std::vector<double> falling;
  for (const double value : kRise) falling.push_back(20 - value);
  const Forecast found = told({.series = series(falling, Direction::decrease), .ahead = 24});
  EXPECT_NE(std::ranges::find(found.notes, ForecastNote::leaves_the_possible), found.notes.end());
}

TEST(Forecast, SaysOnlyWhatCanHappen) {
  const std::vector<double> small{1, 3, 0.5, 2, 4, 1.5, 3, 0.2, 2.5, 1, 3.5, 2, 1, 3, 0.8, 2.2, 1.9, 3.1, 0.4, 2.7};
  const Forecast found = told({.series = series(small)});
  EXPECT_LT(found.points[0].lower, 0) << "the limit itself is not clamped";
  EXPECT_EQ(found.least, 0);
  EXPECT_NE(forecast_sentences(found, {})[0].find("between 0.0 and"), std::string::npos);
}

TEST(Forecast, TellsOfASeasonThatItDoesNotKnow) {
  std::vector<double> values;
  for (std::size_t i = 0; i < 24; ++i) values.push_back(kSteady[i % 21] + (i % 4 == 0 ? 4 : 0));
  EXPECT_EQ(told({.series = series(values)}).notes, std::vector<ForecastNote>{});
  EXPECT_EQ(told({.series = series(values), .season = 4}).notes, std::vector<ForecastNote>{ForecastNote::season});
}

TEST(Forecast, OfAnUnstableProcessIsNone) {
  std::vector<double> step = kSteady;
  for (const double value : kSteady) step.push_back(value + 8);
  const Forecast found = told({.series = series(step, Direction::increase), .target = 12});
  EXPECT_EQ(found.outlook, Outlook::unstable);
  EXPECT_TRUE(found.points.empty());
  EXPECT_FALSE(found.chance);
  EXPECT_EQ(found.step, 21u);
  const auto sentences = forecast_sentences(found, {});
  EXPECT_TRUE(sentences[0].starts_with("There is no forecast, because the process is not stable:"));
  EXPECT_TRUE(sentences[1].starts_with("The level seems to have changed at point 22:")) << sentences[1];
}

TEST(Forecast, TellsOfOlderSignalsButForecasts) {
  std::vector<double> values = kSteady;
  values[2] = 30;
  const Forecast found = told({.series = series(values)});
  EXPECT_EQ(found.outlook, Outlook::steady);
  EXPECT_NE(std::ranges::find(found.notes, ForecastNote::older_signals), found.notes.end());
}

TEST(Forecast, RefusesWhatItCannotAnswer) {
  EXPECT_EQ(refusal({.series = series({1, 2, 3})}),
            "A forecast needs 12 values since limits were last worked out; there are 3.");
  EXPECT_EQ(refusal({.series = series({})}),
            "A forecast needs 12 values since limits were last worked out; there are 0.");
  EXPECT_EQ(refusal({.series = series(kSteady), .ahead = 0}), "Ask for 1 to 120 points ahead.");
  EXPECT_EQ(refusal({.series = series(kSteady), .level = 1}), "Give a level from 0.5 to 0.999, such as 0.95.");
  EXPECT_EQ(refusal({.series = series(kSteady), .target = kMissing}),
            "The target must be a finite number. Leave it out if there is none.");
  Request run = series(kSteady);
  run.chart = ChartKind::run;
  EXPECT_EQ(refusal({.series = run}), "A forecast needs limits: ask for the XmR chart, or one of counts.");
  std::vector<double> gaps;
  for (const double value : kSteady) {
    gaps.push_back(value);
    gaps.push_back(kMissing);
  }
  EXPECT_EQ(refusal({.series = series(gaps)}),
            "A forecast needs limits, and these figures have none: fill gaps between them.");
}

TEST(Forecast, SeesATrendInFewerThanTwoOfAHundredSteadySeriesAndAForecastInMost) {
  test::SteadyNoise noise(8);
  int trending = 0;
  int steady = 0;
  constexpr int kSeries = 600;
  for (int i = 0; i < kSeries; ++i) {
    const Outlook outlook = told({.series = series(noise.normals(24, 50, 4))}).outlook;
    trending += outlook == Outlook::trending ? 1 : 0;
    steady += outlook == Outlook::steady ? 1 : 0;
  }
  EXPECT_LT(trending, kSeries * 0.02);
  EXPECT_GT(steady, kSeries * 0.8);
}

TEST(ChanceToMeet, OfTimesBetweenEventsIsRightOnAverage) {
  test::SteadyNoise noise(11);
  double promised = 0;
  constexpr int kSeries = 300;
  for (int i = 0; i < kSeries; ++i) {
    std::vector<double> days;
    for (int j = 0; j < 30; ++j) days.push_back(-30 * std::log(noise.share()));
    promised += chance(ChartKind::t, std::move(days), {}, Direction::increase, 10);
  }
  EXPECT_NEAR(promised / kSeries, std::exp(-10.0 / 30), 0.02) << "of exponential times with a mean of 30";
}

// What is promised is kept: 95 of 100 later values of a trend lie in its range, and targets are met as often as said.
TEST(Forecast, KeepsItsPromiseInTrendsThatGoOn) {
  test::SteadyNoise noise(9);
  int inside = 0;
  int told_ahead = 0;
  for (int i = 0; i < 500; ++i) {
    std::vector<double> values = noise.normals(24);
    for (std::size_t j = 0; j < values.size(); ++j) values[j] += 0.5 * static_cast<double>(j);
    const Forecast found = told({.series = series(values), .ahead = 6});
    if (found.outlook != Outlook::trending) continue;
    ++told_ahead;
    const double later = noise.normal() + 0.5 * 29;
    inside += later >= found.points[5].lower && later <= found.points[5].upper ? 1 : 0;
  }
  EXPECT_GT(told_ahead, 450);
  EXPECT_NEAR(inside / static_cast<double>(told_ahead), 0.95, 0.03);
}

TEST(Forecast, KeepsItsPromiseOfHowOftenATargetIsMet) {
  test::SteadyNoise noise(10);
  double promised = 0;
  int met = 0;
  int asked = 0;
  for (int i = 0; i < 1500; ++i) {
    const Forecast found = told({.series = series(noise.normals(24), Direction::increase), .target = 1});
    if (!found.chance) continue;
    ++asked;
    promised += *found.chance;
    met += noise.normal() >= 1 ? 1 : 0;
  }
  EXPECT_NEAR(met / static_cast<double>(asked), promised / asked, 0.025);
}

}  // namespace
}  // namespace qi::spc
