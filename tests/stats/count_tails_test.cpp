#include "stats/count_tails.h"

#include <gtest/gtest.h>

#include <cmath>

#include "stats/distributions.h"

namespace qi::stats {
namespace {

constexpr double kTail = 0.001;

/// P(X >= count), summed from the other side's whole counts.
double poisson_at_least(int count, double mean) {
  return count == 0 ? 1 : 1 - poisson_cdf(count - 1, mean);
}

TEST(PoissonLimits, HoldExactlyTheCountsThatAreNotTooRare) {
  for (const double mean : {0.3, 1.0, 5.3, 20.0, 143.7}) {
    const CountLimits limits = poisson_limits(mean, kTail);
    for (int count = 0; count < 300; ++count) {
      EXPECT_EQ(count < limits.lower, poisson_cdf(count, mean) < kTail) << count << " of " << mean;
      if (count > mean) {
        EXPECT_EQ(count > limits.upper, poisson_at_least(count, mean) < kTail) << count << " of " << mean;
      }
    }
  }
}

TEST(PoissonLimits, StayAtZeroWhereNoneIsNoRareThing) {
  EXPECT_EQ(poisson_limits(5.3, kTail).lower, 0);
  EXPECT_GT(poisson_limits(7, kTail).lower, 0);  // exp(-7) = 0.0009
  EXPECT_EQ(poisson_limits(0, kTail).upper, 0);
}

TEST(BinomialLimits, HoldExactlyTheCountsThatAreNotTooRare) {
  for (const double chance : {0.02, 0.5, 0.9}) {
    const CountLimits limits = binomial_limits(40, chance, kTail);
    for (int count = 0; count <= 40; ++count) {
      EXPECT_EQ(count < limits.lower, binomial_cdf(count, 40, chance) < kTail) << count << " at " << chance;
      const double at_least = binomial_cdf(40 - count, 40, 1 - chance);  // of the others
      EXPECT_EQ(count > limits.upper, at_least < kTail) << count << " at " << chance;
    }
  }
}

TEST(BinomialLimits, AllOfFewCasesIsNoRareThing) {
  const CountLimits limits = binomial_limits(5, 0.9, kTail);
  EXPECT_EQ(limits.upper, 5);
  EXPECT_EQ(binomial_limits(8, 0, kTail).upper, 0);
  EXPECT_EQ(binomial_limits(8, 1, kTail).lower, 8);
}

TEST(SplitLimits, HoldExactlyTheCountsThatAreNotTooRareASplit) {
  for (const double ratio : {0.05, 0.5, 1.0, 4.0})
    for (const int other : {1, 9, 60}) {
      const CountLimits limits = split_limits(other, ratio, kTail);
      const double chance = ratio / (1 + ratio);
      for (int count = 0; count < 200; ++count) {
        const int both = count + other;
        EXPECT_EQ(count < limits.lower, binomial_cdf(count, both, chance) < kTail) << count << " to " << other;
        if (count > ratio * other) {
          const double at_least = binomial_cdf(other, both, 1 - chance);
          EXPECT_EQ(count > limits.upper, at_least < kTail) << count << " to " << other;
        }
      }
      EXPECT_NEAR(split_z(limits.upper, other, ratio), normal_quantile(1 - kTail), 1e-8);
    }
}

TEST(GammaLimits, AreThePublishedInterval) {
  // R: qchisq(c(.025, .975), 2 * c(5.3, 6.3)) / 2
  const CountLimits limits = gamma_limits(5.3, 0.025);
  EXPECT_NEAR(limits.lower, chi_square_quantile(0.025, 10.6) / 2, 1e-12);
  EXPECT_NEAR(limits.upper, chi_square_quantile(0.975, 12.6) / 2, 1e-12);
  EXPECT_NEAR(limits.lower / 5.3, 0.33828, 5e-6);
  EXPECT_NEAR(limits.upper / 5.3, 2.28094, 5e-6);
}

TEST(CountZ, CrossesTheQuantileWhereTheLimitLies) {
  const double edge = normal_quantile(1 - kTail);
  for (const double mean : {5.3, 143.7, 6000.0}) {
    const CountLimits limits = poisson_limits(mean, kTail);
    EXPECT_NEAR(poisson_z(limits.upper, mean), edge, 1e-8);
    if (limits.lower > 0) {
      EXPECT_NEAR(poisson_z(limits.lower, mean), -edge, 1e-8);
    }
    const CountLimits interval = gamma_limits(mean, kTail);
    EXPECT_NEAR(gamma_z(interval.upper, mean), edge, 1e-8);
    EXPECT_NEAR(gamma_z(interval.lower, mean), -edge, 1e-8);
  }
  const CountLimits limits = binomial_limits(400, 0.3, kTail);
  EXPECT_NEAR(binomial_z(limits.upper, 400, 0.3), edge, 1e-8);
  EXPECT_NEAR(binomial_z(limits.lower, 400, 0.3), -edge, 1e-8);
}

TEST(CountZ, AgreesWithTheWorkedExample) {
  EXPECT_NEAR(poisson_at_least(12, 5.3), 0.0084, 5e-5);
  EXPECT_NEAR(poisson_z(12, 5.3), -normal_quantile(poisson_at_least(12, 5.3)), 1e-9);
  EXPECT_NEAR(poisson_z(12, 5.3), 2.39, 5e-3);
}

TEST(CountZ, IsZeroAboutTheMeanAndInfiniteForTheImpossible) {
  EXPECT_EQ(poisson_z(6, 5.9), 0);
  EXPECT_EQ(binomial_z(2, 4, 0.5), 0);
  EXPECT_EQ(binomial_z(0, 4, 0), 0);
  EXPECT_TRUE(std::isinf(binomial_z(1, 4, 0)));
  EXPECT_TRUE(std::isinf(poisson_z(1, 0)));
}

TEST(CountZ, RunsOnWithoutABreakWhereProbabilitiesVanish) {
  // The step from one count to the next changes smoothly, also where the probability leaves the doubles (z about 36.5).
  double before = poisson_z(30000, 24000);
  double step = poisson_z(30001, 24000) - before;
  for (int count = 30001; count < 30400; ++count) {
    const double here = poisson_z(count, 24000);
    EXPECT_NEAR(here - before, step, 1e-6 * here) << count;
    step = here - before;
    before = here;
  }
  EXPECT_GT(before, 38);
  double low = binomial_z(2400, 5000, 0.75);
  for (int count = 2399; count > 2000; --count) {
    const double here = binomial_z(count, 5000, 0.75);
    EXPECT_LT(here, low) << count;
    EXPECT_GT(here, low - 0.05) << count;
    low = here;
  }
  EXPECT_LT(low, -50);
}

// Boost's iterations give up on some of these, and take seconds for others.
TEST(CountLimits, OfMillionsAgreeWithTheirOwnZ) {
  const double edge = normal_quantile(1 - kTail);
  for (const double mean : {19'999.0, 20'001.0, 3e6, 4.7e9, 8e12}) {
    const CountLimits counts = poisson_limits(mean, kTail);
    EXPECT_NEAR(poisson_z(counts.lower, mean), -edge, 1e-4 / std::sqrt(mean) + 1e-9) << mean;
    EXPECT_NEAR(poisson_z(counts.upper, mean), edge, 1e-4 / std::sqrt(mean) + 1e-9) << mean;
    const CountLimits interval = gamma_limits(mean, kTail);
    EXPECT_NEAR(gamma_z(interval.lower, mean), -edge, 1e-4 / std::sqrt(mean) + 1e-9) << mean;
    EXPECT_NEAR(gamma_z(interval.upper, mean), edge, 1e-4 / std::sqrt(mean) + 1e-9) << mean;
  }
}

TEST(CountLimits, RunOnWithoutABreakWhereExpansionsTakeOver) {
  for (const double tail : {0.16, 0.025, kTail}) {
    const auto reach_of = [&](double mean, double end) { return (end - mean) / std::sqrt(mean); };
    const CountLimits below = poisson_limits(20'000, tail);
    const CountLimits above = poisson_limits(20'000 * (1 + 1e-12), tail);
    EXPECT_NEAR(reach_of(20'000, above.lower), reach_of(20'000, below.lower), 1e-9);
    EXPECT_NEAR(reach_of(20'000, above.upper), reach_of(20'000, below.upper), 1e-9);
    const CountLimits before = gamma_limits(20'000, tail);
    const CountLimits after = gamma_limits(20'000 * (1 + 1e-12), tail);
    EXPECT_NEAR(reach_of(20'000, after.lower), reach_of(20'000, before.lower), 1e-9);
    EXPECT_NEAR(reach_of(20'000, after.upper), reach_of(20'000, before.upper), 1e-9);
  }
  for (const double count : {1e-9, 19'500.0, 19'990.0, 20'700.0, 24'000.0})
    EXPECT_NEAR(gamma_z(count, 20'000 * (1 + 1e-12)), gamma_z(count, 20'000 * (1 - 1e-12)), 1e-8) << count;
}

TEST(NormalZOfLogTail, MeetsTheQuantileAndItsOwnAsymptote) {
  EXPECT_NEAR(normal_z_of_log_tail(std::log(0.001)), 3.0902323, 1e-7);
  // R: pnorm(40, lower.tail = FALSE, log.p = TRUE) is -804.6084420137538.
  EXPECT_NEAR(normal_z_of_log_tail(-804.6084420137538), 40, 1e-10);
}

}  // namespace
}  // namespace qi::stats
