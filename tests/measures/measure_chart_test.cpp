#include <gtest/gtest.h>

#include "measures/figures_in_memory.h"
#include "measures/page/measure_form.h"
#include "measures/reading_parts.h"

// A measure is read by the chart that its definition names.
namespace qi::measures {
namespace {

/// Twenty months in which 80 to 90 of 100 calls, or of 400 every fourth month, were in time.
SeriesFigures shares() {
  SeriesFigures figures = percentages(std::vector<double>(20, 0));
  Definition& definition = figures.measure.definition;
  definition.numerator = "Calls made in time";
  definition.denominator = "Calls due";
  definition.factor = 100;
  definition.chart = spc::ChartKind::p;
  for (std::size_t i = 0; i < figures.points.size(); ++i) {
    const double due = i % 4 == 0 ? 400 : 100;
    const double made = due * (0.80 + 0.01 * static_cast<double>(i % 10));
    figures.points[i].figure = {.value = 100 * made / due, .numerator = made, .denominator = due};
  }
  return figures;
}

SeriesReading read(const SeriesFigures& figures) {
  const auto reading = read_series(figures);
  if (!reading) throw std::runtime_error(reading.error().message);
  return *reading;
}

TEST(MeasureChart, SharesAreReadFromTheirCountsInTheUnitOfTheFigures) {
  const SeriesFigures figures = shares();
  const SeriesReading reading = read(figures);
  const spc::Analysis& analysis = reading.reading.analysis;
  EXPECT_EQ(analysis.chart, spc::ChartKind::p);
  for (std::size_t i = 0; i < figures.points.size(); ++i)
    EXPECT_NEAR(analysis.points[i].value, *figures.points[i].figure.value, 1e-9);
  const auto width = [&](std::size_t i) { return analysis.limits_at(i).upper - analysis.limits_at(i).lower; };
  EXPECT_NEAR(width(1), 2 * width(4), 1e-9);
  EXPECT_TRUE(reading.notes.empty());
  EXPECT_NE(chart_reason(reading).find("This is a p chart"), std::string::npos) << chart_reason(reading);
}

TEST(MeasureChart, AChartWithoutMovingRangesShowsNone) {
  const SeriesFigures figures = shares();
  const SeriesReading reading = read(figures);
  EXPECT_FALSE(moving_range_figure_of(figures, reading));
  for (const ui::Column& column : figures_table(figures, reading, 0).columns) EXPECT_NE(column.title, "Moving range");
}

TEST(MeasureChart, FiguresWithoutCountsAreNotedAndLeftOut) {
  SeriesFigures figures = shares();
  figures.points[3].figure.denominator.reset();
  const SeriesReading reading = read(figures);
  EXPECT_EQ(reading.reading.analysis.chart, spc::ChartKind::p);
  EXPECT_EQ(reading.reading.analysis.points[3].state, spc::PointState::missing);
  ASSERT_EQ(reading.notes.size(), 1u);
  EXPECT_EQ(reading.notes[0],
            "1 figure has no counts and cannot stand on this chart. Give the numerator and the denominator.");
}

TEST(MeasureChart, WithoutAnyCountItIsAnXmrChartThatSaysWhy) {
  SeriesFigures figures = shares();
  for (Point& point : figures.points) point.figure = {.value = point.figure.value};
  const SeriesReading reading = read(figures);
  EXPECT_EQ(reading.reading.analysis.chart, spc::ChartKind::individuals);
  ASSERT_EQ(reading.notes.size(), 1u);
  EXPECT_TRUE(reading.notes[0].starts_with("A p chart needs the counts behind each figure")) << reading.notes[0];
}

TEST(MeasureChart, CountsThatCannotBeSharesGiveWayToAnXmrChartThatSaysWhy) {
  SeriesFigures figures = shares();
  figures.points[5].figure.numerator = 101;
  const SeriesReading reading = read(figures);
  EXPECT_EQ(reading.reading.analysis.chart, spc::ChartKind::individuals);
  EXPECT_EQ(reading.reading.analysis.points[6].value, *figures.points[6].figure.value);
  ASSERT_EQ(reading.notes.size(), 1u);
  EXPECT_TRUE(reading.notes[0].starts_with("These figures cannot be read by a p chart: ")) << reading.notes[0];
}

TEST(MeasureChart, AChartOfSharesNeedsADefinitionWithADenominator) {
  Definition definition = shares().measure.definition;
  definition.source = "CAD";
  EXPECT_TRUE(check(definition));
  definition.numerator = definition.denominator = "";
  ASSERT_FALSE(check(definition));
  EXPECT_EQ(check(definition).error().fields.front().field, "chart");
  definition.chart = spc::ChartKind::np;
  EXPECT_EQ(check(definition).error().fields.front().message,
            "A np chart does not show the figure itself. Choose another chart.");
}

TEST(MeasureChart, TheFormGivesTheChartBack) {
  const Definition definition = shares().measure.definition;
  EXPECT_EQ(form_of(definition).chart, "p");
  const auto read = read_measure_form(form_of(definition), definition);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->chart, spc::ChartKind::p);
  MeasureForm wrong = form_of(definition);
  wrong.chart = "pie";
  EXPECT_EQ(read_measure_form(wrong, definition).error().fields.front().message, "Choose one of the charts.");
}

}  // namespace
}  // namespace qi::measures
