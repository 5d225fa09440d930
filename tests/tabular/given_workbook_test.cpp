// What the cells of a workbook become, and what its layouts are read as: exact values, which told.tsv does not hold.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tabular/cell_format.h"
#include "tabular/given_file.h"
#include "tabular/layout_guess.h"
#include "tabular/many_figures.h"

namespace qi::tabular {
namespace {

using Row = std::vector<std::string>;

Result<GivenFile> given(const std::string& name) {
  return read_given_at(std::string(QUALITEA_SOURCE_DIR) + "/tests/inputs/" + name);
}

std::string text_of_days(double value, FormatKind kind) {
  return text_of(value, kind, DayCount::from_1900);
}

TEST(CellFormat, KnowsDatesTimesAndPercentagesByTheirFormat) {
  EXPECT_EQ(kind_of_format("dd/mm/yyyy"), FormatKind::date);
  EXPECT_EQ(kind_of_format("mmm\\-yy"), FormatKind::date);
  EXPECT_EQ(kind_of_format("[$-809]dd mmmm yyyy;@"), FormatKind::date);
  EXPECT_EQ(kind_of_format("dd/mm/yyyy hh:mm"), FormatKind::date_and_time);
  EXPECT_EQ(kind_of_format("[h]:mm:ss"), FormatKind::time);
  EXPECT_EQ(kind_of_format("mm:ss.0"), FormatKind::time);
  EXPECT_EQ(kind_of_format("h:mm"), FormatKind::hours_minutes);
  EXPECT_EQ(kind_of_format("0.0%"), FormatKind::percent);
  EXPECT_EQ(kind_of_format("[Red]0.0%;-0.0%"), FormatKind::percent);
  EXPECT_EQ(kind_of_format("#,##0.00"), FormatKind::number);
  EXPECT_EQ(kind_of_format("0.0\" days\""), FormatKind::number);
  EXPECT_EQ(kind_of_format("General"), FormatKind::number);
}

TEST(CellFormat, WritesNumbersAsTheReadersTakeThem) {
  EXPECT_EQ(text_of_days(0.1 + 0.2, FormatKind::number), "0.3");
  EXPECT_EQ(text_of_days(100000, FormatKind::number), "100000");
  EXPECT_EQ(text_of_days(0.582, FormatKind::percent), "58.2%");
  EXPECT_EQ(text_of_days(45383, FormatKind::date), "2024-04-01");
  EXPECT_EQ(text_of_days(1, FormatKind::date), "1900-01-01");
  EXPECT_EQ(text_of_days(59, FormatKind::date), "1900-02-28");
  EXPECT_EQ(text_of_days(60, FormatKind::date), "1900-02-29");
  EXPECT_EQ(text_of_days(61, FormatKind::date), "1900-03-01");
  EXPECT_EQ(text_of(0, FormatKind::date, DayCount::from_1904), "1904-01-01");
  EXPECT_EQ(text_of_days(45383.5625, FormatKind::date_and_time), "2024-04-01 13:30");
  EXPECT_EQ(text_of_days(527.0 / 86400, FormatKind::time), "8:47");
  EXPECT_EQ(text_of_days(4685.0 / 86400, FormatKind::time), "1:18:05");
  EXPECT_EQ(text_of_days(1085.5 / 86400, FormatKind::time), "18:05.5");
  EXPECT_EQ(text_of_days(-30.0 / 86400, FormatKind::time), "-0:30");
}

TEST(Workbook, GivesDatesOfBothDayCountsAlike) {
  for (const std::string name : {"p01_plain.xlsx", "p02_shared_texts.xlsx", "p04_since_1904.xlsx"}) {
    const auto file = given(name);
    ASSERT_TRUE(file) << name << file.error().message;
    EXPECT_EQ(file->kind, GivenKind::workbook);
    EXPECT_EQ(file->sheets[0].name, "Data");
    EXPECT_EQ(file->sheets[0].cells.rows[1].cells, (Row{"2024-04-01", "41.2"})) << name;
    EXPECT_EQ(file->sheets[0].cells.rows[1].row, 2u);
  }
  EXPECT_EQ(given("p02_shared_texts.xlsx")->sheets[0].cells.rows[0].cells, (Row{"Month", "Mean minutes"}));
}

TEST(Workbook, KeepsPercentagesAndTimesAndDropsErrors) {
  const auto file = given("p05_percent_times_and_errors.xlsx");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->sheets[0].cells.rows[1].cells, (Row{"2024-04-01", "58.2%", "8:47", "1:18:05"}));
  EXPECT_EQ(file->sheets[0].cells.rows[5].cells, (Row{"2024-08-01", "", "", ""}));
}

TEST(Workbook, CountsAPlaceMergedDownForEachRow) {
  const auto file = given("p08_places_merged_down.xlsx");
  ASSERT_TRUE(file);
  const auto guess = guess_layout(file->sheets[0]);
  ASSERT_TRUE(guess);
  EXPECT_EQ(guess->choices.layout, Layout::long_rows);
  const auto many = read_many(file->sheets[0], guess->choices);
  ASSERT_TRUE(many);
  ASSERT_EQ(many->series.size(), 2u);
  EXPECT_EQ(many->series[1].place_name, "Surrey");
  EXPECT_EQ(many->series[1].reading.rows.size(), 4u);
}

TEST(Workbook, TellsTargetsOfAMakingDataCountSheet) {
  const auto file = given("p17_making_data_count_sheet.xlsx");
  ASSERT_TRUE(file);
  const auto guess = guess_layout(file->sheets[0]);
  ASSERT_TRUE(guess);
  EXPECT_EQ(guess->shape, KnownShape::making_data_count);
  const auto many = read_many(file->sheets[0], guess->choices);
  ASSERT_TRUE(many);
  ASSERT_EQ(many->series.size(), 2u);
  EXPECT_EQ(many->series[0].series_name, "Mean response");
  EXPECT_EQ(many->series[0].target, "18:00");
  EXPECT_EQ(many->series[0].improvement, "Low");
  EXPECT_EQ(many->series[1].target, "90%");
  EXPECT_EQ(many->series[1].reading.rows[0].value, 90);
}

TEST(Workbook, ReadsTheValuesOfAMakingDataCountToolAndNotItsLimits) {
  const auto file = given("p18_making_data_count_tool.xlsx");
  ASSERT_TRUE(file);
  const auto guess = guess_layout(file->sheets[0]);
  ASSERT_TRUE(guess);
  EXPECT_EQ(guess->choices.layout, Layout::one_series);
  const auto many = read_many(file->sheets[0], guess->choices);
  ASSERT_TRUE(many);
  EXPECT_EQ(many->series[0].series_name, "Mean response");
  EXPECT_EQ(many->series[0].target, "18");
  EXPECT_EQ(many->series[0].reading.rows[0].value, 41.2);
}

}  // namespace
}  // namespace qi::tabular
