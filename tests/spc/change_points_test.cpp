// Changes of level as candidates: found where they are, seldom where there are none, and never applied.
#include "spc/change_points.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "spc/recalculation_questions.h"
#include "spc/segmentation.h"
#include "support/steady_noise.h"

namespace qi::spc {
namespace {

Request series(std::vector<double> values) {
  Request request;
  request.values = std::move(values);
  return request;
}

ChangePoints found_in(const Request& request) {
  auto found = change_points(request);
  EXPECT_TRUE(found) << found.error().message;
  return *std::move(found);
}

std::string refusal(const Request& request) {
  const auto found = change_points(request);
  return found ? "answered" : found.error().message;
}

// 12 months about 10, then 12 about 14, by hand.
const std::vector<double> kStep{10, 11, 9,  10, 12, 8,  10, 9,  11, 10, 9,  11,
                                14, 13, 15, 14, 16, 13, 14, 12, 15, 14, 13, 15};

TEST(CheapestCuts, AgreeWithTheWorkedExample) {
  const std::vector<double> values{0, 0, 0, 9, 9, 9};
  const std::vector<double> weights(6, 1);
  EXPECT_EQ(cheapest_cuts(values, weights, 10, 2), (std::vector<std::size_t>{3}));
  EXPECT_TRUE(cheapest_cuts(values, weights, 200, 2).empty()) << "the cut saves 121.5";
  EXPECT_TRUE(cheapest_cuts(std::span(values).first(3), std::span(weights).first(3), 0, 2).empty());
}

/// The cheapest of all cuttings by trying every one.
double cheapest_of_all(const StretchSums& sums, std::size_t first, std::size_t size, double penalty,
                       std::size_t shortest) {
  double best = sums.cost(first, size);
  for (std::size_t cut = first + shortest; cut + shortest <= size; ++cut)
    best = std::min(best, sums.cost(first, cut) + penalty + cheapest_of_all(sums, cut, size, penalty, shortest));
  return best;
}

TEST(CheapestCuts, CostNoMoreThanAnyOtherCutting) {
  test::SteadyNoise noise(3);
  for (int i = 0; i < 60; ++i) {
    std::vector<double> values = noise.normals(14);
    std::vector<double> weights;
    for (double& value : values) {
      value += noise.share() < 0.3 ? 3 : 0;
      weights.push_back(0.5 + noise.share());
    }
    const double penalty = 2 * noise.share();
    const StretchSums sums(values, weights);
    std::vector<std::size_t> edges = cheapest_cuts(values, weights, penalty, 2);
    double cost = penalty * static_cast<double>(edges.size());
    edges.insert(edges.begin(), 0);
    edges.push_back(values.size());
    for (std::size_t j = 0; j + 1 < edges.size(); ++j) cost += sums.cost(edges[j], edges[j + 1]);
    EXPECT_NEAR(cost, cheapest_of_all(sums, 0, values.size(), penalty, 2), 1e-9);
  }
}

TEST(ChangePoints, FindAStepWithItsSizeAndBothLevels) {
  Request request = series(kStep);
  request.better = Direction::increase;
  const ChangePoints found = found_in(request);
  ASSERT_EQ(found.candidates.size(), 1u);
  const ChangePoint& step = found.candidates[0];
  EXPECT_EQ(step.index, 12u);
  EXPECT_DOUBLE_EQ(step.before, 10);
  EXPECT_DOUBLE_EQ(step.after, 14);
  EXPECT_EQ(step.points_before, 12u);
  EXPECT_EQ(step.points_after, 12u);
  // Moving ranges sum to 41 over 23, and none reaches 3.267 of their mean.
  EXPECT_NEAR(step.sigmas, 4 / (41.0 / 23 / 1.128), 1e-12);
  EXPECT_EQ(step.strength, Strength::strong);
  EXPECT_EQ(step.course, StepCourse::better);
  EXPECT_LE(step.earliest, step.index);
  EXPECT_GE(step.latest, step.index);
}

TEST(ChangePoints, AreToldInOneSentence) {
  const ChangePoint step{.index = 12,
                         .earliest = 11,
                         .latest = 13,
                         .before = 10,
                         .after = 14,
                         .sigmas = 2.47,
                         .chance = 0.0004,
                         .strength = Strength::strong};
  EXPECT_EQ(sentence_of(step, {}),
            "From point 13 on (or somewhere between point 12 and point 14) the level is 14.0 and no longer 10.0, 2.5 "
            "sigmas higher; chance alone makes such a step in fewer than 1 of 1,000 series.");
}

TEST(ChangePoints, SayWorseWhereLessIsBetter) {
  Request request = series(kStep);
  request.better = Direction::decrease;
  EXPECT_EQ(found_in(request).candidates[0].course, StepCourse::worse);
  request.better = Direction::neutral;
  EXPECT_EQ(found_in(request).candidates[0].course, StepCourse::neither);
}

TEST(ChangePoints, FindTwoStepsAndGiveEachLevelBetweenThem) {
  std::vector<double> values = kStep;
  for (std::size_t i = 0; i < 12; ++i) values.push_back(kStep[i] - 3);
  const ChangePoints found = found_in(series(values));
  ASSERT_EQ(found.candidates.size(), 2u);
  EXPECT_EQ(found.candidates[1].index, 24u);
  EXPECT_DOUBLE_EQ(found.candidates[1].before, 14);
  EXPECT_DOUBLE_EQ(found.candidates[1].after, 7);
  EXPECT_LT(found.candidates[1].sigmas, 0);
}

TEST(ChangePoints, FindAStepBetweenValuesThatDoNotMoveOtherwise) {
  std::vector<double> values(20, 5.0);
  for (std::size_t i = 10; i < 20; ++i) values[i] = 8;
  const ChangePoints found = found_in(series(values));
  ASSERT_EQ(found.candidates.size(), 1u);
  EXPECT_EQ(found.candidates[0].index, 10u);
}

TEST(ChangePoints, PassOverMissingAndExcludedValues) {
  std::vector<double> values = kStep;
  values.insert(values.begin() + 5, kMissing);
  values.insert(values.begin() + 9, 500);
  Request request = series(values);
  request.excluded = {9};
  const ChangePoints found = found_in(request);
  ASSERT_EQ(found.candidates.size(), 1u);
  EXPECT_EQ(found.candidates[0].index, 14u);
  EXPECT_EQ(found.candidates[0].points_before, 12u);
}

TEST(ChangePoints, MakeNoLevelOfOneWildValue) {
  test::SteadyNoise noise(4);
  int called = 0;
  constexpr int kSeries = 300;
  for (int i = 0; i < kSeries; ++i) {
    std::vector<double> values = noise.normals(24);
    values[static_cast<std::size_t>(noise.share() * 24)] += 10;
    called += found_in(series(values)).candidates.empty() ? 0 : 1;
  }
  EXPECT_LT(called, kSeries * 0.07);
}

TEST(ChangePoints, AreCalledInFewerThanThreeOfAHundredSteadySeries) {
  for (const std::size_t size : {16, 24, 36, 60}) {
    test::SteadyNoise noise(size);
    int called = 0;
    int clear = 0;
    constexpr int kSeries = 600;
    for (int i = 0; i < kSeries; ++i) {
      const ChangePoints found = found_in(series(noise.normals(size, 50, 4)));
      called += found.candidates.empty() ? 0 : 1;
      for (const ChangePoint& step : found.candidates) clear += step.strength <= Strength::clear ? 1 : 0;
    }
    EXPECT_LT(called, kSeries * 0.03) << size;
    EXPECT_LT(clear, kSeries * 0.02) << size;
  }
}

TEST(ChangePoints, AreFoundWithinTwoPointsInFourOfFiveSeriesWithAStepOfTwoSigmas) {
  test::SteadyNoise noise(5);
  int near = 0;
  constexpr int kSeries = 400;
  for (int i = 0; i < kSeries; ++i) {
    std::vector<double> values = noise.normals(36);
    for (std::size_t j = 18; j < 36; ++j) values[j] += 2;
    const ChangePoints found = found_in(series(values));
    for (const ChangePoint& step : found.candidates) near += step.index >= 16 && step.index <= 20 ? 1 : 0;
  }
  EXPECT_GT(near, kSeries * 0.8);
}

TEST(ChangePoints, OfSharesWeighEachByItsCases) {
  test::SteadyNoise noise(6);
  Request request;
  request.chart = ChartKind::p;
  request.multiplier = 100;
  for (int i = 0; i < 30; ++i) {
    const int cases = 100 + static_cast<int>(300 * noise.share());
    request.denominators.push_back(cases);
    request.values.push_back(noise.binomial(cases, i < 18 ? 0.6 : 0.75));
  }
  const ChangePoints found = found_in(request);
  ASSERT_EQ(found.candidates.size(), 1u);
  EXPECT_EQ(found.candidates[0].index, 18u);
  EXPECT_NEAR(found.candidates[0].before, 60, 2) << "as plotted, in percent";
  EXPECT_NEAR(found.candidates[0].after, 75, 2);
}

TEST(ChangePoints, LookThroughEachPhaseByItself) {
  Request request = series(kStep);
  request.phases = {{.index = 0}, {.index = 12}};
  const auto none = change_points(request);
  EXPECT_EQ(refusal(request), "A change of level shows from 14 points on.") << "12 points each";
  std::vector<double> values = kStep;
  values.insert(values.end(), kStep.begin(), kStep.end());
  request = series(values);
  request.phases = {{.index = 0, .baseline_points = 6}, {.index = 24}};
  const ChangePoints found = found_in(request);
  ASSERT_EQ(found.candidates.size(), 2u);
  EXPECT_EQ(found.candidates[0].index, 12u);
  EXPECT_EQ(found.candidates[1].index, 36u) << "the return at 24 is a phase of its own already";
}

TEST(ChangePoints, TellWhereNeighboursAreAlikeInsideTheLevels) {
  test::SteadyNoise noise(7);
  std::vector<double> drift;
  double value = 0;
  for (int i = 0; i < 60; ++i) drift.push_back(value = 0.8 * value + noise.normal());
  const ChangePoints found = found_in(series(drift));
  ASSERT_TRUE(found.neighbours);
  EXPECT_GT(found.neighbours->coefficient, found.neighbours->limit);
  EXPECT_TRUE(caution_of(found).starts_with("Neighbouring figures are alike inside these levels too"));
  EXPECT_EQ(caution_of(found_in(series(kStep))), "");
}

TEST(ChangePoints, RefuseWhatCannotBeLookedThrough) {
  EXPECT_EQ(refusal(series({1, 2, 3})), "A change of level shows from 14 points on.");
  EXPECT_EQ(refusal(series({})), "A change of level shows from 14 points on.");
  Request request = series(kStep);
  request.chart = ChartKind::moving_range;
  EXPECT_EQ(refusal(request), "Look for steps in the figures themselves: ask for the XmR chart.");
  EXPECT_EQ(refusal(series(std::vector<double>(kMostPointsForSteps + 1, 1))),
            "Steps are looked for among 10,000 points at most. Take a shorter stretch, or longer periods.");
}

TEST(RecalculationQuestions, AreTheFourOfMakingDataCountAndTwoHaveWordsFromTheFigures) {
  const auto questions = recalculation_questions();
  ASSERT_EQ(questions.size(), 4u);
  EXPECT_EQ(questions[0].slug, "sustained");
  EXPECT_EQ(questions[3].slug, "expected-to-go-on");
  const ChangePoint step{.before = 10, .after = 14, .course = StepCourse::better, .points_after = 12};
  EXPECT_EQ(questions[0].figures_say(step, {}), "The new level holds for 12 points.");
  EXPECT_EQ(questions[1].figures_say, nullptr) << "only people know the cause";
  EXPECT_EQ(questions[2].figures_say(step, {}), "The level went from 10.0 to 14.0, which is better.");
}

}  // namespace
}  // namespace qi::spc
