/// Which pictures the answer of a test has, and what their labels say.

#include "analysis/try_tests/tests_figures.h"

#include <gtest/gtest.h>

#include <regex>

#include "analysis/reference/test_examples.h"
#include "analysis/try_tests/figure_parts.h"
#include "analysis/try_tests/tests_view.h"

namespace qi::analysis {
namespace {

std::vector<ui::ChartFigure> figures(const TestsForm& form) {
  const auto reading = read_tests_form(form);
  if (!reading) throw std::runtime_error(reading.error().fields.front().message);
  const auto answer = test_answer_of(*reading);
  if (!answer) throw std::runtime_error(answer.error().fields.front().message);
  return answer->figures;
}

std::vector<ui::ChartFigure> figures_of_example(std::string_view test, std::string variant = "") {
  const TestExample* example = find_test_example(test);
  if (!example) throw std::runtime_error("no example of " + std::string(test));
  TestsForm form{.figures = std::string(example->figures), .test = std::string(test), .variant = std::move(variant)};
  form.null_value = example->null_value;
  return figures(form);
}

/// What a screen reader says of a picture, with the entities of SVG as people read them.
std::string label_of(const ui::ChartFigure& figure) {
  std::smatch found;
  const std::string& svg = figure.wide.markup();
  if (!std::regex_search(svg, found, std::regex("aria-label=\"([^\"]*)\""))) return "";
  return std::regex_replace(found[1].str(), std::regex("&apos;|&#39;"), "'");
}

/// The first words of every label, up to its colon.
std::vector<std::string> kinds(const std::vector<ui::ChartFigure>& figures) {
  std::vector<std::string> kinds;
  for (const ui::ChartFigure& figure : figures) {
    const std::string label = label_of(figure);
    kinds.push_back(label.substr(0, label.find(':')));
  }
  return kinds;
}

using Kinds = std::vector<std::string>;
constexpr const char* kDots = "Dots, quartiles and means";
constexpr const char* kWhiskers = "Estimates with 95% intervals";

// Once the axis of times counted seconds.
TEST(TestFigures, OfTimesHaveTimesOnTheirAxesAndAtTheirLines) {
  const auto dots = figures({.figures = "Response\n18:30\n17:10\n20:10\n18:00\n22:10\n19:01\n",
                             .test = "one-sample-t",
                             .null_value = "18:00"});
  ASSERT_EQ(dots.size(), 1u);
  const std::string& svg = dots.front().wide.markup();
  EXPECT_NE(svg.find("Assumed 18:00"), std::string::npos);
  EXPECT_NE(svg.find(">20:00<"), std::string::npos);
  EXPECT_EQ(svg.find("1,1"), std::string::npos);
}

TEST(TestFigures, EveryTestButThoseOfPValuesHasAPictureInBothSizes) {
  for (const stats::TestRow& row : stats::test_catalogue()) {
    const auto shown = figures_of_example(row.slug);
    EXPECT_EQ(shown.empty(), row.takes == stats::Takes::p_values) << row.slug;
    for (const ui::ChartFigure& figure : shown) {
      EXPECT_FALSE(figure.title.empty()) << row.slug;
      EXPECT_FALSE(figure.detail.empty()) << row.slug;
      for (const std::string& svg : {figure.wide.markup(), figure.compact.markup()}) {
        EXPECT_TRUE(svg.starts_with("<svg")) << row.slug;
        EXPECT_EQ(svg.find("nan"), std::string::npos) << row.slug;
      }
    }
  }
}

TEST(TestFigures, GroupsAreDotsAndTheirPairsAreIntervals) {
  EXPECT_EQ(kinds(figures_of_example("welch-t")), Kinds{kDots});
  EXPECT_EQ(kinds(figures_of_example("one-way-anova")), (Kinds{kDots, kWhiskers}));
  EXPECT_EQ(kinds(figures_of_example("levene")), Kinds{kDots});
}

TEST(TestFigures, PairsOfRanksAreEstimatesWithoutIntervals) {
  const auto shown = figures_of_example("kruskal-wallis");
  EXPECT_EQ(kinds(shown), (Kinds{kDots, "Estimates"}));
  EXPECT_NE(label_of(shown[1]).find("p = "), std::string::npos);
}

TEST(TestFigures, ASampleStandsBesideWhatIsAssumed) {
  EXPECT_TRUE(label_of(figures_of_example("one-sample-t").front()).ends_with("Assumed 15."));
  EXPECT_TRUE(label_of(figures_of_example("shapiro-wilk").front()).starts_with("Probability plot, Normal: Minutes."));
}

TEST(TestFigures, TwoFactorsAreTheirCombinationsSideBySide) {
  const std::string label = label_of(figures_of_example("two-way-anova").front());
  EXPECT_NE(label.find("Minutes by Shift and Crew. Day, Double crew: 6 values"), std::string::npos) << label;
  EXPECT_NE(label.find("Night, Single responder: 6 values"), std::string::npos) << label;
  EXPECT_EQ(kinds(figures_of_example("two-way-anova")), (Kinds{kDots, "Multi-vari chart"}));
}

TEST(TestFigures, PairsAreDifferencesWhereLevelsAreCompared) {
  const auto shown = figures({.figures = "Before\tAfter\n22\t16\n25\t24\n19\t\n21\t21\n", .test = "paired-t"});
  EXPECT_TRUE(label_of(shown.front())
                  .starts_with("Dots, quartiles and means: Before less After. Before less After: 3 values from 0.00 to "
                               "6.00, median 1.00, mean 2.33"))
      << label_of(shown.front());
  EXPECT_TRUE(label_of(shown.front()).ends_with("No difference."));
}

TEST(TestFigures, PairsArePointsWhereAConnectionIsAskedFor) {
  EXPECT_EQ(kinds(figures_of_example("pearson")), Kinds{"Scatter plot"});
  EXPECT_NE(label_of(figures_of_example("pearson").front()).find("Fitted line goes from"), std::string::npos);
  EXPECT_EQ(label_of(figures_of_example("spearman").front()).find("Fitted line"), std::string::npos);
}

TEST(TestFigures, SharesHaveWilsonsIntervalAndTheirRowsNames) {
  const std::string label = label_of(figures_of_example("two-proportions").front());
  // By Wilson's formula with z = 1.959964: 0.795583 to 0.894964, and 0.697217 to 0.823255.
  EXPECT_NE(label.find("Thanet 85.2% (79.6% to 89.5%), 167 of 196."), std::string::npos) << label;
  EXPECT_NE(label.find("Ashford 76.6% (69.7% to 82.3%), 131 of 171."), std::string::npos) << label;
}

TEST(TestFigures, OneShareStandsBesideWhatIsAssumedWithTheIntervalOfItsTest) {
  const std::string label = label_of(figures_of_example("binomial").front());
  // The shares at which the binomial sums of 167 and more, and of 167 and fewer, are 0.025, by bisection.
  EXPECT_NE(label.find("Complete 85.2% (79.4% to 89.9%), 167 of 196. Assumed 90%: 1 of 1 interval"), std::string::npos)
      << label;
}

TEST(TestFigures, RatesHaveGarwoodsInterval) {
  const std::string label = label_of(figures_of_example("one-rate").front());
  // The expected numbers at which the Poisson sums of 31 and more, and of 31 and fewer, are 0.025, over 410.
  EXPECT_NE(label.find("Defects 0.0756 (0.0514 to 0.1073), 31 for 410."), std::string::npos) << label;
}

TEST(TestFigures, TablesAreSharesOfTheirRows) {
  const std::string label = label_of(figures_of_example("chi-square-independence").front());
  EXPECT_NE(label.find("Hear and treat: Day 17.8%"), std::string::npos) << label;
  EXPECT_NE(label.find("Conveyed: Night 57.2%"), std::string::npos) << label;
  EXPECT_NE(label_of(figures_of_example("fisher-exact").front()).find("Yes 91.7%"), std::string::npos);
  const std::string twice = label_of(figures_of_example("mcnemar").front());
  EXPECT_NE(twice.find("First time: Complete 58.5%"), std::string::npos) << twice;
  EXPECT_NE(twice.find("Second time: Complete after 75.4%"), std::string::npos) << twice;
}

TEST(TestFigures, CountsStandBesideWhatWasExpected) {
  const std::string label = label_of(figures_of_example("chi-square-goodness-of-fit").front());
  EXPECT_NE(label.find("Category 7 1.48 ("), std::string::npos) << label;
  EXPECT_NE(label.find("34, expected 23.0."), std::string::npos) << label;
}

TEST(TestFigures, OnePredictorIsALineAndSeveralAreEffectsWithResidualsBelow) {
  const auto one = figures(
      {.figures = "Minutes\tMiles\n38\t27\n41\t23\n17\t10\n40\t25\n24\t8\n21\t12\n", .test = "linear-regression"});
  EXPECT_EQ(kinds(one), (Kinds{"Scatter plot", "Residuals of Minutes"}));
  const auto several = figures_of_example("linear-regression");
  EXPECT_EQ(kinds(several), (Kinds{kWhiskers, "Residuals of Minutes"}));
  EXPECT_NE(label_of(several.front()).find("Miles: "), std::string::npos);
}

TEST(TestFigures, ACurveIsDrawnAsACurve) {
  const auto shown = figures({.figures = "y\tx\n1\t1\n4.1\t2\n8.8\t3\n16.2\t4\n24.9\t5\n36.1\t6\n",
                              .test = "linear-regression",
                              .variant = "polynomial-2"});
  EXPECT_NE(label_of(shown.front()).find("Fitted curve goes from"), std::string::npos);
}

TEST(TestFigures, RatiosOfAStepStandOnAScaleOfLogarithms) {
  const auto shown = figures_of_example("poisson-regression");
  ASSERT_EQ(shown.size(), 1u);
  EXPECT_NE(shown.front().wide.markup().find("Rate ratio, scale of logarithms"), std::string::npos);
  EXPECT_NE(label_of(shown.front()).find("Night: 1 against 0"), std::string::npos) << label_of(shown.front());
}

TEST(TestFigures, FiguresAreWrittenWithThreeDigitsOfTheirRange) {
  EXPECT_EQ(format_of(std::vector<double>{31, 44}).decimals, 1);
  EXPECT_EQ(format_of(std::vector<double>{0.001, 0.004}).decimals, 5);
  EXPECT_EQ(format_of(std::vector<double>{1000, 90000}).decimals, 0);
  EXPECT_EQ(format_of(std::vector<double>{7, 7}).decimals, 2);
  EXPECT_EQ(format_of({}).decimals, 2);
}

}  // namespace
}  // namespace qi::analysis
