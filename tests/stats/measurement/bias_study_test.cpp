#include "stats/measurement/bias_study.h"

#include <gtest/gtest.h>

#include <cmath>

namespace qi::stats {
namespace {

// AIAG, Measurement Systems Analysis, 4th ed. 2010, the linearity study of chapter III B: five parts, one appraiser,
// twelve trials each.
BiasRequest aiag_linearity() {
  const std::vector<std::pair<double, std::vector<double>>> parts{
      {2, {2.7, 2.5, 2.4, 2.5, 2.7, 2.3, 2.5, 2.5, 2.4, 2.4, 2.6, 2.4}},
      {4, {5.1, 3.9, 4.2, 5.0, 3.8, 3.9, 3.9, 3.9, 3.9, 4.0, 4.1, 3.8}},
      {6, {5.8, 5.7, 5.9, 5.9, 6.0, 6.1, 6.0, 6.1, 6.4, 6.3, 6.0, 6.1}},
      {8, {7.6, 7.7, 7.8, 7.7, 7.8, 7.8, 7.8, 7.7, 7.8, 7.5, 7.6, 7.7}},
      {10, {9.1, 9.3, 9.5, 9.3, 9.4, 9.5, 9.5, 9.5, 9.6, 9.2, 9.3, 9.4}}};
  BiasRequest request;
  for (const auto& [reference, measured] : parts)
    for (const double value : measured) {
      request.references.push_back(reference);
      request.measured.push_back(value);
    }
  return request;
}

TEST(BiasStudy, AgreesWithTheLineOfTheAiagManual) {
  const auto study = bias_study(aiag_linearity());
  ASSERT_TRUE(study);
  // AIAG: bias = 0.736667 - 0.131667 reference, s = 0.23954, R squared 71.4 %, t = -12.043 and 10.158.
  ASSERT_EQ(study->line.size(), 2u);
  EXPECT_NEAR(study->line[0].estimate, 0.7366666666666667, 1e-13);
  EXPECT_NEAR(study->line[1].estimate, -0.13166666666666665, 1e-14);
  EXPECT_NEAR(study->residual_deviation, 0.23953978864653694, 1e-13);
  EXPECT_NEAR(study->r_squared, 0.7143184159322422, 1e-13);
  EXPECT_NEAR(study->line[0].standard_error, 0.07252427259161259, 1e-13);
  EXPECT_NEAR(study->line[1].standard_error, 0.01093344547181068, 1e-14);
  EXPECT_NEAR(study->line[1].statistic, -12.043, 5e-4);
  EXPECT_NEAR(study->line[0].statistic, 10.158, 5e-4);
  EXPECT_NEAR(study->linearity_percent, 13.166666666666665, 1e-12);
  // The band at 2: s sqrt(1/60 + 16/480) and t on 58 degrees, by mpmath.
  EXPECT_NEAR(study->references[0].fitted, 0.473333333333333, 1e-13);
  EXPECT_NEAR(study->references[0].fitted_interval.lower, 0.36611589005633, 1e-12);
  EXPECT_NEAR(study->references[0].fitted_interval.upper, 0.58055077661034, 1e-12);
}

TEST(BiasStudy, TestsTheBiasAtEachReference) {
  const auto study = bias_study(aiag_linearity());
  ASSERT_TRUE(study);
  // Deviations by exact fractions, p-values by mpmath's incomplete beta.
  const double biases[] = {0.49166666666666664, 0.125, 0.025, -0.2916666666666667, -0.6166666666666667};
  const double ts[] = {13.734104112156233, 0.9676961652974767, 0.4418894343490791, -10.14211986814627,
                       -14.563605032727843};
  const double ps[] = {2.8723331044428203e-08, 0.35399132526768257, 0.6671307107628146, 6.419480505543605e-07,
                       1.5544448003802884e-08};
  ASSERT_EQ(study->references.size(), 5u);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_NEAR(study->references[i].bias, biases[i], 1e-13);
    EXPECT_NEAR(study->references[i].t, ts[i], 1e-9 * std::abs(ts[i]));
    EXPECT_NEAR(study->references[i].p_value, ps[i], 1e-9 * ps[i] + 1e-15);
    EXPECT_EQ(study->references[i].degrees, 11);
  }
  EXPECT_NEAR(study->average.bias, -0.05333333333333334, 1e-13);
  EXPECT_EQ(study->average.degrees, 55);
}

TEST(BiasStudy, GivesSharesOfTheProcessVariation) {
  BiasRequest request = aiag_linearity();
  request.process_variation = 14.1941;
  const auto study = bias_study(request);
  ASSERT_TRUE(study);
  // The widely printed worked example of these data: linearity 1.86889, 13.2 %; bias 0.4 % on average, 3.5 % at 2.
  EXPECT_NEAR(study->linearity, 1.86889, 5e-6);
  EXPECT_NEAR(study->average.percent, 0.4, 0.05);
  EXPECT_NEAR(study->references[0].percent, 3.5, 0.05);
}

TEST(BiasStudy, ShowsBiasOnlyWhereThereIsOneReference) {
  const auto study = bias_study({.references = {5, 5, 5}, .measured = {5.1, 5.2, 5.3}});
  ASSERT_TRUE(study);
  EXPECT_TRUE(study->line.empty());
  EXPECT_NEAR(study->average.bias, 0.2, 1e-14);
  EXPECT_NEAR(study->average.t, 0.2 / (0.1 / std::sqrt(3.0)), 1e-12);
  EXPECT_TRUE(std::isnan(study->linearity_percent));
  EXPECT_EQ(study->notes.back(), "Linearity needs at least two references and three measurements; only bias is shown.");
}

TEST(BiasStudy, OfAPerfectGaugeHasNoTestAndNoFalseFigures) {
  const auto study = bias_study({.references = {0.1, 0.1, 0.3, 0.3}, .measured = {0.1, 0.1, 0.3, 0.3}});
  ASSERT_TRUE(study);
  EXPECT_EQ(study->average.bias, 0);
  EXPECT_TRUE(std::isnan(study->average.t));
  EXPECT_EQ(study->line[1].estimate, 0);
  EXPECT_EQ(study->notes.size(), 1u);
}

TEST(BiasStudy, OfAConstantOffsetHasABiasAndNoSlope) {
  const auto study = bias_study({.references = {0.1, 0.1, 0.3, 0.3}, .measured = {0.3, 0.3, 0.5, 0.5}});
  ASSERT_TRUE(study);
  EXPECT_NEAR(study->average.bias, 0.2, 1e-15);
  EXPECT_EQ(study->average.p_value, 0);
  EXPECT_EQ(study->line[1].estimate, 0);
  EXPECT_TRUE(std::isnan(study->r_squared));
}

TEST(BiasStudy, LeavesOutPairsWithAGap) {
  const auto study = bias_study({.references = {1, 1, kUndefined, 2}, .measured = {1.1, 1.3, 2, kUndefined}});
  ASSERT_TRUE(study);
  EXPECT_EQ(study->average.count, 2u);
  EXPECT_EQ(study->notes.front(), "2 rows without a measurement or reference left out.");
}

TEST(BiasStudy, RefusesWhatItCannotUse) {
  EXPECT_FALSE(bias_study({.references = {1, 2}, .measured = {1}}));
  EXPECT_FALSE(bias_study({.references = {1}, .measured = {1}}));
  EXPECT_FALSE(bias_study({.references = {1, 2}, .measured = {1, INFINITY}}));
  EXPECT_FALSE(bias_study({.references = {1, 2}, .measured = {1, 2}, .process_variation = 0}));
  EXPECT_FALSE(bias_study({.references = {1, 2}, .measured = {1, 2}, .level = 0}));
}

}  // namespace
}  // namespace qi::stats
