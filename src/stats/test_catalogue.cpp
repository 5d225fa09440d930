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

constexpr std::size_t kMany = 1000;
constexpr std::array kTakes{
    TakesRow{Takes::one_sample, "one_sample", "one column of figures", 1, 1, 0, false},
    TakesRow{Takes::two_samples, "two_samples", "two columns of figures, one for each group", 2, 2, 0, false},
    TakesRow{Takes::pairs, "pairs", "two columns of figures, pair by pair", 2, 2, 0, true},
    TakesRow{Takes::samples, "samples", "two columns of figures or more, one for each group", 2, kMany, 0, false},
    TakesRow{Takes::two_factors, "two_factors", "one column of figures and two columns of groups", 1, 1, 2, true},
    TakesRow{Takes::counts_of_totals, "counts_of_totals",
             "a column of counts and a column of what they are out of, a row for each group", 2, 2, 0, true},
    TakesRow{Takes::table, "table", "a table of counts with two columns or more", 2, kMany, 0, true},
    TakesRow{Takes::counts, "counts", "a column of counts, with expected shares beside it if you like", 1, 2, 0, true},
    TakesRow{Takes::predictors, "predictors", "a column to explain, and then at least one column that explains it", 2,
             kMany, 0, true},
    TakesRow{Takes::p_values, "p_values", "one column of p-values", 1, 1, 0, false},
};

constexpr std::array kAsks{
    AsksRow{Asks::centre, "centre", "Do groups differ in their usual level?"},
    AsksRow{Asks::share, "share", "Do groups differ in how often something happens?"},
    AsksRow{Asks::rate, "rate", "Do rates of events differ?"},
    AsksRow{Asks::spread, "spread", "Do groups differ in how much they vary?"},
    AsksRow{Asks::connection, "connection", "Do two figures move together?"},
    AsksRow{Asks::model, "model", "What explains a figure?"},
    AsksRow{Asks::distribution, "distribution", "What shape do the figures have?"},
    AsksRow{Asks::adjustment, "adjustment", "Many tests at once: which results remain?"},
};

// Nearer to 0 or 1 the tails beyond an interval are lost in rounding, and quantiles have no answer.
constexpr double kLeastLevel = 1e-3;
constexpr double kMostLevel = 1 - 1e-9;

Done check_request(const TestRow& row, const TestRequest& request) {
  if (!(request.level >= kLeastLevel && request.level <= kMostLevel))
    return Error::invalid("Give a confidence level between 0 and 1, such as 0.95.");
  if (!std::isfinite(request.null_value)) return Error::invalid("Give a finite number for what is assumed.");
  if (row.null_value.empty() && request.null_value != 0)
    return Error::invalid(std::string(row.title) + " takes no assumed value: leave it out.");
  const TakesRow& shape = takes_row(row.takes);
  if (request.columns.size() < shape.fewest_columns || request.columns.size() > shape.most_columns ||
      request.factors.size() != shape.factors)
    return Error::invalid("This test takes " + std::string(shape.words) + ".");
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
  return {};
}

}  // namespace

const TakesRow& takes_row(Takes takes) {
  return *std::ranges::find(kTakes, takes, &TakesRow::takes);
}

std::span<const AsksRow> every_question() {
  return kAsks;
}

const AsksRow& asks_row(Asks asks) {
  return *std::ranges::find(kAsks, asks, &AsksRow::asks);
}

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
  if (const Done sound = check_request(*row, request); !sound) return sound.error();
  auto result = row->run(request);
  // A test that does not hear the choice would answer in the one form that it has.
  if (result && request.exact && *request.exact != result->is_exact)
    return Error::invalid(std::string(row->title) + (*request.exact
                                                         ? " has no exact form for these figures: ask it without one."
                                                         : " is always exact: ask it for no other form."));
  return result;
}

}  // namespace qi::stats
