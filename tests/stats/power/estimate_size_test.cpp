#include "stats/power/estimate_size.h"

#include <gtest/gtest.h>

#include <cmath>

namespace qi::stats {
namespace {

TEST(SizeForMargin, OfAShareIsTheKnown385) {
  const EstimateDesign large = design_for_share(0.5, 0.95, 1, std::nullopt);
  EXPECT_NEAR(size_for_margin(0.05, large), 384.145882069, 1e-8);  // mpmath: z² / 4 / 0.0025
}

TEST(SizeForMargin, IsSmallerInASmallPopulation) {
  // Cochran: n0 / (1 + (n0 - 1) / N).
  const EstimateDesign small = design_for_share(0.5, 0.95, 1, 1000);
  EXPECT_NEAR(size_for_margin(0.05, small), 277.733453173, 1e-8);
}

TEST(SizeForMargin, TurnsRoundMarginOfSize) {
  for (const std::optional<double> population : {std::optional<double>(), std::optional<double>(500)}) {
    const EstimateDesign design{.sd = 7, .level = 0.9, .design_effect = 1.4, .population = population};
    EXPECT_NEAR(margin_of_size(size_for_margin(1.25, design), design), 1.25, 1e-12);
  }
}

TEST(MarginOfSize, OfTheWholePopulationIsZero) {
  EXPECT_EQ(margin_of_size(500, {.sd = 7, .population = 500}), 0);
}

TEST(ClusterDesignEffect, AgreesWithKish) {
  EXPECT_NEAR(cluster_design_effect(20, 0.05, 0), 1.95, 1e-14);
  EXPECT_NEAR(cluster_design_effect(1, 0.3, 0), 1, 1e-14);
  // Eldridge, Ashby and Kerry 2006: ((1 + cv²) m - 1) icc more than 1; with cv 0.5 (1.25 × 20 - 1) × 0.05 = 1.2.
  EXPECT_NEAR(cluster_design_effect(20, 0.05, 0.5), 2.2, 1e-14);
}

}  // namespace
}  // namespace qi::stats
