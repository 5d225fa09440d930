#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "stats/distributions.h"
#include "stats/fits/distribution_choice.h"
#include "stats/fits/johnson_fit.h"
#include "stats/fits/likelihood_fits.h"

// Expected numbers: the likelihood equations solved by bisection and the statistics summed with exact addition, apart
// from this program. The bearings are those of Lieblein and Zelen (1956), Journal of Research of the NBS 57.
namespace qi::stats {
namespace {

const std::vector<double> kBearings{17.88, 28.92, 33.00,  41.52,  42.12,  45.60,  48.40, 51.84,
                                    51.96, 54.12, 55.56,  67.80,  68.64,  68.64,  68.88, 84.12,
                                    93.12, 98.64, 105.12, 105.84, 127.92, 128.04, 173.40};

struct Expected {
  std::string slug;
  std::vector<double> parameters;
  double log_likelihood;
  double anderson_darling;
};

class LikelihoodFit : public ::testing::TestWithParam<Expected> {};

TEST_P(LikelihoodFit, OfTheBallBearingsSolvesTheLikelihoodEquations) {
  const Expected& expected = GetParam();
  const auto fit = fit_distribution(expected.slug, kBearings);
  ASSERT_TRUE(fit);
  for (std::size_t i = 0; i < expected.parameters.size(); ++i)
    EXPECT_NEAR(fit->distribution.parameters[i] / expected.parameters[i], 1, expected.slug == "box-cox" ? 1e-6 : 1e-12)
        << i;
  EXPECT_NEAR(fit->log_likelihood, expected.log_likelihood, 1e-9);
  EXPECT_NEAR(fit->anderson_darling, expected.anderson_darling, expected.slug == "box-cox" ? 1e-6 : 1e-12);
}
INSTANTIATE_TEST_SUITE_P(
    Shapes, LikelihoodFit,
    ::testing::Values(
        Expected{"normal", {72.22086956521738, 36.66692549602179}, -115.47871439358897, 0.6108431246044788},
        Expected{"lognormal", {4.150382688326942, 0.5216865113017404}, -113.12855433022015, 0.18864495280769944},
        Expected{"weibull", {2.1018468637648766, 81.87455872410813}, -113.69195908769008, 0.32850984597546784},
        Expected{"exponential", {72.22086956521738}, -121.43376829446488, 2.8107452201948284},
        Expected{"gamma", {4.024706413054735, 17.944382062492366}, -113.0298188397031, 0.21529626528783652},
        Expected{"box-cox",
                 {0.19028053871991935, 0.02572107023380392, 0.5182141323548911, 63.45828039512716},
                 -112.97495309322842,
                 0.18936217957012502}));

TEST(FittedDistribution, QuantileUndoesCdfAndDensityIsItsSlopeForEveryShape) {
  const std::vector<FittedDistribution> shapes{{DistributionFamily::normal, {5, 2}},
                                               {DistributionFamily::lognormal, {1, 0.5}},
                                               {DistributionFamily::weibull, {1.7, 4}},
                                               {DistributionFamily::exponential, {3}},
                                               {DistributionFamily::gamma, {2.5, 1.5}},
                                               {DistributionFamily::box_cox, {0.3, 0.2, 0.7, 5}},
                                               {DistributionFamily::johnson_su, {-1, 2, 3, 4}},
                                               {DistributionFamily::johnson_sb, {0.5, 1.2, 1, 9}},
                                               {DistributionFamily::johnson_sl, {-1, 1.5, 2}}};
  ASSERT_EQ(shapes.size(), distribution_families().size());
  for (const FittedDistribution& shape : shapes)
    for (const double probability : {0.00135, 0.1, 0.5, 0.9, 0.99865}) {
      const std::string_view name = distribution_family(shape.family).slug;
      const double value = quantile(shape, probability);
      EXPECT_NEAR(cdf(shape, value), probability, 1e-12) << name;
      EXPECT_NEAR(upper_tail(shape, value), 1 - probability, 1e-12) << name;
      const double step = 1e-5 * std::max(1.0, std::abs(value));
      const double slope = (cdf(shape, value + step) - cdf(shape, value - step)) / (2 * step);
      EXPECT_NEAR(std::exp(log_density(shape, value)) / slope, 1, 1e-5) << name << " " << probability;
    }
}

TEST(FittedDistribution, HasNoProbabilityOutsideItsSupport) {
  for (const FittedDistribution& shape :
       {FittedDistribution{DistributionFamily::lognormal, {1, 0.5}},
        FittedDistribution{DistributionFamily::weibull, {2, 4}}, FittedDistribution{DistributionFamily::gamma, {2, 4}},
        FittedDistribution{DistributionFamily::box_cox, {0.3, 0.2, 1, 5}},
        FittedDistribution{DistributionFamily::johnson_sb, {0, 1, 0, 5}}}) {
    EXPECT_EQ(cdf(shape, -1), 0);
    EXPECT_EQ(upper_tail(shape, -1), 1);
    EXPECT_EQ(log_density(shape, -1), -std::numeric_limits<double>::infinity());
  }
  EXPECT_EQ(upper_tail({DistributionFamily::johnson_sb, {0, 1, 0, 5}}, 6), 0);
}

TEST(FittedDistribution, KeepsItsDigitsInTheFarTail) {
  EXPECT_NEAR(upper_tail({DistributionFamily::normal, {0, 1}}, 10) / 7.619853024160527e-24, 1, 1e-9);
  EXPECT_NEAR(upper_tail({DistributionFamily::weibull, {1, 1}}, 100) / std::exp(-100), 1, 1e-12);
}

TEST(AndersonDarling, AgreesWithTheWorkedExample) {
  EXPECT_NEAR(anderson_darling_of({DistributionFamily::normal, {2, 1}}, std::vector<double>{3, 1, 2}),
              0.1894880545375659, 1e-12);
}

/// The values that a shape expects at the middle of n equal steps.
std::vector<double> expected_of(const FittedDistribution& shape, std::size_t count) {
  std::vector<double> values;
  for (std::size_t i = 0; i < count; ++i)
    values.push_back(quantile(shape, (static_cast<double>(i) + 0.5) / static_cast<double>(count)));
  return values;
}

TEST(JohnsonFit, FindsTheCurveBackOfEachKind) {
  for (const FittedDistribution& shape : {FittedDistribution{DistributionFamily::johnson_su, {-0.7, 1.4, 10, 3}},
                                          FittedDistribution{DistributionFamily::johnson_sb, {0.8, 1.3, 2, 20}},
                                          FittedDistribution{DistributionFamily::johnson_sl, {-2.5, 1.5, 4}}}) {
    const std::vector<double> values = expected_of(shape, 20000);
    const auto curve = johnson_through(values, 0.6);
    ASSERT_TRUE(curve);
    EXPECT_EQ(curve->family, shape.family);
    for (std::size_t i = 0; i < 4; ++i) EXPECT_NEAR(curve->parameters[i], shape.parameters[i], 0.02) << i;
    // Through the four percentiles themselves, the curve is exact.
    if (shape.family == DistributionFamily::johnson_sl) continue;
    for (const double score : {-1.8, -0.6, 0.6, 1.8})
      EXPECT_NEAR(quantile(*curve, normal_cdf(score)), quantile(shape, normal_cdf(score)), 1e-3);
  }
}

TEST(JohnsonFit, PassesExactlyThroughItsFourPercentiles) {
  // 99 values, so that places n P + 1/2 fall between values and the interpolation counts.
  std::vector<double> values = expected_of({DistributionFamily::gamma, {2, 3}}, 99);
  const double z = 0.55;
  const auto curve = johnson_through(values, z);
  ASSERT_TRUE(curve);
  for (const double score : {-3 * z, -z, z, 3 * z}) {
    const double place = 99 * normal_cdf(score) + 0.5;
    const auto below = static_cast<std::size_t>(place) - 1;
    const double percentile = values[below] + (place - std::floor(place)) * (values[below + 1] - values[below]);
    EXPECT_NEAR(quantile(*curve, normal_cdf(score)), percentile, 1e-9);
  }
}

TEST(JohnsonFit, RefusesTooFewValuesAndAConstantSeries) {
  EXPECT_EQ(fit_johnson(std::vector<double>(19, 1.0)).error().message, "A Johnson curve needs at least 20 values.");
  EXPECT_EQ(fit_johnson(std::vector<double>(20, 1.0)).error().message,
            "All values are the same, so no distribution can be fitted to them.");
  std::vector<double> two_values(40, 1.0);
  std::fill(two_values.begin() + 20, two_values.end(), 2.0);
  EXPECT_FALSE(fit_johnson(two_values));
}

TEST(LikelihoodFits, RefuseWhatAShapeCannotHave) {
  EXPECT_EQ(fit_normal(std::vector<double>{1, 2}).error().message, "Give at least 3 values to fit a distribution to.");
  EXPECT_EQ(fit_normal(std::vector<double>{4, 4, 4}).error().message,
            "All values are the same, so no distribution can be fitted to them.");
  EXPECT_FALSE(fit_normal(std::vector<double>{1, 2, std::nan("")}));
  const std::vector<double> with_zero{0, 1, 2};
  EXPECT_TRUE(fit_exponential(with_zero));
  for (const auto fit : {fit_lognormal, fit_weibull, fit_gamma, fit_box_cox})
    EXPECT_EQ(fit(with_zero).error().message,
              "This distribution has only values above 0. Choose another one, such as normal.");
  EXPECT_FALSE(fit_exponential(std::vector<double>{-1, 1, 2}));
  EXPECT_FALSE(fit_distribution("triangular", kBearings));
}

TEST(LikelihoodFits, LeaveValuesThatHardlyDifferToTheNormal) {
  const std::vector<double> values{1000000, 1000001, 1000002, 1000004};
  EXPECT_FALSE(fit_gamma(values));
  const auto choice = choose_distribution(values);
  ASSERT_TRUE(choice);
  EXPECT_EQ(choice->fit()->distribution.family, DistributionFamily::normal);
}

TEST(LikelihoodFits, KeepTheirDigitsWhereBoxCoxTakesAStrongPower) {
  // Reciprocals of normal values: lambda near -1, of numbers near a million.
  std::vector<double> values;
  for (const double value : expected_of({DistributionFamily::normal, {1, 0.2}}, 200)) values.push_back(1e6 / value);
  const auto fit = fit_distribution("box-cox", values);
  ASSERT_TRUE(fit);
  EXPECT_NEAR(fit->distribution.parameters[0], -1, 0.05);
  EXPECT_NEAR(quantile(fit->distribution, 0.5), 1e6, 5e3);
  EXPECT_FALSE(fit->is_doubtful);
}

TEST(LikelihoodFits, GoWithTheUnitOfTheValues) {
  for (const double unit : {1e-6, 60.0, 1e9}) {
    std::vector<double> scaled;
    for (const double value : kBearings) scaled.push_back(value * unit);
    EXPECT_NEAR(fit_weibull(scaled)->parameters[0], 2.1018468637648766, 1e-9);
    EXPECT_NEAR(fit_weibull(scaled)->parameters[1] / unit, 81.87455872410813, 1e-7);
    EXPECT_NEAR(fit_gamma(scaled)->parameters[0], 4.024706413054735, 1e-9);
    EXPECT_NEAR(fit_box_cox(scaled)->parameters[0], 0.19028053871991935, 1e-7);
  }
}

TEST(DistributionChoice, TakesLognormalForLognormalValuesAndSaysWhy) {
  const std::vector<double> values = expected_of({DistributionFamily::lognormal, {2, 0.8}}, 200);
  const auto choice = choose_distribution(values);
  ASSERT_TRUE(choice);
  ASSERT_TRUE(choice->fit());
  EXPECT_EQ(choice->fit()->distribution.family, DistributionFamily::lognormal);
  EXPECT_TRUE(choice->fits.front().is_doubtful);
  EXPECT_NE(choice->reason.find("Lognormal: Anderson-Darling "), std::string::npos) << choice->reason;
  EXPECT_NE(choice->reason.find("while it does against normal"), std::string::npos) << choice->reason;
}

TEST(DistributionChoice, KeepsNormalForNormalValues) {
  const auto choice = choose_distribution(expected_of({DistributionFamily::normal, {50, 5}}, 60));
  ASSERT_TRUE(choice);
  EXPECT_EQ(choice->fit(), &choice->fits.front());
  EXPECT_NE(choice->reason.find("no other shape is clearly more likely"), std::string::npos) << choice->reason;
}

TEST(DistributionChoice, TakesNoneWhereEveryShapeIsDoubtful) {
  std::vector<double> two_heaps;
  for (int i = 0; i < 60; ++i) two_heaps.push_back((i % 2 == 0 ? 10 : 30) + 0.01 * i);
  const auto choice = choose_distribution(two_heaps);
  ASSERT_TRUE(choice);
  EXPECT_EQ(choice->fit(), nullptr) << choice->reason;
  EXPECT_TRUE(choice->reason.starts_with("No shape goes with these values")) << choice->reason;
}

TEST(DistributionChoice, NamesTheShapesThatCouldNotBeFitted) {
  const auto choice = choose_distribution(std::vector<double>{-1, 0, 2, 3, 5});
  ASSERT_TRUE(choice);
  EXPECT_EQ(choice->fits.size(), 1u);
  EXPECT_EQ(choice->not_fitted.size(), 6u);
  EXPECT_FALSE(choose_distribution(std::vector<double>{3, 3, 3, 3}));
}

}  // namespace
}  // namespace qi::stats
