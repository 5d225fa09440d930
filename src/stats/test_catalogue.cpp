#include "stats/test_catalogue.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "stats/tests/test_rows.h"

namespace qi::stats {
namespace {

std::vector<TestRow> every_row() {
  std::vector<TestRow> rows;
  for (const auto part : {mean_test_rows(), rank_test_rows(), group_test_rows(), spread_test_rows(), count_test_rows(),
                          shape_test_rows(), connection_test_rows(), model_rows(), adjustment_rows()})
    rows.insert(rows.end(), part.begin(), part.end());
  return rows;
}

struct Shape {
  Takes takes;
  std::size_t fewest_columns;
  std::size_t most_columns;
  std::size_t factors;
  bool in_rows;  ///< every column has a figure in every row
  const char* refusal;
};
constexpr std::size_t kMany = 1000;
constexpr std::array kShapes{
    Shape{Takes::one_sample, 1, 1, 0, false, "This test takes one column of figures."},
    Shape{Takes::two_samples, 2, 2, 0, false, "This test takes two columns of figures, one for each group."},
    Shape{Takes::pairs, 2, 2, 0, true, "This test takes two columns of figures, pair by pair."},
    Shape{Takes::samples, 2, kMany, 0, false, "This test takes two columns of figures or more, one for each group."},
    Shape{Takes::two_factors, 1, 1, 2, true, "This test takes one column of figures and two columns of groups."},
    Shape{Takes::counts_of_totals, 2, 2, 0, true, "This test takes a column of counts and a column of totals."},
    Shape{Takes::table, 2, kMany, 0, true, "This test takes a table of counts with two columns or more."},
    Shape{Takes::counts, 1, 2, 0, true,
          "This test takes a column of counts, and expected shares beside it if you like."},
    Shape{Takes::predictors, 2, kMany, 0, true,
          "A model takes a column to explain, and then at least one column that explains it."},
    Shape{Takes::p_values, 1, 1, 0, false, "This takes one column of p-values."},
};

// Nearer to 0 or 1 the tails beyond an interval are lost in rounding, and quantiles have no answer.
constexpr double kLeastLevel = 1e-3;
constexpr double kMostLevel = 1 - 1e-9;

std::optional<Error> refusal_of(const TestRow& row, const TestRequest& request) {
  if (!(request.level >= kLeastLevel && request.level <= kMostLevel))
    return Error::invalid("Give a confidence level between 0 and 1, such as 0.95.");
  if (!std::isfinite(request.null_value)) return Error::invalid("Give a finite number for what is assumed.");
  const Shape& shape = *std::ranges::find(kShapes, row.takes, &Shape::takes);
  if (request.columns.size() < shape.fewest_columns || request.columns.size() > shape.most_columns ||
      request.factors.size() != shape.factors)
    return Error::invalid(shape.refusal);
  const std::size_t rows = request.columns.front().values.size();
  const auto of_another_length = [](const std::string& name) {
    return Error::invalid("The columns must have a figure in every row: " + name + " has another length.");
  };
  for (const Column& column : request.columns) {
    if (std::ranges::any_of(column.values, [](double value) { return std::isinf(value); }))
      return Error::invalid("Every figure must be finite; one in " + column.name + " is not.");
    if (shape.in_rows && column.values.size() != rows) return of_another_length(column.name);
  }
  for (const Labels& labels : request.factors)
    if (labels.values.size() != rows) return of_another_length(labels.name);
  return std::nullopt;
}

}  // namespace

std::span<const TestRow> test_catalogue() {
  static const std::vector<TestRow> kRows = every_row();
  return kRows;
}

const TestRow* find_test(std::string_view slug) {
  const auto found = std::ranges::find(test_catalogue(), slug, &TestRow::slug);
  return found == test_catalogue().end() ? nullptr : &*found;
}

Result<TestResult> run_test(std::string_view slug, const TestRequest& request) {
  const TestRow* row = find_test(slug);
  if (!row) return Error::not_found("We know no test called " + std::string(slug) + ".");
  if (const auto refusal = refusal_of(*row, request)) return *refusal;
  return row->run(request);
}

}  // namespace qi::stats
