#include "measures/chart_advice.h"

#include <gtest/gtest.h>

#include <cmath>

#include "figures_in_memory.h"
#include "measures/chart_advice_parts.h"

namespace qi::measures {
namespace {

ChartAdvice advice_of(const SeriesFigures& figures) {
  const auto reading = read_series(figures);
  QI_ASSERT(static_cast<bool>(reading));
  const auto advice = chart_advice_of(figures, *reading);
  QI_ASSERT(advice.has_value());
  return *advice;
}

/// 24 months of counts out of about `whole`.
SeriesFigures counted_out_of(double whole, double swing) {
  std::vector<double> values(24, 0);
  SeriesFigures figures = percentages(values);
  figures.measure.definition.numerator = "Calls on time";
  figures.measure.definition.denominator = "All calls";
  figures.measure.definition.factor = 100;
  const std::vector<double> moves{0, 3, -2, 4, -4, 1, -1, 2, -3, 5, -2};
  for (std::size_t i = 0; i < figures.points.size(); ++i) {
    Figure& figure = figures.points[i].figure;
    figure.denominator = whole + static_cast<double>(i % 5) * whole / 10;
    figure.numerator = std::round(*figure.denominator * (0.6 + swing * moves[i % moves.size()]));
    figure.value = *figure.numerator / *figure.denominator * 100;
  }
  return figures;
}

std::string page_of(const ChartAdvice& advice) {
  html::Page h;
  write_chart_advice(h, advice);
  write_forecast(h, advice);
  return std::move(h).take();
}

/// Values without anything to warn of, by a fixed recipe of a middle of 50 and a spread of 2.
std::vector<double> quiet(std::size_t count) {
  std::vector<double> values;
  unsigned state = 20250331;
  for (std::size_t i = 0; i < count; ++i) {
    double sum = 0;
    for (int k = 0; k < 12; ++k) {
      state = state * 1664525u + 1013904223u;
      sum += static_cast<double>(state >> 8) / 16777216.0;
    }
    values.push_back(50 + 2 * (sum - 6));
  }
  return values;
}

TEST(ChartAdvice, IsOneLineWhereNothingSpeaksAgainstTheChart) {
  const ChartAdvice advice = advice_of(percentages(quiet(40)));
  EXPECT_FALSE(advice.proposal);
  EXPECT_TRUE(advice.warnings.empty()) << advice.warnings.front().title;
  EXPECT_TRUE(advice.clear.starts_with("Nothing speaks against this chart: ")) << advice.clear;
  const std::string page = page_of(advice);
  EXPECT_NE(page.find(advice.clear), std::string::npos);
  EXPECT_NE(page.find("What was checked"), std::string::npos);
  EXPECT_EQ(page.find("What to do"), std::string::npos);
}

TEST(ChartAdvice, OfTheRealCategoryTwoFiguresTellsOfTheSeason) {
  const ChartAdvice advice = advice_of(category_two());
  EXPECT_EQ(advice.clear, "");
  ASSERT_EQ(advice.warnings.size(), 1u);
  EXPECT_EQ(advice.warnings[0].title, "A season moves the figures");
  EXPECT_NE(page_of(advice).find(advice.warnings[0].what_to_do), std::string::npos);
  ASSERT_FALSE(advice.forecast.empty());
  EXPECT_EQ(advice.forecast[0],
            "If nothing changes, nearly every month will lie between 19:44 and 36:58, about 28:21.");
}

TEST(ChartAdvice, TakesMeanTimesForAveragesAndNotForCounts) {
  const ChartAdvice advice = advice_of(category_two());
  ASSERT_TRUE(advice.proposal);
  EXPECT_EQ(advice.proposal->title, "Another chart may suit these figures better: the I′ chart");
  EXPECT_EQ(advice.proposal->keep_if,
            "Keep the XmR chart if the denominators hardly differ and straight limits are easier to read.");
}

TEST(ChartAdvice, ProposesTheChartOfCountsThatTheFiguresAskFor) {
  const ChartAdvice few = advice_of(counted_out_of(80, 0.01));
  ASSERT_TRUE(few.proposal);
  EXPECT_NE(few.proposal->title.find("the p chart"), std::string::npos) << few.proposal->title;
  const ChartAdvice many = advice_of(counted_out_of(20'000, 0.01));
  ASSERT_TRUE(many.proposal);
  EXPECT_NE(many.proposal->title.find("the p′ chart"), std::string::npos) << many.proposal->title;
  EXPECT_TRUE(many.proposal->keep_if.starts_with("Keep the XmR chart if ")) << many.proposal->keep_if;
  SeriesFigures by_p = counted_out_of(80, 0.01);
  by_p.measure.definition.chart = spc::ChartKind::p;
  EXPECT_FALSE(advice_of(by_p).proposal);
}

// The verdict said that all was usual and the advice that the level had changed, side by side.
TEST(ChartAdvice, SaysHowItAndAVerdictOfNoChangeAreBothTrue) {
  std::vector<double> values = quiet(60);
  for (std::size_t i = 0; i < 8; ++i) values[i] += 9;
  const SeriesFigures figures = percentages(values);
  const auto reading = read_series(figures);
  ASSERT_TRUE(reading);
  ASSERT_EQ(reading->reading.analysis.variation, spc::Variation::common);
  const ChartAdvice advice = advice_of(figures);
  ASSERT_FALSE(advice.changes.empty());
  EXPECT_TRUE(advice.beside_verdict.starts_with("The verdict is about the latest month;")) << advice.beside_verdict;
  EXPECT_NE(page_of(advice).find("Both can be true"), std::string::npos);
  EXPECT_EQ(advice_of(percentages(quiet(40))).beside_verdict, "");
}

TEST(ChartAdvice, NeverProposesAChartThatAMeasureWithCountsCannotBeReadBy) {
  SeriesFigures same_each_time = counted_out_of(80, 0.01);
  for (Point& point : same_each_time.points) {
    point.figure.denominator = 80;
    point.figure.numerator = std::round(*point.figure.value / 100 * 80);
  }
  const auto reading = read_series(same_each_time);
  const spc::FiguresToChart figures = figures_to_chart(same_each_time, *reading);
  const auto proposal = spc::propose_chart(figures, reading->wording);
  ASSERT_TRUE(proposal);
  EXPECT_EQ(proposal->chart, spc::ChartKind::np);
  EXPECT_EQ(readable_chart(*proposal, figures), spc::ChartKind::p);
}

TEST(ChartAdvice, TakesSharesWithoutCountsForMeasurements) {
  const SeriesFigures figures = percentages(quiet(30));
  const auto reading = read_series(figures);
  EXPECT_EQ(figures_to_chart(figures, *reading).figure, spc::FigureKind::measurement);
  EXPECT_TRUE(figures_to_chart(figures, *reading).denominators.empty());
}

TEST(ChartAdvice, TellsWhereTheLevelMayHaveChangedWithTheFourQuestionsAndMovesNothing) {
  std::vector<double> values = quiet(40);
  for (std::size_t i = 28; i < values.size(); ++i) values[i] += 12;
  const SeriesFigures figures = percentages(values);
  ChartAdvice advice = advice_of(figures);
  ASSERT_EQ(advice.changes.size(), 1u);
  EXPECT_TRUE(advice.changes[0].sentence.starts_with("From May 2025 on")) << advice.changes[0].sentence;
  EXPECT_EQ(advice.questions.size(), 4u);
  EXPECT_EQ(advice.changes[0].figures_say[0], "The new level holds for 12 months.");
  EXPECT_TRUE(advice.forecast.empty()) << "an unstable series has no forecast";
  const std::string reader = page_of(advice);
  EXPECT_NE(reader.find("The level may have changed in 1 place"), std::string::npos);
  EXPECT_EQ(reader.find("<a "), std::string::npos) << "readers are offered no form";
  EXPECT_EQ(reader.find("If nothing changes"), std::string::npos);
  advice.recalculate = html::Url::path("/measures/7/RYD/choices");
  EXPECT_NE(page_of(advice).find("href=\"/measures/7/RYD/choices\""), std::string::npos);
  EXPECT_EQ(read_series(figures)->reading.analysis.phases.size(), 1u);
}

TEST(ChartAdvice, WaitsUntilThereAreEnoughPointsForLimits) {
  const SeriesFigures figures = percentages(steady(12));
  EXPECT_FALSE(chart_advice_of(figures, *read_series(figures)));
  EXPECT_FALSE(chart_advice_of(percentages({}), *read_series(percentages({}))));
}

TEST(ChartAdvice, SaysWhatToRecordWhereEventsAreTooRare) {
  std::vector<double> values(36, 0);
  for (const std::size_t place : {3u, 9u, 10u, 17u, 25u, 31u}) values[place] = 1;
  SeriesFigures figures = percentages(values);
  figures.measure.definition.format = {.style = ValueStyle::number, .decimals = 0, .unit = "collisions"};
  const ChartAdvice advice = advice_of(figures);
  ASSERT_TRUE(advice.proposal);
  EXPECT_EQ(advice.proposal->title, "Events are so rare that a t chart would show more");
  EXPECT_NE(page_of(advice).find("Record the date of each event"), std::string::npos);
}

}  // namespace
}  // namespace qi::measures
