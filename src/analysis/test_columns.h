#pragma once
/// A pasted table as the columns that a test takes: side by side, or one column of figures and one that names groups.
/// It runs no test.

#include <string>
#include <vector>

#include "base/number.h"
#include "base/result.h"
#include "stats/test_catalogue.h"
#include "tabular/plain_table.h"

namespace qi::analysis {

struct TestColumns {
  std::vector<stats::Column> columns;
  std::vector<stats::Labels> factors;
  ValueStyle style = ValueStyle::number;  ///< in which all figures are written; times among others: number
  std::vector<std::string> row_names;     ///< of a table whose rows are groups; empty: the rows have no names
  std::vector<std::string> notes;         ///< how the table was read
};

/// Tests of groups take a table with a column for each group, or one column of figures with one of words that names the
/// group of each row: groups then stand in order of appearance. Where every row is a group the first column of words
/// names the rows; other columns of words are left out, with a note. Times are in seconds, with a note. refuses  a
/// table without a column of figures; times or percentages among plain numbers other than 0 in one column, or in
/// columns that are compared. That the columns suit the test is asked by stats::run_test.
Result<TestColumns> test_columns(const tabular::PlainTable& table, const stats::TestRow& test);

}  // namespace qi::analysis
