#include "stats/distributions.h"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>

#include "json/json_reading.h"

// Expected numbers: base R 4.2.2, see tests/oracle/stats/README.md.
namespace qi::stats {
namespace {

json::Object oracle_case(const std::string& name) {
  std::ifstream file(std::string(QUALITEA_SOURCE_DIR) + "/tests/oracle/stats/distribution_" + name + ".json");
  std::stringstream text;
  text << file.rdbuf();
  const auto value = json::read(text.str());
  if (!value) throw std::runtime_error(value.error().message);
  return value->at("cases").at(0).as_object();
}

/// Compares `computed(i)` with every number of one expected list.
void expect_list(const json::Object& oracle, const char* key, const std::function<double(std::size_t)>& computed) {
  const json::Array& expected = oracle.at("expected").at(key).as_array();
  ASSERT_FALSE(expected.empty());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const double number = expected[i].to_number<double>();
    EXPECT_NEAR(computed(i), number, 1e-9 * std::abs(number) + 1e-300) << key << " " << i;
  }
}

struct Data {
  const json::Object& oracle;
  double operator()(const char* key, std::size_t i) const {
    return oracle.at("data").at(key).at(i).to_number<double>();
  }
  int whole(const char* key, std::size_t i) const { return static_cast<int>((*this)(key, i)); }
};

TEST(Distributions, NormalAgreesWithRInTheFarTails) {
  const auto oracle = oracle_case("normal");
  const Data data{oracle};
  expect_list(oracle, "quantile", [&](auto i) { return normal_quantile(data("p", i)); });
  expect_list(oracle, "sf", [&](auto i) { return normal_upper_tail(data("z", i)); });
  // The file writes the cdf at -38, which is 2.9e-316, as 0.
  EXPECT_LT(normal_cdf(-38), 1e-300);
  for (std::size_t i = 1; i < 8; ++i)
    EXPECT_NEAR(normal_cdf(data("z", i)) / oracle.at("expected").at("cdf").at(i).to_number<double>(), 1, 1e-9);
}

TEST(Distributions, BinomialAgreesWithR) {
  const auto oracle = oracle_case("binomial");
  const Data data{oracle};
  expect_list(oracle, "cdf",
              [&](auto i) { return binomial_cdf(data.whole("k", i), data.whole("n", i), data("prob", i)); });
  expect_list(oracle, "quantile",
              [&](auto i) { return binomial_quantile(data("p", i), data.whole("n", i), data("prob", i)); });
}

TEST(Distributions, PoissonAgreesWithR) {
  const auto oracle = oracle_case("poisson");
  const Data data{oracle};
  expect_list(oracle, "cdf", [&](auto i) { return poisson_cdf(data.whole("k", i), data("lambda", i)); });
  expect_list(oracle, "quantile", [&](auto i) { return poisson_quantile(data("p", i), data("lambda", i)); });
}

TEST(Distributions, ChiSquareTAndFAgreeWithR) {
  const auto chi = oracle_case("chisq");
  const Data c{chi};
  expect_list(chi, "cdf", [&](auto i) { return chi_square_cdf(c("q", i), c("df", i)); });
  expect_list(chi, "quantile", [&](auto i) { return chi_square_quantile(c("p", i), c("df", i)); });
  const auto student = oracle_case("t");
  const Data t{student};
  expect_list(student, "cdf", [&](auto i) { return t_cdf(t("q", i), t("df", i)); });
  expect_list(student, "quantile", [&](auto i) { return t_quantile(t("p", i), t("df", i)); });
  const auto fisher = oracle_case("f");
  const Data f{fisher};
  expect_list(fisher, "cdf", [&](auto i) { return f_cdf(f("q", i), f("df1", i), f("df2", i)); });
  expect_list(fisher, "quantile", [&](auto i) { return f_quantile(f("p", i), f("df1", i), f("df2", i)); });
}

TEST(Distributions, QuantilesOfCountsAreTheSmallestCountThatReachesTheProbability) {
  for (int trials = 1; trials <= 60; ++trials)
    for (const double probability : {0.001, 0.05, 0.5, 0.95, 0.999}) {
      const int count = binomial_quantile(probability, trials, 0.5);
      EXPECT_GE(binomial_cdf(count, trials, 0.5), probability) << trials << " " << probability;
      EXPECT_LT(binomial_cdf(count - 1, trials, 0.5), probability) << trials << " " << probability;
    }
}

TEST(Distributions, UpperTailsKeepTheirDigitsWhereOneLessTheCdfIsNothing) {
  // Closed forms: chi-squared of 2 is exponential, t of 1 is Cauchy, F of 2 and 2 is x / (1 + x).
  EXPECT_NEAR(chi_square_upper_tail(200, 2) / std::exp(-100.0), 1, 1e-12);
  EXPECT_NEAR(t_upper_tail(1e9, 1) * std::acos(-1.0) * 1e9, 1, 1e-12);
  EXPECT_NEAR(f_upper_tail(1e12, 2, 2) * 1e12, 1, 1e-11);
  EXPECT_NEAR(binomial_upper_tail(99, 100, 0.001) / 1e-300, 1, 1e-10);
  // Above 60 events of 1 expected the 61st is nearly all there is.
  EXPECT_NEAR(poisson_upper_tail(60, 1) / poisson_pmf(61, 1), 1 + 1 / 62.0 + 1 / (62.0 * 63), 1e-5);
}

TEST(Distributions, BetaQuantileOfTheUniformIsTheProbability) {
  EXPECT_NEAR(beta_quantile(0.3, 1, 1), 0.3, 1e-15);
  EXPECT_NEAR(beta_quantile(0.25, 2, 1), 0.5, 1e-15);
}

TEST(Distributions, FourOfFourMarkedCupsAreFoundByChanceOnceInSeventy) {
  EXPECT_NEAR(hypergeometric_pmf(4, 4, 4, 8), 1 / 70.0, 1e-15);
  EXPECT_EQ(hypergeometric_pmf(5, 4, 4, 8), 0);
  EXPECT_EQ(hypergeometric_pmf(0, 6, 4, 8), 0);
}

TEST(Distributions, CountsOutsideTheirRangeHaveProbabilityNoneOrAll) {
  EXPECT_EQ(binomial_cdf(-1, 10, 0.3), 0);
  EXPECT_EQ(binomial_cdf(10, 10, 0.3), 1);
  EXPECT_EQ(poisson_cdf(-1, 2), 0);
  EXPECT_EQ(chi_square_cdf(0, 3), 0);
}

TEST(ChiSquareQuantile, OfAnyNumberOfDegreesIsANumber) {
  for (const double probability : {0.005, 0.5, 0.975}) {
    const double below = chi_square_quantile(probability, 1e9);
    EXPECT_NEAR(chi_square_quantile(probability, 1e9 + 1) - below, 1, 1e-3);
    EXPECT_NEAR(chi_square_quantile(probability, 1e30) / 1e30, 1, 1e-12);
  }
}

}  // namespace
}  // namespace qi::stats
