#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "tabular/csv_reading.h"
#include "tabular/csv_writing.h"
#include "tabular/pasted_cells.h"

namespace qi::tabular {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows rows_of(const std::string& text) {
  const auto table = read_table(text);
  Rows rows;
  if (!table) return {{table.error().message}};
  for (std::size_t row = 0; row < table->size(); ++row) {
    rows.emplace_back();
    for (std::size_t column = 0; column < table->cells_in(row); ++column)
      rows.back().emplace_back(table->cell(row, column));
  }
  return rows;
}

TEST(CsvReading, FollowsRfc4180) {
  EXPECT_EQ(rows_of("a,b\r\n1,\"two, \"\"quoted\"\"\r\nlines\"\r\n"),
            (Rows{{"a", "b"}, {"1", "two, \"quoted\"\r\nlines"}}));
  EXPECT_EQ(rows_of("\"\"\"\",,\"\""), (Rows{{"\"", "", ""}}));
}

TEST(CsvReading, TakesEveryLineEndAndAByteOrderMark) {
  EXPECT_EQ(rows_of("\xEF\xBB\xBF"
                    "a,b\r1,2\n3,4\r\n"),
            (Rows{{"a", "b"}, {"1", "2"}, {"3", "4"}}));
  EXPECT_EQ(rows_of(""), Rows{});
  EXPECT_EQ(rows_of("a,b\n\n1,"), (Rows{{"a", "b"}, {""}, {"1", ""}}));
}

TEST(CsvReading, FindsTheSeparatorThatGivesEvenRows) {
  EXPECT_EQ(sniff_separator("date;value\n1/1/24;1,5\n2/1/24;1,6\n"), Separator::semicolon);
  EXPECT_EQ(sniff_separator("date\tvalue\n1 Jan, 2024\t1\n"), Separator::tab);
  EXPECT_EQ(sniff_separator("a|b|c\n1|2|3\n"), Separator::pipe);
  EXPECT_EQ(sniff_separator("\"a;b\",c\n\"d;e\",f\n"), Separator::comma);
}

TEST(CsvReading, KeepsStrayQuotesAndTextAfterAClosingQuote) {
  EXPECT_EQ(rows_of("5\" pipe,2\n\"a\"b,c\n"), (Rows{{"5\" pipe", "2"}, {"ab", "c"}}));
}

TEST(CsvReading, RefusesAQuoteThatNeverEndsAndNamesItsLine) {
  EXPECT_EQ(rows_of("a,b\n1,\"open\n2,3\n"),
            (Rows{{"A quotation mark on line 2 is never closed. Close it or take it out."}}));
}

TEST(CsvReading, RefusesBytesThatAreNotUtf8) {
  EXPECT_EQ(rows_of("caf\xE9,1\n"), (Rows{{"The file is not UTF-8 text. Save it as CSV UTF-8 and try again."}}));
}

TEST(CsvReading, CellsStayReadableAfterTheTableMoves) {
  auto table = read_table("a,b");
  const Table moved = std::move(*table);
  EXPECT_EQ(moved.cell(0, 1), "b");
  EXPECT_EQ(moved.cell(0, 7), "");
}

TEST(CsvReading, CountsLinesThroughQuotedLineEnds) {
  const auto table = read_table("a,\"x\ny\"\nb,c\n");
  ASSERT_TRUE(table);
  EXPECT_EQ(table->line_of(1), 3u);
}

TEST(CsvWriting, ReadsBackAsWritten) {
  CsvWriter csv;
  csv.text("Name, \"odd\"\nline").number(0.1).number(std::optional<double>{}).whole(12).end_row();
  EXPECT_EQ(rows_of(csv.bytes()), (Rows{{"Name, \"odd\"\nline", "0.1", "", "12"}}));
}

TEST(CsvWriting, GuardsTextThatASpreadsheetWouldRun) {
  CsvWriter csv;
  csv.text("=HYPERLINK(\"x\")").text("+1+1").text("-2+3").text("@SUM(A1)").text("-5.5").text("plain").end_row();
  EXPECT_EQ(csv.bytes(), "\"'=HYPERLINK(\"\"x\"\")\",'+1+1,'-2+3,'@SUM(A1),-5.5,plain\r\n");
}

TEST(PastedCells, DropBlankLinesAndEmptyColumnsAndKeepRowNumbers) {
  const auto cells = read_pasted("Month\t\tCalls\t\n\n\nApr-24\t\t1,204\t\nMay-24\n");
  ASSERT_TRUE(cells);
  ASSERT_EQ(cells->rows.size(), 3u);
  EXPECT_EQ(cells->width, 2u);
  EXPECT_EQ(cells->rows[1].row, 4u);
  EXPECT_EQ(cells->rows[1].cells, (std::vector<std::string>{"Apr-24", "1,204"}));
  EXPECT_EQ(cells->rows[2].cells, (std::vector<std::string>{"May-24", ""}));
}

TEST(PastedCells, PartLinesWithoutSeparatorsBeforeTheFigures) {
  const auto cells = read_pasted("1 Apr 2024 18.5\n2 Apr 2024    17\n");
  ASSERT_TRUE(cells);
  EXPECT_EQ(cells->rows[0].cells, (std::vector<std::string>{"1 Apr 2024", "18.5"}));
  EXPECT_EQ(cells->rows[1].cells, (std::vector<std::string>{"2 Apr 2024", "17"}));
}

}  // namespace
}  // namespace qi::tabular
