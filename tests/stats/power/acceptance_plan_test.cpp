#include "stats/power/acceptance_plan.h"

#include <gtest/gtest.h>

namespace qi::stats {
namespace {

constexpr AcceptancePlan kMontgomery{.sample = 89, .most_defective = 2};

TEST(AcceptancePlan, AgreesWithMontgomerysCurve) {
  // Montgomery, Introduction to Statistical Quality Control, the curve of n = 89, c = 2, four decimals.
  EXPECT_NEAR(chance_of_acceptance(kMontgomery, 0.005), 0.9897, 5e-5);
  EXPECT_NEAR(chance_of_acceptance(kMontgomery, 0.01), 0.9397, 5e-5);
  EXPECT_NEAR(chance_of_acceptance(kMontgomery, 0.02), 0.7366, 5e-5);
  EXPECT_NEAR(chance_of_acceptance(kMontgomery, 0.03), 0.4985, 5e-5);
  EXPECT_NEAR(chance_of_acceptance(kMontgomery, 0.05), 0.1721, 5e-5);
  EXPECT_NEAR(chance_of_acceptance(kMontgomery, 0.06), 0.0919, 5e-5);
  EXPECT_NEAR(chance_of_acceptance(kMontgomery, 0.01), 0.9396899183135595, 1e-13);  // exact fractions
}

TEST(AcceptancePlan, LooksAtAboutMontgomerys687UnitsOnAverage) {
  AcceptancePlan plan = kMontgomery;
  plan.lot_size = 10'000;
  // Montgomery takes the binomial chance: 687 units, 0.0093 defective.
  EXPECT_NEAR(89 + (1 - chance_of_acceptance(kMontgomery, 0.01)) * (10'000 - 89), 687, 0.5);
  // The lot's own, hypergeometric chance in exact fractions.
  EXPECT_NEAR(average_total_inspection(plan, 0.01), 678.7076811362323, 1e-8);
  EXPECT_NEAR(average_outgoing_quality(plan, 0.01), 0.009321292318863767, 1e-13);
}

TEST(AcceptancePlan, CountsALotWithoutReplacement) {
  // Exact fractions of binomial coefficients.
  EXPECT_NEAR(chance_of_acceptance({.sample = 20, .most_defective = 2, .lot_size = 100}, 0.05), 0.9467972381079892,
              1e-13);
  EXPECT_NEAR(chance_of_acceptance({.sample = 20, .most_defective = 0, .lot_size = 300}, 0.01), 0.8124531435882472,
              1e-13);
  EXPECT_EQ(chance_of_acceptance({.sample = 20, .most_defective = 0, .lot_size = 300}, 0), 1);
  EXPECT_EQ(chance_of_acceptance({.sample = 20, .most_defective = 2, .lot_size = 300}, 1), 0);
}

TEST(FindAcceptancePlan, FindsTheSmallestSample) {
  // By trying every sample in exact fractions.
  auto plan = find_acceptance_plan({.good = 0.01, .bad = 0.06});
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->sample, 110);
  EXPECT_EQ(plan->most_defective, 3);
  plan = find_acceptance_plan({.good = 0.02, .bad = 0.08});
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->sample, 98);
  EXPECT_EQ(plan->most_defective, 4);
  plan = find_acceptance_plan({.good = 0.01, .bad = 0.06, .lot_size = 500});
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->sample, 83);
  EXPECT_EQ(plan->most_defective, 2);
}

TEST(FindAcceptancePlan, FindsAPlanOfATinyLotByLookingAtAll) {
  const auto plan = find_acceptance_plan({.good = 0.01, .bad = 0.02, .lot_size = 10});
  ASSERT_TRUE(plan);
  EXPECT_EQ(plan->most_defective, 0);
  EXPECT_EQ(plan->sample, 9);  // one defective unit of ten goes unseen 10 times of 100
}

TEST(FindAcceptancePlan, CountsWholeUnitsOfALot) {
  const AcceptanceWish wish{.good = 0.05, .bad = 0.07, .lot_size = 30};
  EXPECT_DOUBLE_EQ(good_share(wish), 1.0 / 30);
  EXPECT_DOUBLE_EQ(bad_share(wish), 3.0 / 30);
  // As doubles 0.29 × 100 is a little less than 29 and 0.07 × 100 a little more than 7.
  EXPECT_DOUBLE_EQ(good_share({.good = 0.29, .bad = 0.5, .lot_size = 100}), 0.29);
  EXPECT_DOUBLE_EQ(bad_share({.good = 0.01, .bad = 0.07, .lot_size = 100}), 0.07);
}

TEST(FindAcceptancePlan, RefusesWhatNoPlanCanDo) {
  EXPECT_FALSE(find_acceptance_plan({.good = 0.06, .bad = 0.01}));
  EXPECT_FALSE(find_acceptance_plan({.good = 0, .bad = 0.01}));
  EXPECT_FALSE(find_acceptance_plan({.good = 0.01, .producer_risk = 0.5, .bad = 0.02, .consumer_risk = 0.5}));
  const auto too_close = find_acceptance_plan({.good = 0.1, .bad = 0.1 + 1e-12, .lot_size = 10});
  ASSERT_FALSE(too_close) << "one unit of ten is both";
  EXPECT_EQ(too_close.error().message,
            "No plan keeps both risks; allow larger risks or qualities that are further apart.");
}

// It was said that no plan keeps both risks where only the search had ended.
TEST(FindAcceptancePlan, SaysThatOnlySamplesUpToTheLargestWereLookedAt) {
  for (const std::optional<int> lot : {std::optional<int>(), std::optional(1'000'000'000), std::optional(20'001)}) {
    const auto too_close = find_acceptance_plan({.good = 0.5, .bad = 0.50001, .lot_size = lot});
    ASSERT_FALSE(too_close);
    EXPECT_EQ(too_close.error().message,
              "No sample of up to 20,000 units keeps both risks; allow larger risks or qualities that are further "
              "apart.");
  }
}

TEST(FindAcceptancePlan, OfALotWithoutEndFindsWhatItFindsWithoutOne) {
  const auto plan = find_acceptance_plan({.good = 0.01, .bad = 0.06, .lot_size = 1'000'000'000});
  const auto without_lot = find_acceptance_plan({.good = 0.01, .bad = 0.06});
  ASSERT_TRUE(plan && without_lot);
  EXPECT_EQ(plan->sample, without_lot->sample);
  EXPECT_EQ(plan->most_defective, without_lot->most_defective);
}

TEST(FindAcceptancePlan, PassesNoSmallerPlanOver) {
  const auto keeps = [](const AcceptanceWish& wish, int sample, int most_defective) {
    const AcceptancePlan plan{.sample = sample, .most_defective = most_defective, .lot_size = wish.lot_size};
    return chance_of_acceptance(plan, good_share(wish)) >= 1 - wish.producer_risk &&
           chance_of_acceptance(plan, bad_share(wish)) <= wish.consumer_risk;
  };
  for (const std::optional<int> lot :
       {std::optional<int>(), std::optional(50), std::optional(200), std::optional(1'000)})
    for (const double bad : {0.08, 0.1, 0.2, 0.4}) {
      const AcceptanceWish wish{.good = 0.05, .bad = bad, .lot_size = lot};
      const auto plan = find_acceptance_plan(wish);
      ASSERT_TRUE(plan);
      EXPECT_TRUE(keeps(wish, plan->sample, plan->most_defective));
      for (int c = 0; c < plan->most_defective; ++c) EXPECT_FALSE(keeps(wish, plan->sample, c));
      for (int sample = 1; sample < plan->sample; ++sample)
        for (int c = 0; c < sample && c <= plan->most_defective; ++c)
          EXPECT_FALSE(keeps(wish, sample, c)) << lot.value_or(0) << ": " << sample << ", " << c;
    }
}

TEST(QualityAcceptedWith, TurnsRoundTheCurve) {
  for (const double chance : {0.95, 0.5, 0.1})
    EXPECT_NEAR(chance_of_acceptance(kMontgomery, quality_accepted_with(kMontgomery, chance)), chance, 1e-12);
}

}  // namespace
}  // namespace qi::stats
