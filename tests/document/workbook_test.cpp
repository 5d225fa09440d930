#include "document/workbook.h"

#include <cmath>

#include "base/text.h"
#include "read_workbook.h"

namespace qi::document {
namespace {

Date day(const char* iso) {
  return parse_iso_date(iso).value();
}

const ValueFormat kPercent{.style = ValueStyle::percent, .decimals = 1, .unit = {}};
const ValueFormat kMinutes{.style = ValueStyle::minutes_seconds, .decimals = 0, .unit = {}};
const ValueFormat kPlain{.style = ValueStyle::number, .decimals = 2, .unit = {}};

Workbook of_cells(std::vector<std::vector<Cell>> rows) {
  Sheet sheet{.name = "Cells"};
  sheet.rows = std::move(rows);
  return {.title = "Book", .author = "Qualitea", .written_at = Instant(day("2025-04-30").days()), .sheets = {sheet}};
}

TEST(Workbook, WritesNumbersAndDatesAsSuch) {
  const std::string said = meaning_of_workbook(xlsx_of(
      of_cells({{Cell::number(58.0, kPercent), Cell::number(555.0, kMinutes), Cell::number(1234.5, kPlain),
                 Cell::day(day("2025-03-01"), Frequency::month), Cell::day(day("2025-03-10"), Frequency::week)}})));
  EXPECT_TRUE(holds(said, "Cells!A1 number 0.58 as 0.0%\n")) << said;
  EXPECT_TRUE(holds(said, "Cells!B1 number 0.006423611111111111 as [m]:ss\n") ||
              holds(said, "Cells!B1 number 0.0064236111111111"))
      << said;
  EXPECT_TRUE(holds(said, "Cells!C1 number 1234.5 as #,##0.00\n"));
  EXPECT_TRUE(holds(said, "Cells!D1 number 45717 as mmm yyyy\n")) << "1 March 2025 is day 45717";
  EXPECT_TRUE(holds(said, "Cells!E1 number 45726 as d mmm yyyy\n"));
}

TEST(Workbook, LeavesMissingCellsEmpty) {
  const std::string said = meaning_of_workbook(xlsx_of(
      of_cells({{Cell::number(std::nan(""), kPlain), Cell::number(std::optional<double>(), kPlain), Cell::text("")}})));
  EXPECT_EQ(said, "sheet Cells\n");
}

TEST(Workbook, KeepsTextThatLooksLikeAFormulaAsText) {
  const std::string said = meaning_of_workbook(
      xlsx_of(of_cells({{Cell::text("=1+1"), Cell::text("@SUM(A1)"), Cell::text("-2+3"), Cell::text("<b>&\"'")}})));
  EXPECT_TRUE(holds(said, "Cells!A1 text =1+1\n")) << said;
  EXPECT_TRUE(holds(said, "Cells!B1 text @SUM(A1)\n"));
  EXPECT_TRUE(holds(said, "Cells!C1 text -2+3\n"));
  EXPECT_TRUE(holds(said, "Cells!D1 text <b>&\"'\n"));
}

TEST(Workbook, CutsTextThatNoCellHolds) {
  std::string words;
  for (int i = 0; i < 40'000; ++i) words += "é";
  const Cell cell = Cell::text(words);
  EXPECT_EQ(std::get<std::string>(cell.held).size(), 2u * 32'767);
}

TEST(Workbook, NamesSheetsAsASpreadsheetTakesThem) {
  Workbook book = of_cells({});
  book.sheets.clear();
  for (const char* name : {"A/B: [what]?*", "", "History", "'quoted'", "Category 2 mean response time, Kent",
                           "category 2 mean response time, Sussex", "Same", "same"})
    book.sheets.push_back({.name = name});
  const auto names = sheet_names(book);
  EXPECT_EQ(names[0], "A B   what");
  EXPECT_EQ(names[1], "Sheet");
  EXPECT_EQ(names[2], "Sheet 2");
  EXPECT_EQ(names[3], "’quoted’");
  EXPECT_EQ(names[4], "Category 2 mean response time,");
  EXPECT_EQ(names[5], "category 2 mean response time 2");
  EXPECT_EQ(names[7], "same 2");
  for (const std::string& name : names) EXPECT_LE(character_count(name), 31u);
  meaning_of_workbook(xlsx_of(book));
}

TEST(Workbook, IsTheSameBytesForTheSameValue) {
  const Workbook book = of_cells({{Cell::text("one"), Cell::number(1.0, kPlain)}});
  EXPECT_EQ(xlsx_of(book), xlsx_of(book));
}

TEST(Workbook, WritesMoreCellsThanItKeeps) {
  std::vector<std::vector<Cell>> rows(kCellsKept / 4 + 1);
  for (auto& row : rows)
    row = {Cell::text("text"), Cell::number(1.0, kPlain), Cell::number(2.0, kPlain), Cell::number(3.0, kPlain)};
  const std::string said = meaning_of_workbook(xlsx_of(of_cells(std::move(rows))));
  EXPECT_TRUE(holds(said, "Cells!A50001 text text\n"));
}

TEST(WorkbookChart, HasDashesAndShapesBesideColours) {
  Workbook book = of_cells({{Cell::text("d"), Cell::text("v")},
                            {Cell::day(day("2025-01-01"), Frequency::month), Cell::number(50.0, kPercent)},
                            {Cell::day(day("2025-02-01"), Frequency::month), Cell::number(60.0, kPercent)}});
  book.sheets[0].name = "It's";
  LineChart chart;
  chart.title = "A title";
  chart.alt_text = "What it shows";
  chart.first_row = 1;
  chart.last_row = 2;
  chart.format = kPercent;
  chart.low = 40;
  chart.high = 70;
  chart.step = 10;
  for (const SeriesLook look : {SeriesLook::data, SeriesLook::limit, SeriesLook::target, SeriesLook::improving,
                                SeriesLook::concerning, SeriesLook::neutral})
    chart.series.push_back({"s", 1, look, InLegend::shown});
  book.sheets[0].charts = {chart};
  const std::string said = meaning_of_workbook(xlsx_of(book));
  EXPECT_TRUE(holds(said, "chart A title\n")) << said;
  EXPECT_TRUE(holds(said, "alt What it shows\n"));
  EXPECT_TRUE(holds(said, "axis catAx mmm yyyy\n"));
  EXPECT_TRUE(holds(said, "axis valAx 0.0%\n"));
  for (const char* look : {"marker circle; line solid", "marker none; line dash;", "marker none; line lgDash;",
                           "marker circle; line none", "marker diamond; line none", "marker square; line none"})
    EXPECT_TRUE(holds(said, look)) << look << "\n" << said;
  EXPECT_TRUE(holds(said, "'It’s'!$B$2:$B$3"));
}

}  // namespace
}  // namespace qi::document
