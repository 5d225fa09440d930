#pragma once
/// What a test or model found: numbers with their names, effect and interval before the p-value.
/// It holds no sentence and no drawing: see test_sentence.h and the chart folder.

#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace qi::stats {

inline constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// Either end may be infinite.
struct Interval {
  double lower = kUndefined;
  double upper = kUndefined;
  double level = 0.95;
};

/// How large the difference or connection is, in a unit that a reader knows.
struct Effect {
  std::string name;  ///< "Difference of means", "Hedges' g", "Odds ratio"
  double estimate = kUndefined;
  std::optional<Interval> interval;
};

/// Whether an assumption of the test was looked at in these data, and what was seen.
enum class Holds { yes, doubtful, no, cannot_tell };
struct Check {
  std::string slug;  ///< "normality", "equal_spread", "independence", "expected_counts"
  Holds holds = Holds::cannot_tell;
  std::string seen;  ///< one sentence with the figures: "Shapiro-Wilk W = 0.97, p = 0.62 in Before."
};

/// One number beside the main ones: "r_squared", "mean_of_x". The name is what the JSON calls it.
struct Figure {
  std::string slug;
  double value = kUndefined;
};

/// One line of an analysis of variance.
struct VarianceRow {
  std::string source;  ///< "Between groups", "Residual"
  double degrees = kUndefined;
  double sum_of_squares = kUndefined;
  double mean_square = kUndefined;
  double f = kUndefined;  ///< undefined in the residual line
  double p_value = kUndefined;
};

/// Two groups of several, compared.
struct PairComparison {
  std::string first;
  std::string second;
  double difference = kUndefined;  ///< first less second; of mean ranks where the test is of ranks
  std::optional<Interval> interval;
  double statistic = kUndefined;
  double p_value = kUndefined;  ///< already adjusted for the number of comparisons
};

/// One term of a model.
struct Coefficient {
  std::string term;  ///< "(intercept)", the predictor's name
  double estimate = kUndefined;
  double standard_error = kUndefined;
  double statistic = kUndefined;
  double p_value = kUndefined;
  Interval interval;
  double inflation = kUndefined;  ///< variance inflation factor; undefined for the intercept
};

/// What the model says of one row of the data.
struct FittedRow {
  double fitted = kUndefined;
  double residual = kUndefined;
  double standardised_residual = kUndefined;
  double leverage = kUndefined;
  double cook_distance = kUndefined;
};

struct TestResult {
  std::string method;           ///< "Welch's t test", with the variant that was used
  std::vector<Effect> effects;  ///< the one to read first; empty only for tests of an assumption
  std::string statistic_name;   ///< "t", "F", "W", "chi-squared"; empty: an exact test without one
  double statistic = kUndefined;
  std::vector<double> degrees;  ///< degrees of freedom; two for F
  double p_value = kUndefined;
  bool is_exact = false;
  std::vector<std::size_t> sizes;  ///< values used, by column or group
  std::vector<Check> checks;
  std::vector<Figure> figures;
  std::vector<VarianceRow> variance;
  std::vector<PairComparison> comparisons;
  std::vector<Coefficient> coefficients;
  std::vector<FittedRow> rows;     ///< of a model, one per row used
  std::vector<std::string> notes;  ///< sentences a reader must know: rows left out, ties, a variant taken
};

}  // namespace qi::stats
