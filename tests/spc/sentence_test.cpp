#include "spc/sentence.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace qi::spc {
namespace {

std::vector<double> alternating(std::size_t count, double low, double high) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) values.push_back(i % 2 == 0 ? low : high);
  return values;
}

Wording months(std::size_t count, ValueFormat format = {.decimals = 1}) {
  Wording wording{.format = std::move(format)};
  for (std::size_t i = 0; i < count; ++i)
    wording.dates.push_back(add_months(*Date::from(2022, 1, 1), static_cast<int>(i)));
  return wording;
}

Verdict verdict_of(const Request& request, const Wording& wording) {
  const auto reading = read_series(request);
  EXPECT_TRUE(reading);
  return sentence(*reading, wording);
}

Request series(std::vector<double> values, Direction better, double target = kMissing) {
  Request request;
  request.values = std::move(values);
  request.better = better;
  request.targets.assign(request.values.size(), target);
  return request;
}

TEST(Sentence, SaysThatFourteenOrdinaryPointsAreNoRealChange) {
  const Verdict verdict = verdict_of(series(alternating(14, 8, 12), Direction::increase), {});
  EXPECT_EQ(verdict.headline + " " + verdict.explanation,
            "No real change yet. 14 points, all inside what this process normally does.");
}

TEST(Sentence, SaysHowManyMoreAreNeededAndClaimsNothing) {
  const Verdict verdict = verdict_of(series({1, 2, 3, 4, 5, 6, 7, 8, 9}, Direction::increase, 20), months(9));
  EXPECT_EQ(verdict.headline, "Too early to tell.");
  EXPECT_NE(verdict.explanation.find("Add 4 more months to see limits and a verdict."), std::string::npos)
      << verdict.explanation;
  EXPECT_EQ(verdict_of(series({}, Direction::increase), {}).explanation,
            "There are no figures yet. Add 13 more points to see limits and a verdict.");
}

TEST(Sentence, SaysThatWorkingHarderWillNotMoveASteadyMiss) {
  const Verdict verdict = verdict_of(series(alternating(14, 1600, 1660), Direction::decrease, 1080),
                                     months(14, {.style = ValueStyle::minutes_seconds}));
  EXPECT_EQ(verdict.headline, "Steady, and will keep missing target. Working harder will not move it.");
  EXPECT_EQ(verdict.explanation,
            "14 months, all inside what this process normally does. The process as it runs today will land between "
            "24:30 and 29:50 and will not reach 18:00 without a change.");
}

TEST(Sentence, TellsSignalChangeOfPhaseAndTarget) {
  std::vector<double> values = alternating(14, 56, 60);
  const auto later = alternating(14, 73, 76);
  values.insert(values.end(), later.begin(), later.end());
  values.insert(values.end(), {81, 81.4});
  Request request = series(values, Direction::increase, 95);
  request.phases = {{.index = 0}, {.index = 14, .baseline_points = 14}};
  const Verdict verdict = verdict_of(request, months(values.size(), {.style = ValueStyle::percent}));
  EXPECT_EQ(verdict.headline, "Getting better, but not yet enough.");
  EXPECT_EQ(
      verdict.explanation,
      "The last two months are near the upper limit, and the average has risen from 58.0% to 74.5% since limits were "
      "recalculated in March 2023. Even so, the process as it runs today will land between 66.5% and 82.5% and "
      "will not reach 95% without a further change.");
}

// The headline said that nothing had changed yet, before a sentence about the change.
TEST(Sentence, OfASteadyNewPhaseDoesNotDenyTheChange) {
  std::vector<double> values = alternating(20, 20, 22);
  const auto later = alternating(7, 16, 17);
  values.insert(values.end(), later.begin(), later.end());
  Request request = series(values, Direction::decrease);
  request.phases = {{.index = 0}, {.index = 20}};
  const Verdict verdict = verdict_of(request, months(values.size()));
  EXPECT_EQ(verdict.headline, "Steady since limits were recalculated.");
  EXPECT_NE(verdict.explanation.find("The average has fallen from 21.0 to 16.4"), std::string::npos)
      << verdict.explanation;
}

TEST(Sentence, OfPhasesTellsWhatWasRecalculatedIfAnythingWas) {
  Request request = series(alternating(28, 20, 22), Direction::decrease);
  request.phases = {{.index = 0}, {.index = 14}};
  request.chart = ChartKind::run;
  EXPECT_EQ(verdict_of(request, months(28)).headline, "Steady since the median was recalculated.");
  request.chart = ChartKind::individuals;
  request.given = GivenLimits{.centre = 21, .sigma = 1};
  EXPECT_EQ(verdict_of(request, months(28)).headline, "No real change yet.") << "given limits hold throughout";
}

// Three months of a new phase promised in large letters that the target would be met for good.
TEST(Sentence, PromisesNothingInItsHeadlineByProvisionalLimits) {
  std::vector<double> values = alternating(20, 60, 62);
  values.insert(values.end(), {23.3, 24.3, 24.3});
  Request request = series(values, Direction::decrease, 50);
  request.phases = {{.index = 0}, {.index = 20}};
  EXPECT_EQ(verdict_of(request, months(values.size())).headline, "Steady since limits were recalculated.");
}

// A centre line was called the average, and on points the mean, also where it is a median.
TEST(Sentence, NamesTheCentreLineAsTheChartMadeIt) {
  const auto words = [](ChartKind chart, RareEventCentre centre) {
    Request request = series({}, Direction::increase);
    request.chart = chart;
    for (int i = 0; i < 30; ++i) request.values.push_back(i < 15 ? 2 + i % 2 : 7 + i % 3);
    request.profile.rare_event_centre = centre;
    const auto reading = read_series(request);
    return sentence(*reading, {}).explanation + " " + point_words(reading->analysis, 29);
  };
  const auto holds = [](const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  };
  const std::string median = words(ChartKind::g, RareEventCentre::median);
  EXPECT_TRUE(holds(median, "above the median") && !holds(median, "average") && !holds(median, "mean")) << median;
  const std::string mean = words(ChartKind::g, RareEventCentre::mean);
  EXPECT_TRUE(holds(mean, "above the average") && holds(mean, "above the mean")) << mean;
  const std::string share = words(ChartKind::g, RareEventCentre::share_of_mean);
  EXPECT_TRUE(holds(share, "above the centre line")) << share;
  EXPECT_TRUE(holds(words(ChartKind::individuals_median, RareEventCentre::median), "above the median"));
}

TEST(Sentence, SaysOfOnePointThatItHasNoLimitsYet) {
  const auto told = [](ChartKind chart, std::vector<double> values) {
    Request request = series(std::move(values), Direction::increase, 5);
    request.chart = chart;
    return sentence(*read_series(request, 0), {}).explanation;
  };
  EXPECT_EQ(told(ChartKind::c, {4}), "There is 1 point so far. One point has no limits yet: add another to see them.");
  EXPECT_EQ(told(ChartKind::moving_range, {4}),
            "There is 1 point so far, and a range needs two that follow one another.");
  EXPECT_EQ(told(ChartKind::run, {4}), "There is 1 point so far.");
  EXPECT_EQ(told(ChartKind::individuals, {4, kMissing, 6}),
            "There are 2 points so far. They have no limits yet. Target was met in 1 of the last 2 points.");
}

TEST(Sentence, TellsAMixedSignal) {
  std::vector<double> values = alternating(12, 8, 12);
  values.insert(values.end(), {17, 16, 15, 14, 13, 12, 11});
  Request request = series(values, Direction::increase);
  request.phases = {{.index = 0, .baseline_points = 12}};
  const Verdict verdict = verdict_of(request, months(values.size()));
  EXPECT_EQ(verdict.headline, "Getting better.");
  EXPECT_EQ(verdict.explanation,
            "The last eight months are all above the average. There is a mixed signal: the last seven months have gone "
            "down every time as well.");
}

TEST(Sentence, TellsAMixedSignalUnderNelsonsRulesToo) {
  std::vector<double> values = alternating(12, 8, 12);
  values.insert(values.end(), {19, 18, 17, 16, 15, 14, 13, 12, 11});
  Request request = series(values, Direction::increase);
  request.phases = {{.index = 0, .baseline_points = 12}};
  request.profile = profile_of(ProfileId::nelson);
  const Verdict verdict = verdict_of(request, months(values.size()));
  EXPECT_EQ(verdict.explanation,
            "The last 10 months are all above the average. There is a mixed signal: the last nine months have gone "
            "down every time as well.");
}

TEST(Sentence, NeverClaimsAChangeForBetterOrWorseWithoutASignal) {
  for (const Direction better : {Direction::increase, Direction::decrease, Direction::neutral})
    for (const double target : {kMissing, 0.0, 10.0, 50.0}) {
      const Verdict verdict = verdict_of(series(alternating(30, 8, 12), better, target), months(30));
      EXPECT_EQ(verdict.headline.find("Getting"), std::string::npos) << verdict.headline;
      EXPECT_EQ(verdict.explanation.find("unusual"), std::string::npos) << verdict.explanation;
    }
}

TEST(Sentence, RemembersTheLastUnusualPointOfASteadyProcess) {
  std::vector<double> values = alternating(20, 8, 12);
  values[9] = 40;
  const Verdict verdict = verdict_of(series(values, Direction::decrease), months(20));
  EXPECT_EQ(verdict.explanation,
            "The latest month, August 2023, is inside what this process normally does; the last unusual one was "
            "October 2022.");
}

TEST(PointWords, CallNothingUsualOrUnusualWhileThereAreTooFewPoints) {
  const Request falling = series({50, 52, 49, 48, 47, 46, 45, 44, 43}, Direction::increase);
  const auto few = read_series(falling);
  ASSERT_TRUE(few);
  EXPECT_EQ(point_words(few->analysis, 8), "Too few points to tell");
  EXPECT_EQ(few->analysis.points[8].state, PointState::common);
  EXPECT_TRUE(few->analysis.patterns.empty());
  EXPECT_EQ(sentence(*few, months(9)).explanation,
            "There are 9 months so far. Add 4 more months to see limits and a verdict.");
}

TEST(PointWords, CallTheCentreLineWhatTheChartCallsIt) {
  // Found by looking: "7 months above the mean" on a chart whose line is the median.
  std::vector<double> values = alternating(12, 8, 12);
  values.insert(values.end(), 8, 40);
  for (const auto& [chart, name] : {std::pair{ChartKind::individuals_median, "median"},
                                    std::pair{ChartKind::t, "centre"}, std::pair{ChartKind::individuals, "mean"}}) {
    Request request = series(values, Direction::decrease);
    request.chart = chart;
    request.phases = {{.index = 0, .baseline_points = 12}};
    const auto analysis = analyse(request);
    ASSERT_TRUE(analysis);
    EXPECT_NE(point_words(*analysis, 19).find(std::string("above the ") + name), std::string::npos)
        << point_words(*analysis, 19);
  }
}

TEST(PointWords, NameEveryRuleAndPatternsSayWhatTheyCover) {
  std::vector<double> values = alternating(12, 8, 12);
  values.insert(values.end(), {11, 11, 11, 11, 11, 11, 30});
  Request request = series(values, Direction::decrease);
  request.phases = {{.index = 0, .baseline_points = 12}};
  const auto analysis = analyse(request);
  ASSERT_TRUE(analysis);
  EXPECT_EQ(point_words(*analysis, 18), "Concerning. Outside the upper process limit. Part of a run above the mean");
  EXPECT_EQ(point_words(*analysis, 0), "Common cause");
  const Wording wording = months(19);
  ASSERT_EQ(analysis->patterns.size(), 2u);
  EXPECT_EQ(pattern_note(*analysis, analysis->patterns[0], wording), "8 months above the mean");
  EXPECT_EQ(pattern_span(analysis->patterns[0], wording), "December 2022 to July 2023");
  EXPECT_EQ(pattern_note(*analysis, analysis->patterns[1], wording), "Above upper limit");
  EXPECT_EQ(pattern_span(analysis->patterns[1], wording), "July 2023");
  EXPECT_EQ(pattern_span({.first = 2, .last = 4}, {}), "points 3 to 5");
  EXPECT_EQ(pattern_span({.first = 2, .last = 4}, wording), "March to May 2022");
}

}  // namespace
}  // namespace qi::spc
