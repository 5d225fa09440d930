#include "stats/measurement/gauge_study.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "support/gauge_cases.h"

namespace qi::stats {
namespace {

using support::aiag_study;

/// Two measurements about each mean, one below and one above.
void measure(GaugeRequest& request, const char* who, const char* what, double centre, double off = 1) {
  for (const double value : {centre - off, centre + off}) {
    request.values.push_back(value);
    request.parts.push_back(what);
    request.operators.push_back(who);
  }
}

GaugeRequest four_cells(double ax, double ay, double bx, double by) {
  GaugeRequest request;
  measure(request, "x", "a", ax);
  measure(request, "y", "a", ay);
  measure(request, "x", "b", bx);
  measure(request, "y", "b", by);
  return request;
}

const VarianceRow& line(const std::vector<VarianceRow>& table, std::string_view source) {
  for (const VarianceRow& row : table)
    if (row.source == source) return row;
  ADD_FAILURE() << "no line " << source;
  return table.front();
}

TEST(GaugeStudy, AgreesWithTheTableOfTheAiagManual) {
  const auto study = gauge_study(aiag_study());
  ASSERT_TRUE(study);
  // Printed in appendix A of AIAG with four decimals; more digits by exact fractions. F values as widely printed for
  // them.
  EXPECT_NEAR(line(study->full_table, "Part").sum_of_squares, 88.361934444444444, 1e-12);
  EXPECT_NEAR(line(study->full_table, "Operator").sum_of_squares, 3.1672622222222222, 1e-13);
  EXPECT_NEAR(line(study->full_table, "Operator by part").sum_of_squares, 0.3589822222222222, 1e-13);
  EXPECT_NEAR(line(study->full_table, "Repeatability").sum_of_squares, 2.7589333333333333, 1e-13);
  EXPECT_NEAR(line(study->full_table, "Total").sum_of_squares, 94.6471, 5e-5);
  EXPECT_EQ(line(study->full_table, "Total").degrees, 89);
  EXPECT_NEAR(line(study->full_table, "Part").f, 492.291, 5e-4);
  EXPECT_NEAR(line(study->full_table, "Operator").f, 79.406, 5e-4);
  EXPECT_NEAR(line(study->full_table, "Operator by part").f, 0.434, 5e-4);
  EXPECT_NEAR(line(study->full_table, "Operator by part").p_value, 0.974, 5e-4);
}

TEST(GaugeStudy, PoolsTheInteractionOfTheAiagManualAndSaysSo) {
  const auto study = gauge_study(aiag_study());
  ASSERT_TRUE(study);
  EXPECT_EQ(study->interaction, GaugeInteraction::pooled);
  ASSERT_EQ(study->notes.size(), 1u);
  EXPECT_EQ(study->notes.front(),
            "The interaction of operator and part has p = 0.974, above 0.25, so it is pooled with repeatability.");
  EXPECT_NEAR(line(study->table, "Part").f, 245.614, 5e-4);
  EXPECT_NEAR(line(study->table, "Operator").f, 39.617, 5e-4);
  EXPECT_EQ(line(study->table, "Repeatability").degrees, 78);
}

TEST(GaugeStudy, AgreesWithThePublishedComponentsOfTheAiagData) {
  GaugeRequest request = aiag_study();
  request.tolerance = 8;
  const auto study = gauge_study(request);
  ASSERT_TRUE(study);
  // Deviations and shares as printed there: 0.199933, 0.226838, 0.302373, 1.042327, 1.085300; distinct categories 4.
  const auto expect = [&](GaugePart part, double deviation, double contribution, double study_share) {
    EXPECT_NEAR(study->component(part).deviation, deviation, 2e-6);
    EXPECT_NEAR(study->component(part).contribution, contribution, 0.005);
    EXPECT_NEAR(study->component(part).study_share, study_share, 0.005);
  };
  expect(GaugePart::repeatability, 0.199933, 3.39, 18.42);
  expect(GaugePart::reproducibility, 0.226838, 4.37, 20.90);
  expect(GaugePart::total_gauge, 0.302372, 7.76, 27.86);
  expect(GaugePart::part_to_part, 1.042327, 92.24, 96.04);
  expect(GaugePart::total, 1.085300, 100, 100);
  EXPECT_EQ(study->distinct_categories, 4);
  EXPECT_NEAR(study->component(GaugePart::total_gauge).tolerance_share, 100 * 6 * 0.30237152232290465 / 8, 1e-10);
}

TEST(GaugeStudy, GivesTheIntervalsOfModifiedLargeSamples) {
  const auto study = gauge_study(aiag_study());
  ASSERT_TRUE(study);
  // The formulae of Burdick, Borror and Montgomery 2005 with quantiles of mpmath to 25 digits.
  const auto expect = [&](GaugePart part, double lower, double upper) {
    EXPECT_NEAR(study->component(part).interval.lower, lower, 1e-9);
    EXPECT_NEAR(study->component(part).interval.upper, upper, 1e-9);
  };
  expect(GaugePart::repeatability, 0.02988915807268185, 0.0562134755849805);
  expect(GaugePart::operators, 0.01294709756875330, 2.083626591198561);
  expect(GaugePart::total_gauge, 0.05173521086102268, 2.123704394808486);
  expect(GaugePart::part_to_part, 0.5116134962623708, 3.631239648730699);
}

TEST(GaugeStudy, KeepsAnInteractionThatIsThere) {
  // By hand: mean squares part 338, operator 50, interaction 18, repeatability 8 / 4 = 2.
  const auto study = gauge_study(four_cells(0, 2, 10, 18));
  ASSERT_TRUE(study);
  EXPECT_EQ(study->interaction, GaugeInteraction::kept);
  EXPECT_DOUBLE_EQ(line(study->table, "Operator by part").f, 9);
  EXPECT_DOUBLE_EQ(study->component(GaugePart::repeatability).variance, 2);
  EXPECT_DOUBLE_EQ(study->component(GaugePart::operator_by_part).variance, 8);
  EXPECT_DOUBLE_EQ(study->component(GaugePart::operators).variance, 8);
  EXPECT_DOUBLE_EQ(study->component(GaugePart::reproducibility).variance, 16);
  EXPECT_DOUBLE_EQ(study->component(GaugePart::total_gauge).variance, 18);
  EXPECT_DOUBLE_EQ(study->component(GaugePart::part_to_part).variance, 80);
  EXPECT_DOUBLE_EQ(study->component(GaugePart::total).variance, 98);
  EXPECT_EQ(study->distinct_categories, 2);  // 1.41 × 2.108 = 2.97, cut
  EXPECT_TRUE(study->notes.empty());
}

TEST(GaugeStudy, FormsEveryIntervalFromItsMeanSquaresWhereTheInteractionIsKept) {
  // Three parts. By hand: mean squares part 496 on 2, operator 12 on 1, interaction 16 on 2, repeatability 2 on 6.
  GaugeRequest request = four_cells(0, 6, 10, 12);
  measure(request, "x", "c", 26);
  measure(request, "y", "c", 24);
  const auto study = gauge_study(request);
  ASSERT_TRUE(study);
  EXPECT_EQ(study->interaction, GaugeInteraction::kept);
  EXPECT_NEAR(study->component(GaugePart::part_to_part).variance, 120, 1e-11);
  EXPECT_NEAR(study->component(GaugePart::operator_by_part).variance, 7, 1e-12);
  // Coefficients 1/4, 1/6, 1/12, 1/2 for the total; 1/6, 1/3, -1/2 for reproducibility; quantiles by mpmath.
  const Interval total = study->component(GaugePart::total).interval;
  EXPECT_NEAR(total.lower, 37.926567626395, 1e-9);
  EXPECT_NEAR(total.upper, 5317.7923956803, 1e-7);
  const Interval reproducibility = study->component(GaugePart::reproducibility).interval;
  EXPECT_NEAR(reproducibility.lower, 0.301034518959475, 1e-9);
  EXPECT_NEAR(reproducibility.upper, 2050.92679340084, 1e-7);
}

TEST(GaugeStudy, GivesAComponentBelowZeroAsZeroAndSaysSo) {
  // By hand: part and operator 0, interaction 200, repeatability 2.
  const auto study = gauge_study(four_cells(0, 10, 10, 0));
  ASSERT_TRUE(study);
  EXPECT_DOUBLE_EQ(study->component(GaugePart::operator_by_part).variance, 99);
  EXPECT_EQ(study->component(GaugePart::operators).variance, 0);
  EXPECT_EQ(study->component(GaugePart::part_to_part).variance, 0);
  EXPECT_DOUBLE_EQ(study->component(GaugePart::total).variance, 101);
  ASSERT_EQ(study->notes.size(), 2u);
  EXPECT_EQ(study->notes.front(), "The estimate of the component Operator came out below 0 and is given as 0.");
  EXPECT_EQ(study->distinct_categories, 0);
}

TEST(GaugeStudy, NestsPartsInOperatorsEvenWhereTheirNamesAreEqual) {
  // By hand: operator 200 on 1 degree, parts within operators 32 on 2, repeatability 8 on 4.
  GaugeRequest request{.design = GaugeDesign::nested};
  measure(request, "x", "1", 0);
  measure(request, "x", "2", 4);
  measure(request, "y", "1", 10);
  measure(request, "y", "2", 14);
  const auto study = gauge_study(request);
  ASSERT_TRUE(study);
  EXPECT_EQ(study->parts.size(), 4u);
  EXPECT_DOUBLE_EQ(line(study->table, "Operator").f, 12.5);
  EXPECT_DOUBLE_EQ(line(study->table, "Part within operator").mean_square, 16);
  EXPECT_DOUBLE_EQ(study->component(GaugePart::repeatability).variance, 2);
  EXPECT_DOUBLE_EQ(study->component(GaugePart::operators).variance, 46);
  EXPECT_DOUBLE_EQ(study->component(GaugePart::part_to_part).variance, 7);
  EXPECT_DOUBLE_EQ(study->component(GaugePart::total).variance, 55);
  // Coefficients 1/4, 1/4, 1/2 for the total; 1/4, -1/4, 1 for gauge R&R; quantiles by mpmath.
  const Interval total = study->component(GaugePart::total).interval;
  EXPECT_NEAR(total.lower, 14.8413411097299, 1e-9);
  EXPECT_NEAR(total.upper, 50918.1471141156, 1e-6);
  const Interval gauge = study->component(GaugePart::total_gauge).interval;
  EXPECT_EQ(gauge.lower, 0);  // the formula gives -93.09
  EXPECT_NEAR(gauge.upper, 50909.1035059268, 1e-6);
}

TEST(GaugeStudy, NumbersNestedPartsOperatorByOperatorInWhateverOrderTheyCome) {
  GaugeRequest request{.design = GaugeDesign::nested};
  measure(request, "x", "1", 0);
  measure(request, "y", "3", 10);
  measure(request, "x", "2", 4);
  measure(request, "y", "4", 14);
  const auto study = gauge_study(request);
  ASSERT_TRUE(study);
  EXPECT_EQ(study->parts, (std::vector<std::string>{"1", "2", "3", "4"}));
  ASSERT_EQ(study->cells.size(), 4u);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_EQ(study->cells[i].part, i);
    EXPECT_EQ(study->cells[i].operator_at, i / 2);
  }
  EXPECT_DOUBLE_EQ(study->component(GaugePart::operators).variance, 46);
}

TEST(GaugeStudy, DoesNotDependOnTheOrderOfRows) {
  GaugeRequest turned = aiag_study();
  std::reverse(turned.values.begin(), turned.values.end());
  std::reverse(turned.parts.begin(), turned.parts.end());
  std::reverse(turned.operators.begin(), turned.operators.end());
  const auto study = gauge_study(turned);
  ASSERT_TRUE(study);
  EXPECT_NEAR(study->component(GaugePart::total_gauge).deviation, 0.30237152232290465, 1e-14);
}

TEST(GaugeStudy, HoldsItsDigitsFarFromZero) {
  GaugeRequest request = aiag_study();
  for (double& value : request.values) value += 1e6;
  const auto study = gauge_study(request);
  ASSERT_TRUE(study);
  EXPECT_NEAR(study->component(GaugePart::total_gauge).deviation, 0.30237152232290465, 1e-8);
}

TEST(GaugeStudy, OfManyPartsTakesNoTimeToSpeakOf) {
  GaugeRequest request;
  for (int part = 0; part < 20'000; ++part)
    for (const char* who : {"x", "y"}) measure(request, who, std::to_string(part).c_str(), part % 97, 0.5);
  for (const GaugeDesign design : {GaugeDesign::crossed, GaugeDesign::nested}) {
    request.design = design;
    const auto study = gauge_study(request);
    ASSERT_TRUE(study);
    EXPECT_NEAR(study->component(GaugePart::repeatability).variance,
                design == GaugeDesign::nested ? 0.5 : 0.5 * 40'000 / 59'999, 1e-9);
  }
}

TEST(GaugeStudy, OfEqualFiguresShowsNoVariationAndSaysWhatIsUndefined) {
  GaugeRequest request;
  for (const char* who : {"x", "y"})
    for (const char* what : {"a", "b", "c"}) measure(request, who, what, 0.1, 0);
  const auto study = gauge_study(request);
  ASSERT_TRUE(study);
  EXPECT_EQ(study->component(GaugePart::total).variance, 0);
  EXPECT_TRUE(std::isnan(study->distinct_categories));
  ASSERT_EQ(study->notes.size(), 2u);
  EXPECT_EQ(study->notes.back(), "Every measurement is the same, so shares of the variation are undefined.");
}

TEST(GaugeStudy, SaysWhereFIsUndefined) {
  GaugeRequest request{.design = GaugeDesign::nested};
  for (const char* what : {"1", "2"}) measure(request, "x", what, 5, 0);
  for (const char* what : {"3", "4"}) measure(request, "y", what, 7, 0);
  const auto study = gauge_study(request);
  ASSERT_TRUE(study);
  EXPECT_TRUE(std::isnan(line(study->table, "Part within operator").f));
  EXPECT_EQ(study->notes.back(),
            "F is undefined where neither a source of variation nor what it is held against varies.");
}

TEST(GaugeStudy, RefusesAGapByNameOfOperatorAndPart) {
  GaugeRequest request = four_cells(0, 2, 10, 18);
  request.values.pop_back();
  request.parts.pop_back();
  request.operators.pop_back();
  const auto study = gauge_study(request);
  ASSERT_FALSE(study);
  EXPECT_EQ(study.error().message,
            "Every operator must measure every part equally often: y measured b 1 and not 2 times.");
}

TEST(GaugeStudy, RefusesWhatIsNoStudy) {
  const auto refusal = [](GaugeRequest request) {
    const auto study = gauge_study(request);
    return study ? std::string() : study.error().message;
  };
  GaugeRequest one_operator;
  measure(one_operator, "x", "a", 1);
  measure(one_operator, "x", "b", 2);
  EXPECT_EQ(refusal(one_operator), "A gauge study needs at least two operators.");
  GaugeRequest once{.values = {1, 2, 3, 4}, .parts = {"a", "b", "a", "b"}, .operators = {"x", "x", "y", "y"}};
  EXPECT_EQ(refusal(once), "Let each operator measure each part at least twice: once shows no repeatability.");
  GaugeRequest missing = four_cells(0, 2, 10, 18);
  missing.values[3] = kUndefined;
  EXPECT_EQ(refusal(missing), "Every measurement must be a finite number; a study with gaps is not balanced.");
  GaugeRequest lacks_a_part = four_cells(0, 2, 10, 18);
  measure(lacks_a_part, "x", "c", 3);
  EXPECT_EQ(refusal(lacks_a_part), "Every operator must measure equally many parts: y measured 2 and not 3.");
  GaugeRequest huge = four_cells(0, 2, 10, 1e200);
  EXPECT_EQ(refusal(huge), "Give the measurements in another unit; they are too large or too small to work with.");
  GaugeRequest no_tolerance = four_cells(0, 2, 10, 18);
  no_tolerance.tolerance = 0;
  EXPECT_EQ(refusal(no_tolerance), "Give a tolerance above 0: the upper less the lower specification limit.");
}

}  // namespace
}  // namespace qi::stats
