#include "stats/contingency_table.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "stats/tests/test_data.h"

namespace qi::stats {

std::vector<double> ContingencyTable::expected() const {
  std::vector<double> all;
  for (std::size_t row = 0; row < rows; ++row)
    for (std::size_t column = 0; column < columns; ++column) all.push_back(expected(row, column));
  return all;
}

Result<ContingencyTable> table_of(const TestRequest& request) {
  std::vector<std::vector<int>> columns;
  for (const Column& column : request.columns) {
    const auto counts = counts_of(column);
    if (!counts) return counts.error();
    columns.push_back(*counts);
  }
  ContingencyTable table{.rows = columns.front().size(), .columns = columns.size()};
  if (table.rows < 2) return Error::invalid("Give a table with at least two rows.");
  table.row_sums.assign(table.rows, 0);
  table.column_sums.assign(table.columns, 0);
  double total = 0;
  for (std::size_t row = 0; row < table.rows; ++row)
    for (std::size_t column = 0; column < table.columns; ++column) {
      const int count = columns[column][row];
      total += count;
      if (total > kLargestCount) return Error::invalid("These counts are too large to calculate with.");
      table.counts.push_back(count);
      table.row_sums[row] += count;
      table.column_sums[column] += count;
    }
  table.total = static_cast<int>(total);
  if (std::ranges::count(table.row_sums, 0) > 0)
    return Error::invalid("A row of the table has no case: leave that row out.");
  if (std::ranges::count(table.column_sums, 0) > 0)
    return Error::invalid("A column of the table has no case: leave that column out.");
  return table;
}

double chi_squared(const ContingencyTable& table, double correction) {
  std::vector<double> parts;
  for (std::size_t row = 0; row < table.rows; ++row)
    for (std::size_t column = 0; column < table.columns; ++column) {
      const double expected = table.expected(row, column);
      const double off = std::abs(table.at(row, column) - expected) - correction;
      parts.push_back(off * off / expected);
    }
  return compensated_sum(parts);
}

}  // namespace qi::stats
