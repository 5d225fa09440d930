#include "tabular/row_stream.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "tabular/text_encoding.h"

namespace qi::tabular {
namespace {

using Rows = std::vector<std::vector<std::string>>;

Rows streamed(const std::string& text, const StreamLimits& limits = {}) {
  std::istringstream in(text);
  Rows rows;
  const auto done = stream_rows(
      in,
      [&](const StreamedRow& row) -> Done {
        rows.emplace_back(row.cells.begin(), row.cells.end());
        return {};
      },
      std::nullopt, limits);
  return done ? rows : Rows{{done.error().message}};
}

Rows whole(const std::string& text) {
  const auto table = read_table(text);
  Rows rows;
  for (std::size_t row = 0; row < table->size(); ++row) {
    rows.emplace_back();
    for (std::size_t column = 0; column < table->cells_in(row); ++column)
      rows.back().emplace_back(table->cell(row, column));
  }
  return rows;
}

TEST(RowStream, GivesTheRowsThatTheWholeTableHas) {
  for (const std::string text : {"a,b\r\n1,\"two, \"\"quoted\"\"\r\nlines\"\r\n", "a;b\n1;2\r3;4", "a,b\n\n1,",
                                 "5\" pipe,2\n\"a\"b,c\n", "a,\"\"\n", "\"\"\"\",,\"\""})
    EXPECT_EQ(streamed(text), whole(text)) << text;
}

TEST(RowStream, DoesNotMindWhereItsPiecesEnd) {
  // Rows of 7 bytes, so that pieces of 65,536 end inside CRLFs, quotes and characters.
  std::string text;
  while (text.size() < 300'000) text += "\"\xC3\xA9,\",2\r\n1,\"\"\"\"\r\n";
  EXPECT_EQ(streamed(text), whole(text));
  std::string wide = "\xFF\xFE";
  for (const char c : std::string("Month,Value\nApr-24,\"1\"\n")) wide += std::string{c, '\0'};
  EXPECT_EQ(streamed(wide), (Rows{{"Month", "Value"}, {"Apr-24", "1"}}));
}

TEST(RowStream, ReadsWindowsTextRowByRowAndSaysSo) {
  std::istringstream in("caf\xE9,1\nplain,2\n");
  Rows rows;
  const auto done = stream_rows(in, [&](const StreamedRow& row) -> Done {
    rows.emplace_back(row.cells.begin(), row.cells.end());
    return {};
  });
  ASSERT_TRUE(done);
  EXPECT_EQ(rows[0][0], "caf\u00e9");
  EXPECT_EQ(done->notes, std::vector<std::string>{std::string(kReadAsWindows)});
}

TEST(RowStream, RefusesARowThatNeverEndsWithoutHoldingIt) {
  EXPECT_EQ(
      streamed("a,b\n1,\"" + std::string(500'000, 'x'), {.row_bytes = 100'000}),
      (Rows{{"The row on line 2 is longer than 97 KB. Close the quotation mark that opens in it, or split it."}}));
  EXPECT_EQ(streamed("a,b\n1,\"open\n2,3\n"),
            (Rows{{"A quotation mark on line 2 is never closed. Close it or take it out."}}));
}

TEST(RowStream, StopsWhereTheVisitorSays) {
  std::istringstream in("a\nb\nc\n");
  std::size_t seen = 0;
  const auto stopped = stream_rows(in, [&](const StreamedRow& row) -> Done {
    ++seen;
    return row.line == 2 ? Done(Error::invalid("Enough.")) : Done();
  });
  ASSERT_FALSE(stopped);
  EXPECT_EQ(stopped.error().message, "Enough.");
  EXPECT_EQ(seen, 2u);
}

TEST(RowStream, RefusesAWorkbook) {
  EXPECT_EQ(streamed("PK\x03\x04rest"), (Rows{{"Save the sheet as CSV UTF-8: a workbook is not read row by row."}}));
}

}  // namespace
}  // namespace qi::tabular
