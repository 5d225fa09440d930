#pragma once
/// A table of counts with its sums and what is expected where rows and columns know nothing of each other.
/// Tests of it are in tests/table_tests.h and tests/fisher_exact.h.

#include <cstddef>
#include <vector>

#include "base/result.h"
#include "stats/test_request.h"

namespace qi::stats {

struct ContingencyTable {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::vector<int> counts;  ///< row by row
  std::vector<int> row_sums;
  std::vector<int> column_sums;
  int total = 0;

  int at(std::size_t row, std::size_t column) const { return counts[row * columns + column]; }
  /// Row sum x column sum / total.
  double expected(std::size_t row, std::size_t column) const {
    return static_cast<double>(row_sums[row]) * column_sums[column] / total;
  }
  std::vector<double> expected() const;  ///< row by row
  bool is_two_by_two() const { return rows == 2 && columns == 2; }
};

/// Each column of the request is a column of the table.
///
/// refuses  a count that is missing, negative or not whole; fewer than two rows; a row or column of which every count
///          is 0, because nothing is known of it; more than kLargestCount in all
Result<ContingencyTable> table_of(const TestRequest& request);

/// Pearson's chi-squared: sum of (|count - expected| - correction)^2 / expected. source  Pearson 1900
double chi_squared(const ContingencyTable& table, double correction);

}  // namespace qi::stats
