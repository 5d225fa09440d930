#include "spc/rule_cost.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "spc/analyse.h"
#include "spc/run_length.h"
#include "spc/zone_chain.h"

namespace qi::spc {
namespace {

using enum RuleId;

Profile with_rules(std::vector<RuleId> rules, std::size_t shift_length = 8) {
  Profile profile = profile_of(ProfileId::western_electric);
  profile.rules = std::move(rules);
  profile.shift_length = shift_length;
  return profile;
}

struct PublishedRow {
  std::string name;
  std::vector<RuleId> rules;
  std::size_t shift_length;
  double steady;                ///< average run length without a change
  std::vector<double> by_move;  ///< moved by 0.5, 1, 1.5, 2 and 3 sigma; fewer where not published
  double tolerance;             ///< a unit of the last decimal, as some were cut and not rounded
};

// Exact values by the R package spc 0.6.7 and in closed form; combinations of three and four rules as published by
// Champ and Woodall 1987, table 1.
const std::vector<PublishedRow> kPublished{
    {"limits", {outside_limits}, 8, 370.398, {155.224, 43.895, 14.968, 6.303, 2.000}, 1e-3},
    {"limits and a run of 8", {outside_limits, shift}, 8, 152.730, {44.280, 14.578, 7.755, 4.891, 1.992}, 1e-3},
    {"limits and two of three",
     {outside_limits, two_of_three},
     8,
     225.438,
     {77.725, 20.005, 7.301, 3.646, 1.676},
     1e-3},
    {"limits and four of five",
     {outside_limits, four_of_five},
     8,
     166.055,
     {46.181, 12.664, 5.856, 3.680, 1.887},
     1e-3},
    {"1, 2, 3", {outside_limits, two_of_three, four_of_five}, 8, 132.89, {}, 1e-2},
    {"1, 2, 4", {outside_limits, two_of_three, shift}, 8, 122.05, {}, 1e-2},
    {"1, 3, 4", {outside_limits, four_of_five, shift}, 8, 105.78, {}, 1e-2},
    {"1 to 4", {outside_limits, two_of_three, four_of_five, shift}, 8, 91.75, {}, 1e-2},
    {"a run of 7 alone", {shift}, 7, 127, {}, 1e-9},
    {"a run of 8 alone", {shift}, 8, 255, {}, 1e-9},
};

TEST(ZoneChain, GivesThePublishedAverageRunLengthsToTheirLastDigit) {
  constexpr std::array kMoves{0.5, 1.0, 1.5, 2.0, 3.0};
  constexpr double kLastBinaryDigits = 1e-9;
  for (const PublishedRow& row : kPublished) {
    const ZoneChain chain(with_rules(row.rules, row.shift_length));
    EXPECT_NEAR(*chain.average_run_length(0), row.steady, row.tolerance + kLastBinaryDigits) << row.name;
    for (std::size_t i = 0; i < row.by_move.size(); ++i) {
      EXPECT_NEAR(*chain.average_run_length(kMoves[i]), row.by_move[i], row.tolerance + kLastBinaryDigits)
          << row.name << " moved by " << kMoves[i];
      EXPECT_NEAR(*chain.average_run_length(-kMoves[i]), row.by_move[i], row.tolerance + kLastBinaryDigits)
          << row.name << " moved down by " << kMoves[i];
    }
  }
}

// Solved on their own as linear equations of the chain's few states, in another language.
TEST(ZoneChain, SolvesItsEquationsToTheLastDigits) {
  const ZoneChain two_of_three_chain(with_rules({outside_limits, two_of_three}));
  EXPECT_NEAR(*two_of_three_chain.average_run_length(0), 225.43840674161632, 1e-9);
  EXPECT_NEAR(*two_of_three_chain.average_run_length(0.5), 77.72446171918635, 1e-10);
  const ZoneChain four_of_five_chain(with_rules({outside_limits, four_of_five}));
  EXPECT_NEAR(*four_of_five_chain.average_run_length(0), 166.05451713054904, 1e-9);
  EXPECT_NEAR(*four_of_five_chain.average_run_length(3), 1.8864668260393813, 1e-12);
}

TEST(ZoneChain, OfTheLimitsAloneIsThePlainProductOfChances) {
  const ZoneChain chain(with_rules({outside_limits}));
  EXPECT_EQ(chain.size(), 1u);
  const double outside = std::erfc(3 / std::sqrt(2.0));
  for (const std::size_t points : {1u, 24u, 100u})
    EXPECT_NEAR(chain.chance_of_signal(points, 0), -std::expm1(static_cast<double>(points) * std::log1p(-outside)),
                1e-14);
  EXPECT_EQ(chain.chance_of_signal(0, 0), 0);
}

TEST(ZoneChain, OfARunIsThePlainCountOfSequences) {
  // Each of the 512 sequences of sides that 9 values can have is looked at.
  const ZoneChain chain(with_rules({shift}, 7));
  std::size_t with_a_run = 0;
  for (unsigned sequence = 0; sequence < 512; ++sequence) {
    std::size_t run = 0;
    std::size_t longest = 0;
    for (unsigned i = 0; i < 9; ++i) {
      const bool continues = i > 0 && ((sequence >> i) & 1u) == ((sequence >> (i - 1)) & 1u);
      run = continues ? run + 1 : 1;
      longest = std::max(longest, run);
    }
    if (longest >= 7) ++with_a_run;
  }
  EXPECT_NEAR(chain.chance_of_signal(9, 0), static_cast<double>(with_a_run) / 512, 1e-15);
  EXPECT_EQ(chain.chance_of_signal(6, 0), 0) << "six values are too few";
}

TEST(ZoneChain, WithoutARuleNeverSignals) {
  const ZoneChain chain(with_rules({}));
  EXPECT_EQ(chain.average_run_length(0), std::nullopt);
  EXPECT_EQ(chain.chance_of_signal(1000, 5), 0);
}

// The chain states each rule a second time. It must be the same rule: charts of made-up values, each judged by the
// engine, show something as often as the chain says.
TEST(ZoneChain, AgreesWithTheEnginesOwnRulesOnMadeUpCharts) {
  constexpr std::size_t kPoints = 30;
  constexpr std::size_t kCharts = 10'000;
  std::mt19937_64 generator(1987);
  std::vector<Profile> profiles;
  for (const RuleId rule : {outside_limits, two_of_three, shift, four_of_five, fifteen_inside, eight_outside})
    profiles.push_back(with_rules({rule}, 6));
  for (const TwoOfThree kind : {TwoOfThree::beyond_two_sigma_same_side, TwoOfThree::between_two_and_three_sigma,
                                TwoOfThree::beyond_two_sigma_any_third, TwoOfThree::beyond_two_sigma_net}) {
    profiles.push_back(with_rules({two_of_three}));
    profiles.back().two_of_three = kind;
    profiles.push_back(with_rules({outside_limits, two_of_three, shift, four_of_five, fifteen_inside, eight_outside}));
    profiles.back().two_of_three = kind;
  }
  for (const Profile& profile : profiles)
    for (const double moved_by : {0.0, 1.5}) {
      std::normal_distribution<double> normal(moved_by, 1);
      Request request{.given = GivenLimits{.centre = 0, .sigma = 1}, .profile = profile};
      double shown = 0;
      for (std::size_t i = 0; i < kCharts; ++i) {
        request.values.resize(kPoints);
        for (double& value : request.values) value = normal(generator);
        if (!analyse(request)->patterns.empty()) ++shown;
      }
      const double chance = ZoneChain(profile).chance_of_signal(kPoints, moved_by);
      const double error = std::sqrt(std::max(chance * (1 - chance), 1.0 / kCharts) / kCharts);
      EXPECT_NEAR(shown / kCharts, chance, 4.5 * error) << profile.rules.size() << " rules, moved by " << moved_by;
    }
}

TEST(RunLength, IsThePlaceOfTheFirstValueThatShowsSomething) {
  const auto first_shown = [](const Profile& profile, const std::vector<double>& values) {
    Request request{.given = GivenLimits{.centre = 0, .sigma = 1}, .profile = profile};
    std::size_t i = 0;
    return run_length(
        request, [&] { return i < values.size() ? values[i++] : 0.0; }, 200);
  };
  EXPECT_EQ(first_shown(with_rules({outside_limits}), {1, 2, 3.5, 9}), 3u);
  EXPECT_EQ(first_shown(with_rules({two_of_three}), {2.5, 2.5}), 2u) << "in that rule two values are enough";
  std::vector<double> late(90, 0.0);
  for (std::size_t i = 0; i < late.size(); ++i) late[i] = i % 2 == 0 ? 0.5 : -0.5;
  for (std::size_t i = 75; i < 83; ++i) late[i] = 0.5;
  EXPECT_EQ(first_shown(with_rules({shift}, 8), late), 82u) << "the run begins at the 75th value";
  EXPECT_EQ(first_shown(with_rules({outside_limits}), {}), 200u) << "nothing until the end of the wait";
}

TEST(CostOf, IsExactForRulesAboutZones) {
  const auto cost = cost_of(with_rules({outside_limits}), 24, 40);
  ASSERT_TRUE(cost);
  EXPECT_NEAR(cost->chance.value, 0.0628, 5e-5);
  EXPECT_EQ(cost->chance.standard_error, 0);
  EXPECT_NEAR(cost->charts_expected, 2.513, 5e-4);
  EXPECT_NEAR(cost->chance_of_any, 1 - std::pow(1 - cost->chance.value, 40), 1e-12);
  ASSERT_TRUE(cost->points_to_alarm);
  EXPECT_NEAR(cost->points_to_alarm->value, 370.398, 5e-4);
}

// 300,000 simulated runs of another program; their standard error is about 0.0008 for chances and 0.18 % for lengths.
TEST(CostOf, AddsWhatTrendsCostToMakingDataCountsOtherRules) {
  const auto cost = cost_of(profile_of(ProfileId::mdc), 24, 40);
  ASSERT_TRUE(cost);
  EXPECT_GT(cost->chance.standard_error, 0);
  EXPECT_LT(cost->chance.standard_error, 0.001);
  EXPECT_NEAR(cost->chance.value, 0.220, 4 * std::hypot(cost->chance.standard_error, 0.0008, 0.0003));
  EXPECT_NEAR(cost->points_to_alarm->value, 85.98, 4 * std::hypot(cost->points_to_alarm->standard_error, 0.16));
  const auto power_bi = cost_of(profile_of(ProfileId::power_bi), 24);
  EXPECT_NEAR(power_bi->chance.value, 0.416, 4 * std::hypot(power_bi->chance.standard_error, 0.0009, 0.0003));
  const auto nelson = cost_of(profile_of(ProfileId::nelson), 24);
  EXPECT_NEAR(nelson->chance.value, 0.245, 4 * std::hypot(nelson->chance.standard_error, 0.0008, 0.0003));
}

// 200,000 simulated series of another program.
TEST(CostOf, WithLimitsFromTheSameValuesIsLess) {
  for (const auto& [points, chance] :
       std::vector<std::pair<std::size_t, double>>{{12, 0.047}, {24, 0.154}, {36, 0.259}, {100, 0.643}}) {
    const auto cost = cost_of(profile_of(ProfileId::mdc), points, 1, LimitsFrom::same_values);
    ASSERT_TRUE(cost);
    EXPECT_NEAR(cost->chance.value, chance, 4 * std::hypot(cost->chance.standard_error, 0.0011, 0.0003)) << points;
    EXPECT_EQ(cost->points_to_alarm, std::nullopt);
  }
}

TEST(CostOf, OfNoRuleIsNothing) {
  const auto cost = cost_of(with_rules({}), 24, 40);
  ASSERT_TRUE(cost);
  EXPECT_EQ(cost->chance.value, 0);
  EXPECT_EQ(cost->chance_of_any, 0);
  EXPECT_FALSE(std::signbit(cost->chance_of_any)) << "nobody wants to read -0";
  EXPECT_EQ(cost->points_to_alarm, std::nullopt);
}

TEST(CostOf, GivesTheSameAnswerEachTime) {
  const auto first = cost_of(profile_of(ProfileId::mdc), 36, 10);
  const auto again = cost_of(profile_of(ProfileId::mdc), 36, 10);
  EXPECT_EQ(first->chance.value, again->chance.value);
  EXPECT_EQ(first->points_to_alarm->value, again->points_to_alarm->value);
}

TEST(ChanceOfSeeing, GrowsWithTheChangeAndIsTheSameUpAndDown) {
  const auto limits = chance_of_seeing(with_rules({outside_limits}), 1, 12);
  ASSERT_TRUE(limits);
  const double outside = (std::erfc(2 / std::sqrt(2.0)) + std::erfc(4 / std::sqrt(2.0))) / 2;
  EXPECT_NEAR(limits->value, 1 - std::pow(1 - outside, 12), 1e-12);
  double before = 0;
  for (const double moved_by : {0.0, 0.5, 1.0, 2.0, 3.0}) {
    const double chance = chance_of_seeing(profile_of(ProfileId::western_electric), moved_by, 12)->value;
    EXPECT_GT(chance, before);
    EXPECT_NEAR(chance, chance_of_seeing(profile_of(ProfileId::western_electric), -moved_by, 12)->value, 1e-13);
    before = chance;
  }
}

TEST(PointsToSee, IsTheAverageRunLengthAfterTheChange) {
  EXPECT_NEAR(points_to_see(with_rules({outside_limits, shift}), 1)->value, 14.578, 5e-4);
  const auto mdc = points_to_see(profile_of(ProfileId::mdc), 1);
  ASSERT_TRUE(mdc);
  EXPECT_NEAR(mdc->value, 10.59, 4 * std::hypot(mdc->standard_error, 0.014, 0.003));
}

TEST(RuleCost, RefusesNonsenseWithASentence) {
  const Profile mdc = profile_of(ProfileId::mdc);
  EXPECT_EQ(cost_of(mdc, 0).error().message, "Ask for 1 to 1,000 points of a chart.");
  EXPECT_EQ(cost_of(mdc, 1001).error().message, "Ask for 1 to 1,000 points of a chart.");
  EXPECT_EQ(cost_of(mdc, 24, 0).error().message, "Ask for 1 chart or more.");
  Profile odd = mdc;
  odd.trend_length = 1;
  EXPECT_EQ(cost_of(odd, 24).error().message, "The length of a rule must be 2 to 100 points.");
  odd.trend_length = 101;
  EXPECT_EQ(chance_of_seeing(odd, 1, 12).error().message, "The length of a rule must be 2 to 100 points.");
  for (const double move : {std::numeric_limits<double>::infinity(), kMissing}) {
    EXPECT_EQ(chance_of_seeing(mdc, move, 12).error().message, "Give the change in sigma as a number.");
    EXPECT_EQ(points_to_see(mdc, move).error().message, "Give the change in sigma as a number.");
  }
  EXPECT_EQ(points_to_see(with_rules({}), 1).error().message,
            "These rules see no such change. Choose at least one rule that does.");
  odd = with_rules({trend});
  odd.trend_length = 100;
  EXPECT_FALSE(points_to_see(odd, 1)) << "a hundred rising values are never seen";
}

TEST(CostSentence, SaysWhatAStableChartShowsAndHowManyOfSeveralWill) {
  const auto cost = cost_of(profile_of(ProfileId::mdc), 24, 40);
  ASSERT_TRUE(cost);
  EXPECT_EQ(
      cost_sentence(*cost, Frequency::month),
      "With these rules, a chart of 24 stable months shows something in 22 of 100 charts; of 40 such charts about "
      "9 will.");
  EXPECT_EQ(cost_sentence(*cost_of(with_rules({outside_limits}), 1), Frequency::week),
            "With these rules, a chart of 1 stable week shows something in 3 of 1,000 charts.");
  EXPECT_EQ(cost_sentence(*cost_of(with_rules({}), 12, 3), Frequency::day),
            "With these rules, a chart of 12 stable days shows something in fewer than 1 of 1,000 charts; of 3 such "
            "charts most likely none will.");
  EXPECT_EQ(cost_sentence({.points = 900, .charts = 2000, .chance = {0.999}, .charts_expected = 1998}, Frequency::day),
            "With these rules, a chart of 900 stable days shows something in nearly every chart; of 2,000 such charts "
            "about 1,998 will.");
}

}  // namespace
}  // namespace qi::spc
