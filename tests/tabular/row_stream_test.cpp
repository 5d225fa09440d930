#include "tabular/row_stream.h"

#include <gtest/gtest.h>

#include <random>
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

TEST(RowStream, GivesTheRowsOfTheWholeTableWhateverTheBytes) {
  // Longer than the blocks in which marks are looked for, so that every one of these stands at every place of a block.
  const std::vector<std::string> pieces{"a",  "bcd",  ",",  ",",        "\"",          "\"\"",
                                        "\n", "\r\n", "\r", "\xC3\xA9", "plain words", ""};
  std::mt19937 random(20251129);
  std::size_t read = 0;
  for (int round = 0; round < 4'000; ++round) {
    std::string text = "x,y,z\n1,2,3\n4,5,6\n";
    for (std::size_t left = random() % 60; left > 0; --left) text += pieces[random() % pieces.size()];
    const auto table = read_table(text, Separator::comma);
    std::istringstream in(text);
    Rows rows;
    std::vector<std::size_t> lines;
    const auto done = stream_rows(
        in,
        [&](const StreamedRow& row) -> Done {
          rows.emplace_back(row.cells.begin(), row.cells.end());
          lines.push_back(row.line);
          return {};
        },
        Separator::comma);
    ASSERT_EQ(static_cast<bool>(table), static_cast<bool>(done)) << text;
    if (!table) continue;
    ++read;
    ASSERT_EQ(rows.size(), table->size()) << text;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      EXPECT_EQ(lines[row], table->line_of(row)) << text;
      ASSERT_EQ(rows[row].size(), table->cells_in(row)) << text;
      for (std::size_t column = 0; column < rows[row].size(); ++column)
        EXPECT_EQ(rows[row][column], table->cell(row, column)) << text;
    }
  }
  EXPECT_GT(read, 2'000u);
}

TEST(RowStream, ReadsWindowsLettersAndRefusesZerosInsideQuotesToo) {
  EXPECT_EQ(streamed("name,n\n\"caf\xE9, \"\"bar\"\"\",1\n"), (Rows{{"name", "n"}, {"caf\u00e9, \"bar\"", "1"}}));
  std::string zero = "name,n\nplain,1\n\"x";
  zero += '\0';
  zero += "\",1\n";
  // Behind the beginning by which a file that is no text is refused as a whole.
  std::string lines = "a,b\n";
  while (lines.size() < 70'000) lines += "plain,1\n";
  EXPECT_EQ(streamed(lines + zero).front().front(),
            "Line 8754 holds bytes that are not text. Save the file as CSV UTF-8.");
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
