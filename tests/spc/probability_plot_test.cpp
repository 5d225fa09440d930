#include "spc/probability_plot.h"

#include <gtest/gtest.h>

#include <cmath>

#include "stats/distributions.h"
#include "stats/fits/distribution_choice.h"

namespace qi::spc {
namespace {

const std::vector<double> kFive{3, 1, 2, 5, 4};

stats::Fit fit_of(std::string_view slug, const std::vector<double>& values) {
  return *stats::fit_distribution(slug, values);
}

TEST(ProbabilityPlot, PlacesPointsByBlomOrMedianRanks) {
  const std::vector<double> blom = plotting_positions(5, PlottingPosition::blom);
  const std::vector<double> expected{0.625 / 5.25, 1.625 / 5.25, 0.5, 3.625 / 5.25, 4.625 / 5.25};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_NEAR(blom[i], expected[i], 1e-15);
  EXPECT_NEAR(plotting_positions(5, PlottingPosition::median_rank)[0], 0.7 / 5.4, 1e-15);
}

TEST(ProbabilityPlot, HasABandOfOrderStatisticsAboutTheFittedLine) {
  const auto plot = probability_plot(kFive, fit_of("normal", kFive));
  ASSERT_TRUE(plot);
  ASSERT_EQ(plot->line.size(), 5u);
  EXPECT_EQ(plot->points[0].value, 1);
  EXPECT_NEAR(plot->points[0].score, stats::normal_quantile(0.625 / 5.25), 1e-12);
  // beta(1, 5) and beta(3, 3) at 2.5 and 97.5 %, from sums of binomial probabilities apart from this program.
  const double spread = std::sqrt(2.0);
  EXPECT_NEAR(plot->line[0].lower, 3 + spread * stats::normal_quantile(0.0050507633794680575), 1e-9);
  EXPECT_NEAR(plot->line[0].upper, 3 + spread * stats::normal_quantile(0.5218237501049814), 1e-9);
  EXPECT_NEAR(plot->line[2].lower, 3 + spread * stats::normal_quantile(0.14663279963467313), 1e-9);
  EXPECT_NEAR(plot->line[2].upper, 3 + spread * stats::normal_quantile(0.8533672003653268), 1e-9);
  EXPECT_NEAR(plot->line[2].value, 3, 1e-12);
  EXPECT_EQ(plot->outside_band, 0u);
}

TEST(ProbabilityPlot, CountsPointsOutsideTheBand) {
  std::vector<double> values;
  for (int i = 0; i < 40; ++i) values.push_back(10 + i % 10);
  values.push_back(100);
  const auto plot = probability_plot(values, fit_of("normal", values));
  ASSERT_TRUE(plot);
  EXPECT_GT(plot->outside_band, 0u);
}

TEST(ProbabilityPlot, KeepsBothEndsOfTheLineWhereThereAreManyPoints) {
  std::vector<double> values;
  for (int i = 1; i <= 1001; ++i) values.push_back(std::sqrt(i));
  const auto plot = probability_plot(values, fit_of("weibull", values), PlottingPosition::median_rank);
  ASSERT_TRUE(plot);
  EXPECT_EQ(plot->points.size(), 1001u);
  EXPECT_LE(plot->line.size(), kMostLinePoints);
  EXPECT_EQ(plot->line.front().probability, plot->points.front().probability);
  EXPECT_EQ(plot->line.back().probability, plot->points.back().probability);
  EXPECT_NEAR(plot->points.back().score, std::log(-std::log(0.7 / 1001.4)), 1e-12);
}

TEST(ProbabilityPlot, RefusesWhatHasNoPlaceOnThePaper) {
  const stats::Fit lognormal = fit_of("lognormal", kFive);
  EXPECT_FALSE(probability_plot(std::vector<double>{0, 1, 2}, lognormal));
  EXPECT_EQ(probability_plot(std::vector<double>{1, 2}, lognormal).error().message,
            "A probability plot needs at least 3 values.");
  EXPECT_FALSE(probability_plot(kFive, lognormal, PlottingPosition::blom, 1.5));
}

}  // namespace
}  // namespace qi::spc
