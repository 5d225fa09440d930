#include "tabular/plain_table.h"

#include <gtest/gtest.h>

#include <cmath>

namespace qi::tabular {
namespace {

PlainTable read(std::string_view text) {
  const auto table = read_plain_table(text);
  if (!table) throw std::runtime_error(table.error().message);
  return *table;
}

TEST(PlainTable, HeadingsNameColumnsOfFiguresAndOfWords) {
  const PlainTable table = read("Unit\tMinutes\nThanet\t12\nAshford\t9:30\n");
  ASSERT_EQ(table.columns.size(), 2u);
  EXPECT_EQ(table.columns[0].name, "Unit");
  EXPECT_EQ(table.columns[0].words, (std::vector<std::string>{"Thanet", "Ashford"}));
  EXPECT_FALSE(table.columns[0].holds_figures());
  EXPECT_EQ(table.columns[1].figures, (std::vector<double>{12, 570}));
}

TEST(PlainTable, ColumnsWithoutHeadingsAreNumbered) {
  const PlainTable table = read("1\t2\n3\t4\n");
  ASSERT_EQ(table.columns.size(), 2u);
  EXPECT_EQ(table.columns[1].name, "Column 2");
  EXPECT_EQ(table.columns[1].figures, (std::vector<double>{2, 4}));
}

TEST(PlainTable, ColumnsOfUnequalLengthEndWithoutFigures) {
  const PlainTable table = read("Before\tAfter\n5\t6\n7\t\n");
  EXPECT_TRUE(std::isnan(table.columns[1].figures[1]));
  EXPECT_TRUE(table.problems().empty());
}

TEST(PlainTable, ACellThatIsNoFigureIsToldWithItsRowAndColumn) {
  const PlainTable table = read("Before\tAfter\n5\t6\n7\tabout 8\n9\t9\n");
  const std::vector<RowProblem> problems = table.problems();
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].row, 3u);
  EXPECT_TRUE(problems[0].message.starts_with("After: ")) << problems[0].message;
  EXPECT_EQ(table.columns[1].words[1], "about 8") << "what was written stays known";
  EXPECT_TRUE(std::isnan(table.columns[1].figures[1]));
  EXPECT_EQ(table.columns[0].figures.size(), 3u);
}

TEST(PlainTable, TextWithoutRowsIsRefused) {
  EXPECT_FALSE(read_plain_table(""));
  EXPECT_FALSE(read_plain_table("  \n"));
}

}  // namespace
}  // namespace qi::tabular
