#include "stats/measurement/measurement_catalogue.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace qi::stats {
namespace {

const CalculationFigure* find(const CalculationResult& result, std::string_view slug) {
  const auto found = std::ranges::find(result.figures, slug, &CalculationFigure::slug);
  return found == result.figures.end() ? nullptr : &*found;
}

/// Two operators, two parts, two measurements each, about 0, 2, 10 and 18.
CalculationRequest small_gauge() {
  return {.columns = {{"values", {-1, 1, 1, 3, 9, 11, 17, 19}}},
          .words = {{"parts", {"a", "a", "a", "a", "b", "b", "b", "b"}},
                    {"operators", {"x", "x", "y", "y", "x", "x", "y", "y"}}}};
}

TEST(MeasurementCatalogue, HasWordsForEveryRowAndGuidanceToo) {
  std::set<std::string_view> slugs;
  for (const CalculationRow& row : measurement_catalogue()) {
    EXPECT_TRUE(slugs.insert(row.slug).second);
    for (const std::string_view words : {row.title, row.question, row.what_for, row.formula, row.source, row.guidance})
      EXPECT_FALSE(words.empty()) << row.slug;
  }
  EXPECT_EQ(find_measurement_row("gauge-bent"), nullptr);
}

TEST(GaugeRow, ShowsComponentsIntervalsAndTheAnalysisOfVariance) {
  CalculationRequest request = small_gauge();
  request.numbers = {{"tolerance", 60}};
  const auto result = run_calculation(*find_measurement_row("gauge-crossed"), request);
  ASSERT_TRUE(result);
  EXPECT_NEAR(find(*result, "gauge_contribution")->value, 100 * 18.0 / 98, 1e-12);
  EXPECT_NEAR(find(*result, "gauge_tolerance_share")->value, 100 * 6 * std::sqrt(18.0) / 60, 1e-12);
  // Repeatability 8 on 4 degrees: 8 / 11.1433 to 8 / 0.484419, as standard deviations.
  const CalculationFigure* repeatability = find(*result, "repeatability_sd");
  ASSERT_TRUE(repeatability && repeatability->interval);
  EXPECT_NEAR(repeatability->interval->lower, std::sqrt(0.7179210368174595), 1e-12);
  EXPECT_NEAR(repeatability->interval->upper, std::sqrt(16.51464396428535), 1e-11);
  EXPECT_EQ(result->variance.size(), 5u);
  const CalculationTable& table = result->tables.front();
  EXPECT_EQ(table.rows.size(), 7u);
  for (const auto& row : table.rows) EXPECT_EQ(row.values.size() + 1, table.headings.size());
}

TEST(GaugeRow, NestsWhereAsked) {
  const auto result = run_calculation(*find_measurement_row("gauge-nested"), small_gauge());
  ASSERT_TRUE(result);
  EXPECT_EQ(result->method, "Nested analysis of variance");
  EXPECT_EQ(find(*result, "operator_by_part_sd"), nullptr);
}

TEST(AgreementRow, ShowsSharesAndKappas) {
  const CalculationRequest request{.words = {{"ratings", {"y", "n", "y", "y", "y", "n", "n", "n"}},
                                             {"items", {"1", "2", "1", "2", "3", "4", "3", "4"}},
                                             {"appraisers", {"a", "a", "b", "b", "a", "a", "b", "b"}},
                                             {"standards", {"y", "n", "y", "n", "y", "n", "y", "n"}}}};
  const auto result = run_calculation(*find_measurement_row("attribute-agreement"), request);
  ASSERT_TRUE(result);
  EXPECT_EQ(find(*result, "between")->value, 50);
  EXPECT_EQ(find(*result, "all_with_standard")->value, 50);
  EXPECT_NEAR(find(*result, "fleiss_kappa")->value, 0, 1e-15);
  for (const CalculationTable& table : result->tables)
    for (const auto& row : table.rows) EXPECT_EQ(row.values.size() + 1, table.headings.size()) << table.slug;
}

TEST(AgreementRow, ShowsTheTrialsOfOneAppraiserAlone) {
  const CalculationRequest request{.words = {{"ratings", {"y", "n", "y", "y"}},
                                             {"items", {"1", "2", "1", "2"}},
                                             {"appraisers", {"a", "a", "a", "a"}}}};
  const auto result = run_calculation(*find_measurement_row("attribute-agreement"), request);
  ASSERT_TRUE(result);
  EXPECT_EQ(find(*result, "within")->value, 50);
}

TEST(BiasRow, ShowsBiasAndLinearity) {
  const CalculationRequest request{
      .numbers = {{"process_variation", 10}},
      .columns = {{"references", {1, 1, 2, 2, 3, 3}}, {"measured", {1.1, 0.9, 2.2, 2.0, 3.3, 3.1}}}};
  const auto result = run_calculation(*find_measurement_row("bias-linearity"), request);
  ASSERT_TRUE(result);
  EXPECT_NEAR(find(*result, "bias")->value, 0.1, 1e-14);
  EXPECT_NEAR(find(*result, "bias_percent")->value, 1, 1e-13);
  EXPECT_NEAR(find(*result, "slope")->value, 0.1, 1e-14);
  EXPECT_NEAR(find(*result, "linearity")->value, 1, 1e-13);
  EXPECT_EQ(result->tables.front().rows.size(), 3u);
}

}  // namespace
}  // namespace qi::stats
