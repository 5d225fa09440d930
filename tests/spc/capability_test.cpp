#include "spc/capability.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "spc/subgroups.h"
#include "stats/range_constants.h"

// Whole answers are held against qcc, SixSigma and R in tests/oracle/spc/capability.json.
namespace qi::spc {
namespace {

const std::vector<double> kMinutes{10, 12, 11, 14, 9};

Request series_of(std::vector<double> values) {
  return {.values = std::move(values)};
}

std::vector<double> steady(std::size_t count) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i) values.push_back(10 + static_cast<double>(i * 7 % 5));
  return values;
}

TEST(Capability, AgreesWithTheWorkedExample) {
  const auto found = capability(series_of(kMinutes), {.lower = 5, .upper = 18});
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->centre, 11.2, 1e-12);
  EXPECT_NEAR(found->within.sigma, 2.75 / 1.128, 1e-12);
  EXPECT_NEAR(found->within.potential->value, 13 / (6 * 2.75 / 1.128), 1e-12);
  EXPECT_NEAR(found->within.nearer.value, 6.2 / (3 * 2.75 / 1.128), 1e-12);
  EXPECT_NEAR(found->overall.sigma, std::sqrt(3.7), 1e-12);
  EXPECT_NEAR(found->overall.nearer.value, 6.2 / (3 * std::sqrt(3.7)), 1e-12);
  EXPECT_EQ(found->observed.below, 0);
  EXPECT_NEAR(found->sigma_distance.without_shift - found->sigma_distance.with_shift, 1.5, 1e-12);
}

TEST(Capability, CannotBeHadWithoutAStabilityVerdict) {
  // The verdict is made only by analysing, and indices only with a verdict: neither has an empty form.
  EXPECT_FALSE(std::is_default_constructible_v<Stability>);
  EXPECT_FALSE(std::is_default_constructible_v<CapabilityIndices>);
  EXPECT_FALSE(std::is_default_constructible_v<Capability>);
  const auto found = capability(series_of(kMinutes), {.upper = 18});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->stability().state(), StabilityState::too_few_values);
  EXPECT_EQ(found->stability().why(),
            "Whether the process is stable cannot be told yet: there are 5 points, and 13 are needed. An index of so "
            "few is a guess.");
}

TEST(Capability, SaysWhyAProcessIsNotStable) {
  std::vector<double> values = steady(20);
  for (std::size_t i = 10; i < 20; ++i) values[i] += 6;
  const auto found = capability(series_of(values), {.upper = 30});
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->stability().is_stable());
  EXPECT_EQ(found->stability().why().rfind("The process is not stable, because of a special cause: 10 points above the "
                                           "mean (points 11 to 20) and ",
                                           0),
            0u)
      << found->stability().why();
}

TEST(Capability, OfTheLastPhaseOnlyAndStableAgainAfterARecalculation) {
  std::vector<double> values = steady(40);
  for (std::size_t i = 20; i < 40; ++i) values[i] += 6;
  Request series = series_of(values);
  series.phases = {{0, {}}, {20, {}}};
  const auto found = capability(series, {.upper = 30});
  const auto alone = capability(series_of({values.begin() + 20, values.end()}), {.upper = 30});
  ASSERT_TRUE(found && alone);
  EXPECT_EQ(found->values, 20u);
  EXPECT_EQ(found->within.nearer.value, alone->within.nearer.value);
  EXPECT_TRUE(found->stability().is_stable());
  EXPECT_EQ(found->stability().why(),
            "The process is stable: none of the 20 points since limits were recalculated signals a special cause.");
}

TEST(Capability, LeavesOutMissingAndExcludedValues) {
  Request series = series_of({10, 12, 99, 11, kMissing, 14, 9});
  series.excluded = {2};
  const auto found = capability(series, {.upper = 18});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->values, 5u);
  EXPECT_NEAR(found->centre, 11.2, 1e-12);
  EXPECT_NEAR(found->within.sigma, (2 + 5) / 2.0 / 1.128, 1e-12);
  EXPECT_EQ(found->observed.above, 0);
}

TEST(Capability, OfOneLimitHasNoCpAndNoCpm) {
  const auto found = capability(series_of(steady(20)), {.upper = 15});
  ASSERT_TRUE(found);
  EXPECT_FALSE(found->within.potential || found->within.lower || found->within.about_target);
  EXPECT_FALSE(found->observed.below || found->expected_within.below);
  EXPECT_EQ(found->within.nearer.value, found->within.upper->value);
}

TEST(Capability, CountsAValueOnALimitAsInside) {
  const auto found = capability(series_of({10, 11, 12, 13}), {.lower = 11, .upper = 13});
  ASSERT_TRUE(found);
  EXPECT_EQ(found->observed.below, 25);
  EXPECT_EQ(found->inside.percent, 75);
  EXPECT_EQ(found->inside.within, 3u);
  EXPECT_EQ(found->observed.above, 0);
}

TEST(Capability, IsNegativeWhereTheMeanLiesOutsideAndItsIntervalStaysInOrder) {
  const auto found = capability(series_of(steady(20)), {.upper = 9});
  ASSERT_TRUE(found);
  EXPECT_LT(found->within.nearer.value, 0);
  EXPECT_LT(found->within.nearer.interval.lower, found->within.nearer.value);
  EXPECT_GT(found->within.nearer.interval.upper, found->within.nearer.value);
}

TEST(Capability, DoesNotChangeWithTheUnit) {
  std::vector<double> seconds;
  for (const double minutes : kMinutes) seconds.push_back(60 * minutes + 1e4);
  const auto a = capability(series_of(kMinutes), {.lower = 5, .upper = 18, .target = 10});
  const auto b = capability(series_of(seconds), {.lower = 300 + 1e4, .upper = 1080 + 1e4, .target = 600 + 1e4});
  ASSERT_TRUE(a && b);
  EXPECT_NEAR(a->within.about_target->value, b->within.about_target->value, 1e-12);
  EXPECT_NEAR(a->overall.nearer.interval.upper, b->overall.nearer.interval.upper, 1e-12);
}

TEST(Capability, RefusesWhatHasNoAnswerInOneSentence) {
  const auto why = [](std::vector<double> values, Specification specification) {
    const auto found = capability(series_of(std::move(values)), specification);
    return found ? std::string("an answer") : found.error().message;
  };
  EXPECT_EQ(why({10}, {.upper = 18}), "Capability needs at least 2 values in the last phase.");
  EXPECT_EQ(why({}, {.upper = 18}), "Capability needs at least 2 values in the last phase.");
  EXPECT_EQ(why({7, 7, 7}, {.upper = 18}),
            "Neighbouring values do not differ, so there is no variation to hold against the limits.");
  EXPECT_EQ(why({1, kMissing, 2}, {.upper = 18}),
            "No two neighbouring values are left, so the variation within the process cannot be told.");
  EXPECT_EQ(why(kMinutes, {.lower = 18, .upper = 18}), "Give a lower limit below the upper limit.");
  EXPECT_EQ(why(kMinutes, {.lower = 20, .upper = 18}), "Give a lower limit below the upper limit.");
  EXPECT_EQ(why(kMinutes, {.target = 18}),
            "Give a lower or an upper limit: without one there is nothing to be capable of.");
  EXPECT_EQ(why(kMinutes, {.upper = 18, .target = 19}), "Give a target between the limits.");
  EXPECT_EQ(why(kMinutes, {.upper = std::nan("")}), "Limits and target must be finite numbers.");
  EXPECT_EQ(why({-1e308, 1e308, -1e308}, {.upper = 18}),
            "A number is too large or too small to compute with. Give the figures in another unit.");
  Request counts{.chart = ChartKind::c, .values = {1, 2, 3}};
  EXPECT_EQ(capability(counts, {.upper = 5}).error().message,
            "Capability is of single measured values: choose the chart of individuals (XmR).");
  EXPECT_FALSE(capability(series_of(kMinutes), {.upper = 18}, 1.0));
}

TEST(Stability, NamesPointsByTheirDates) {
  std::vector<double> values = steady(20);
  values[19] = 60;
  Wording wording;
  for (int month = 0; month < 20; ++month)
    wording.dates.push_back(next_period(Frequency::month, *Date::from(2023, 1, 1), month));
  const auto found = capability(series_of(values), {.upper = 30}, 0.95, wording);
  ASSERT_TRUE(found);
  EXPECT_EQ(found->stability().why(),
            "The process is not stable, because of a special cause: above upper limit (August 2024) and one "
            "more signal. An index of it describes the past and promises nothing.");
}

TEST(Stability, IsOfTheLastPhaseAlone) {
  Request series = series_of(steady(40));
  series.values[5] = 90;
  series.phases = {{0, {}}, {20, {}}};
  const auto analysis = analyse(series);
  ASSERT_TRUE(analysis);
  ASSERT_FALSE(analysis->patterns.empty());
  EXPECT_TRUE(stability_of(*analysis).is_stable());
}

TEST(CapabilityIndices, AgreeWithTheWorkedExample) {
  const auto verdict = capability(series_of(kMinutes), {.upper = 18});
  ASSERT_TRUE(verdict);
  const auto found = capability_indices(verdict->stability(), {.lower = 7, .upper = 14, .target = 10.5}, 10, 1, 30);
  ASSERT_TRUE(found);
  EXPECT_NEAR(found->potential->value, 7.0 / 6, 1e-12);
  EXPECT_NEAR(found->potential->interval.lower, 0.8679, 5e-5);  // chi-square quantiles 16.047 and 45.722
  EXPECT_NEAR(found->potential->interval.upper, 1.4649, 5e-5);
  EXPECT_NEAR(found->nearer.interval.lower, 1 - 0.28365414485687923, 1e-12);
  EXPECT_NEAR(found->nearer.interval.upper, 1 + 0.28365414485687923, 1e-12);
  EXPECT_NEAR(found->about_target->value, 7.0 / 6 / std::sqrt(1.25), 1e-12);
}

TEST(CapabilityOfSubgroups, RefusesEmptyAndSingleOnes) {
  const Specification limits{.upper = 18};
  EXPECT_EQ(capability_of_subgroups({{1, 2}}, limits).error().message, "Give at least 2 subgroups.");
  EXPECT_EQ(capability_of_subgroups({{1, 2}, {}}, limits).error().message, "Leave out subgroups without a value.");
  EXPECT_EQ(capability_of_subgroups({{1}, {2}}, limits).error().message,
            "Give at least one subgroup of 2 values or more.");
  EXPECT_FALSE(capability_of_subgroups({{1, 1}, {2, 2}}, limits));  // no variation inside any
}

TEST(CapabilityOfSubgroups, TakesTheSigmaWithinThatTheirXbarChartHas) {
  const Specification limits{.upper = 18};
  const auto sigma = [&](const std::vector<std::vector<double>>& groups, const Profile& profile) {
    return capability_of_subgroups(groups, limits, 0.95, profile)->within.sigma;
  };
  const Profile exact = profile_of(ProfileId::mdc);
  const Profile tabulated = profile_of(ProfileId::western_electric);
  EXPECT_DOUBLE_EQ(sigma({{1, 3}, {2, 6}}, exact), 3 / stats::d2(2));
  EXPECT_DOUBLE_EQ(sigma({{1, 3}, {2, 6}}, tabulated), 3 / 1.128);
  EXPECT_DOUBLE_EQ(sigma({{1, 3}, {2, 6, 4}, {9}}, tabulated), (2 / 1.128 + 4 / 1.693) / 2);
  std::vector<double> many;
  for (int i = 0; i < 26; ++i) many.push_back(i);
  // Standard deviation of 0 to 25 is sqrt(58.5); c4(26) is 0.990049.
  EXPECT_NEAR(sigma({many, {7}}, exact), std::sqrt(58.5) / 0.990049, 1e-4);

  Request chart{.chart = ChartKind::subgroup_mean, .profile = tabulated};
  chart.subgroups = subgroups_of(std::vector<std::vector<double>>{{1, 3}, {2, 6, 4}, {9}});
  EXPECT_DOUBLE_EQ(analyse(chart)->phases[0].single_sigma, sigma({{1, 3}, {2, 6, 4}, {9}}, tabulated));
}

TEST(CapabilityOfSubgroups, RefusesWhatIsNoNumber) {
  EXPECT_EQ(capability_of_subgroups({{1, kMissing}, {2, 3}}, {.upper = 18}).error().message,
            "Every value must be a finite number.");
}

}  // namespace
}  // namespace qi::spc
