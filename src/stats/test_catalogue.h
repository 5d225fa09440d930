#pragma once
/// One row for each test and model: its words, its source, what it takes and the function that runs it. Menus, help,
/// chooser, API and reference pages read these.

#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// What a test takes of a request.
enum class Takes {
  one_sample,        ///< one column
  two_samples,       ///< two columns, of any lengths
  pairs,             ///< two columns of equal length, row by row
  samples,           ///< two or more columns, of any lengths: one for each group
  two_factors,       ///< one column and two factors of its length
  counts_of_totals,  ///< a column of counts and a column of totals or exposures, a row for each group
  table,             ///< columns of counts: a contingency table, a column for each
  counts,            ///< one column of counts, with an optional second one of expected shares
  predictors,        ///< the response first, then one column for each predictor
  p_values,          ///< one column of p-values
};

struct TakesRow {
  Takes takes;
  std::string_view slug;   ///< "two_samples": stable, in JSON
  std::string_view words;  ///< "two columns of figures, one for each group"
  std::size_t fewest_columns;
  std::size_t most_columns;
  std::size_t factors;
  bool in_rows;  ///< every column has a figure in every row
};
const TakesRow& takes_row(Takes takes);

/// The question a reader comes with; the chooser goes by it.
enum class Asks { centre, spread, share, rate, connection, distribution, model, adjustment };

struct AsksRow {
  Asks asks;
  std::string_view slug;   ///< "centre": stable, in JSON
  std::string_view title;  ///< "Do groups differ in their usual level?"
};
/// In the order of menus.
std::span<const AsksRow> every_question();
const AsksRow& asks_row(Asks asks);

using RunTest = Result<TestResult>(const TestRequest& request);

struct TestRow {
  std::string_view slug;   ///< "welch-t": stable, in URLs and JSON
  std::string_view title;  ///< "Welch's t test"
  Asks asks;
  Takes takes;
  std::string_view question;    ///< "Do two groups differ in their mean?"
  std::string_view what_for;    ///< one sentence with an ambulance example
  std::string_view formula;     ///< in words and symbols, one line
  std::string_view source;      ///< author, year
  std::string_view null_value;  ///< what TestRequest::null_value means here; empty: not used
  RunTest* run;
};

/// Every test, in the order of menus.
std::span<const TestRow> test_catalogue();
/// nullptr: no test has this slug.
const TestRow* find_test(std::string_view slug);

/// refuses  what no test can answer: an unknown slug, a level outside 0 to 1, an assumed value or a form (exact or not)
///          that it does not have, columns of other shapes than the test takes, an infinite value; and what the test
///          itself refuses. Never answers with a number that is not defined without a note that says why.
Result<TestResult> run_test(std::string_view slug, const TestRequest& request);

}  // namespace qi::stats
