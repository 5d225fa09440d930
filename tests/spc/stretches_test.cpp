#include "spc/stretches.h"

#include <gtest/gtest.h>

#include <vector>

#include "spc/sentence.h"

namespace qi::spc {
namespace {

/// Twelve points about a mean of 10, moving ranges of 2: sigma 1.77, limits 4.68 and 15.32. Then those given.
Analysis after_steady(const std::vector<double>& later, Direction better = Direction::increase) {
  Request request;
  for (int i = 0; i < 12; ++i) request.values.push_back(i % 2 == 0 ? 9 : 11);
  request.values.insert(request.values.end(), later.begin(), later.end());
  request.phases = {{.index = 0, .baseline_points = 12}};
  request.better = better;
  const auto analysis = analyse(request);
  EXPECT_TRUE(analysis);
  return *analysis;
}

Wording months(std::size_t count) {
  Wording wording;
  for (std::size_t i = 0; i < count; ++i)
    wording.dates.push_back(add_months(*Date::from(2022, 1, 1), static_cast<int>(i)));
  return wording;
}

std::string explanation(const Analysis& analysis) {
  return sentence({.analysis = analysis, .limits_shown = true}, months(analysis.points.size())).explanation;
}

std::string note(const Analysis& analysis) {
  return pattern_note(analysis, *told_stretch(analysis), months(analysis.points.size()));
}

TEST(Stretches, JoinNeighboursOutsideALimitAndLeaveTwoTrendsTwo) {
  const Analysis outside = after_steady({20, 21, kMissing, 22, 10, 20});
  std::vector<Pattern> found;
  for (const Pattern& stretch : stretches(outside))
    if (stretch.rule == RuleId::outside_limits) found.push_back(stretch);
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(found[0].first, 12u);
  EXPECT_EQ(found[0].last, 15u);
  EXPECT_EQ(broken_points(outside, found[0]), 3u) << "a missing value breaks nothing and is not counted";
  const Analysis rising = after_steady({1, 2, 3, 4, 5, 6, 7, 7, 8, 9, 10, 11, 12, 13});
  std::size_t trends = 0;
  for (const Pattern& stretch : stretches(rising)) trends += stretch.rule == RuleId::trend ? 1 : 0;
  EXPECT_EQ(trends, 2u);
}

TEST(Stretches, ARunIsToldInSentenceAndBracketThoughItsLastPointsAreNearALimit) {
  // Found in use: a run of ten months was told as "the last three months".
  const Analysis run = after_steady({9, 9.5, 9, 9.5, 9, 9.5, 9, 5.9, 5.8, 5.9});
  ASSERT_TRUE(run.points.back().low.has(RuleId::two_of_three));
  ASSERT_FALSE(run.points.back().low.has(RuleId::outside_limits));
  EXPECT_EQ(told_stretch(run)->rule, RuleId::shift);
  EXPECT_EQ(note(run), "10 months below the mean");
  EXPECT_TRUE(explanation(run).starts_with("The last 10 months are all below the average.")) << explanation(run);
}

TEST(Stretches, WhatStandsOutsideALimitInsideARunIsSaidBesideTheRun) {
  // Found in use: one page said 22 months, 20 and 28.
  const Analysis run = after_steady({11, 10.5, 11, 10.5, 11, 11, 30, 31});
  EXPECT_EQ(note(run), "9 months above the mean");
  EXPECT_TRUE(explanation(run).starts_with(
      "The last nine months are all above the average, the last two above the upper limit."))
      << explanation(run);
  const Analysis one = after_steady({11, 10.5, 11, 10.5, 11, 11, 30});
  EXPECT_TRUE(explanation(one).starts_with(
      "The last eight months are all above the average, the latest one above the upper limit."))
      << explanation(one);
}

TEST(Stretches, PointsOutsideALimitAreToldBeforeTwoOfThree) {
  const Analysis analysis = after_steady({5, 14.5, 30});
  ASSERT_TRUE(analysis.points.back().high.has(RuleId::outside_limits));
  EXPECT_EQ(told_stretch(analysis)->rule, RuleId::outside_limits);
  EXPECT_EQ(note(analysis), "Above upper limit");
  const Analysis three = after_steady({5, 30, 31, 30});
  EXPECT_EQ(note(three), "3 months above upper limit");
  EXPECT_TRUE(explanation(three).starts_with("The last three months are above the upper limit.")) << explanation(three);
}

TEST(Stretches, OfAPointThatBreaksNoRuleNothingIsTold) {
  EXPECT_FALSE(told_stretch(after_steady({9, 11})));
  EXPECT_FALSE(told_stretch(Analysis{}));
}

TEST(Sentence, OfATargetNeverMetDoesNotSaySometimes) {
  // Found in use: "will meet the target in some months" stood beside "0 of 12".
  Request request;
  for (int i = 0; i < 14; ++i) request.values.push_back(i % 2 == 0 ? 9 : 11);
  request.better = Direction::increase;
  const auto told = [&](double target) {
    request.targets.assign(request.values.size(), target);
    return sentence(*read_series(request), months(request.values.size()));
  };
  EXPECT_EQ(told(12).headline, "Steady. It has not met target lately.");
  EXPECT_NE(told(12).explanation.find("so the target of 12 can be met or missed by chance. It was met in none of the "
                                      "last 12 months."),
            std::string::npos)
      << told(12).explanation;
  EXPECT_EQ(told(8).headline, "Steady. It has met target lately, but may miss it.");
  EXPECT_NE(told(8).explanation.find("It was met in all of the last 12 months."), std::string::npos);
  EXPECT_EQ(told(10).headline, "Steady, and will sometimes meet target and sometimes miss it.");
  EXPECT_NE(told(10).explanation.find("in some months and miss it in others. Target was met in 6 of the last 12"),
            std::string::npos)
      << told(10).explanation;
}

}  // namespace
}  // namespace qi::spc
