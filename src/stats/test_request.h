#pragma once
/// What is asked of a test or model: columns of data and the choices about them.
/// Which test takes which columns stands in test_catalogue.h.

#include <optional>
#include <string>
#include <vector>

namespace qi::stats {

/// A named column of numbers. Not-a-number is missing; what a missing value means is the test's to say (left out alone,
/// or with its pair or row).
struct Column {
  std::string name;
  std::vector<double> values;
};

/// A named column of words, such as the unit of each case.
struct Labels {
  std::string name;
  std::vector<std::string> values;
};

/// Which difference from what is assumed would count.
enum class Alternative { two_sided, less, greater };

struct TestRequest {
  std::vector<Column> columns;  ///< samples, pairs, counts or predictors: see Takes
  std::vector<Labels> factors;
  Alternative alternative = Alternative::two_sided;
  double level = 0.95;        ///< of intervals: above 0, below 1
  double null_value = 0;      ///< what is assumed: a mean, a difference, a ratio, a share or a rate; see the test's row
  std::optional<bool> exact;  ///< nullopt: exact where it is feasible and there are no ties
  /// Continuity correction of large-sample tests of counts and ranks.
  bool continuity_correction = true;
  /// A one-sided or unequal variant that the row names, by its slug: "pooled", "bonferroni". Empty: the row's default.
  std::string variant;
};

}  // namespace qi::stats
