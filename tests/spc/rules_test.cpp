#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "spc/analyse.h"
#include "spc/rule_catalogue.h"

namespace qi::spc {
namespace {

using Places = std::vector<std::size_t>;

// Twelve values between 8 and 12 freeze mean 10 and mean range 4; what follows is the pattern under test.
Request after_a_baseline(const std::vector<double>& tail, ProfileId profile = ProfileId::mdc) {
  Request request;
  request.profile = profile_of(profile);
  for (int i = 0; i < 6; ++i) request.values.insert(request.values.end(), {8, 12});
  request.phases = {{.index = 0, .baseline_points = request.values.size()}};
  request.values.insert(request.values.end(), tail.begin(), tail.end());
  return request;
}
constexpr std::size_t kTail = 12;

Places marked(const Request& request, RuleId rule, RuleSet Point::*rules) {
  const auto analysis = analyse(request);
  EXPECT_TRUE(analysis);
  Places places;
  for (std::size_t i = kTail; i < analysis->points.size(); ++i)
    if ((analysis->points[i].*rules).has(rule)) places.push_back(i - kTail);
  return places;
}

TEST(Shift, MarksEveryPointOfSevenAndNoneOfSix) {
  EXPECT_EQ(marked(after_a_baseline({9, 11, 11, 11, 11, 11, 11, 9}), RuleId::shift, &Point::high), Places{});
  EXPECT_EQ(marked(after_a_baseline({9, 11, 11, 11, 11, 11, 11, 11, 9}), RuleId::shift, &Point::high),
            (Places{1, 2, 3, 4, 5, 6, 7}));
}

TEST(Shift, IsBrokenByAValueOnTheMeanAndPassesOverAMissingOne) {
  EXPECT_EQ(marked(after_a_baseline({9, 11, 11, 11, 11, 10, 11, 11, 11}), RuleId::shift, &Point::high), Places{});
  EXPECT_EQ(marked(after_a_baseline({9, 11, 11, 11, 11, kMissing, 11, 11, 11}), RuleId::shift, &Point::high),
            (Places{1, 2, 3, 4, 6, 7, 8}));
}

TEST(Shift, IsCompleteFromItsLastNeededPointOn) {
  Request request = after_a_baseline({9, 11, 11, 11, 11, 11, 11, 11, 11});
  EXPECT_EQ(marked(request, RuleId::shift, &Point::completes), (Places{7, 8}));
}

TEST(Shift, OnARunChartPassesOverValuesOnTheMedian) {
  Request request;
  request.chart = ChartKind::run;
  request.values = {1, 9, 1, 9, 5, 6, 6, 6, 5, 6, 6, 6, 6, 1, 9, 1, 1, 5, 1, 1, 1};
  const auto analysis = analyse(request);
  ASSERT_TRUE(analysis);
  ASSERT_EQ(analysis->phases[0].limits.centre, 5);
  EXPECT_TRUE(analysis->points[5].high.has(RuleId::shift));
  EXPECT_FALSE(analysis->points[8].is_special()) << "on the median: neither counted nor marked";
  EXPECT_TRUE(analysis->points[12].high.has(RuleId::shift));
}

TEST(Trend, NeedsSevenPointsAndIsColouredByItsDirectionNotItsSide) {
  const Request request = after_a_baseline({12, 6, 6.5, 7, 7.5, 8, 8.5, 9, 8});
  EXPECT_EQ(marked(request, RuleId::trend, &Point::high), (Places{1, 2, 3, 4, 5, 6, 7}));
  EXPECT_EQ(marked(request, RuleId::trend, &Point::low), Places{});
}

TEST(Trend, IsBrokenByEqualNeighboursUnlessTheyAreSkipped) {
  Request request = after_a_baseline({12, 6, 6.5, 7, 7, 7.5, 8, 8.5, 9, 8});
  EXPECT_EQ(marked(request, RuleId::trend, &Point::high), Places{});
  request.profile.equal_neighbours = EqualNeighbours::are_skipped;
  EXPECT_EQ(marked(request, RuleId::trend, &Point::high), (Places{1, 2, 3, 5, 6, 7, 8}));
}

TEST(Trend, APivotBelongsToBothTrends) {
  const Request request = after_a_baseline({12, 7, 8, 9, 10, 11, 12, 13, 12, 11, 10, 9, 8, 7, 9});
  const auto analysis = analyse(request);
  ASSERT_TRUE(analysis);
  EXPECT_TRUE(analysis->points[kTail + 7].high.has(RuleId::trend));
  EXPECT_TRUE(analysis->points[kTail + 7].low.has(RuleId::trend));
}

// Limits with 2.66: 10 +/- 10.64; two sigma 17.0933 and 2.9067.
TEST(TwoOfThree, CountsPointsBeyondTheLimitSinceLate2023ButNotBefore) {
  EXPECT_EQ(marked(after_a_baseline({9, 18, 11, 21, 9}), RuleId::two_of_three, &Point::high), (Places{1, 3}));
  EXPECT_EQ(marked(after_a_baseline({9, 18, 11, 21, 9}, ProfileId::nhs_r), RuleId::two_of_three, &Point::high),
            Places{});
}

TEST(TwoOfThree, NeedsTheThirdPointOnTheSameSideExceptInPowerBi) {
  EXPECT_EQ(marked(after_a_baseline({9, 18, 9, 18, 9}), RuleId::two_of_three, &Point::high), Places{});
  EXPECT_EQ(marked(after_a_baseline({9, 18, 9, 18, 9}, ProfileId::power_bi), RuleId::two_of_three, &Point::high),
            (Places{1, 3}));
}

TEST(OutsideLimits, IsStrict) {
  Request request = after_a_baseline({9});
  const auto limits = analyse(request)->limits_at(0);
  request.values.insert(request.values.end(), {limits.upper, limits.upper + 1e-9, limits.lower, limits.lower - 1e-9});
  EXPECT_EQ(marked(request, RuleId::outside_limits, &Point::high), Places{2});
  EXPECT_EQ(marked(request, RuleId::outside_limits, &Point::low), Places{4});
}

TEST(NelsonRules, FindTheirPatternsAndNothingElse) {
  // sigma = 4 / 1.128 = 3.546: 10 +/- 1 is inside, 4 and 16 are outside one sigma.
  std::vector<double> quiet(15, 10.5);
  for (std::size_t i = 0; i < quiet.size(); i += 2) quiet[i] = 9.5;
  EXPECT_EQ(marked(after_a_baseline(quiet, ProfileId::nelson), RuleId::fifteen_inside, &Point::undirected).size(), 15u);
  const std::vector<double> two_groups{4, 16, 16, 4, 4, 16, 16, 4};
  EXPECT_EQ(marked(after_a_baseline(two_groups, ProfileId::nelson), RuleId::eight_outside, &Point::completes),
            Places{7});
  EXPECT_EQ(marked(after_a_baseline(std::vector<double>(8, 16), ProfileId::nelson), RuleId::eight_outside,
                   &Point::undirected),
            Places{})
      << "eight on one side are a shift";
  EXPECT_EQ(marked(after_a_baseline({8, 12, 12}, ProfileId::nelson), RuleId::fourteen_alternating, &Point::completes),
            (Places{1}));
  EXPECT_EQ(marked(after_a_baseline({9, 15, 15, 10, 15, 15, 9}, ProfileId::western_electric), RuleId::four_of_five,
                   &Point::high),
            (Places{1, 2, 4, 5}));
}

TEST(RuleCatalogue, HasWordsAndASourceForEveryRuleAndFindsThemBySlug) {
  for (const Rule& row : rule_catalogue()) {
    EXPECT_FALSE(row.means.empty() || row.ask.empty() || row.source.empty()) << row.slug;
    EXPECT_EQ(find_rule(row.slug), row.id);
  }
  EXPECT_EQ(find_rule("astronomical"), std::nullopt);
}

}  // namespace
}  // namespace qi::spc
