#pragma once
/// Several groups of figures, one column for each, and the sums of squares within and between them.
/// It tests nothing: see anova.h, group_ranks.h and spread_tests.h.

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"
#include "stats/tests/test_data.h"

namespace qi::stats {

/// Figures of every group, as given and less an origin that all share (see decimal_differences.h).
struct Groups {
  std::vector<Sample> samples;
  std::vector<std::vector<double>> shifted;  ///< in the order of the samples

  std::size_t count() const { return samples.size(); }
  std::size_t total() const;
  std::vector<std::size_t> sizes() const;
};
/// missing  left out, with a note in note_groups.
/// refuses  what sample_of refuses; figures that are all the same, in every group and between the groups.
Result<Groups> groups_of(const TestRequest& request, std::size_t fewest_in_each);
/// Sizes, and a note for each group with missing figures.
void note_groups(TestResult& result, const Groups& groups);

/// Sums of squares about the means, in the unit of the figures squared.
struct SumsOfSquares {
  std::vector<double> means;      ///< of the groups, in the unit and from the origin of the figures
  std::vector<double> variances;  ///< of the groups, with n - 1; undefined for a single figure
  double mean = 0;                ///< of all figures
  double between = 0;
  double within = 0;
  double between_degrees = 0;  ///< groups - 1
  double within_degrees = 0;   ///< figures - groups; 0 where every group has one figure
};
/// groups   two or more, none empty, no figure missing.
/// formula  between = sum of n_j (mean_j - mean)^2; within = sum of (x - mean_j)^2, less what the means lost by
///          rounding (Chan, Golub and LeVeque 1983).
/// example  1 2 3 and 3 4 5: means 2 and 4, between 6 with 1 degree, within 4 with 4 degrees.
SumsOfSquares sums_of_squares(std::span<const std::vector<double>> groups);

/// True where the spread of figures of this size is no more than the rounding of doubles.
bool is_rounding(double deviation, const Groups& groups);

/// "equal_spread": the largest standard deviation of a group beside the smallest.
Check equal_spread_check(std::span<const double> variances);
/// "independence": the groups in which neighbours are alike or opposite in the order given; one check in all.
Check independence_check(const TestRequest& request);
/// "normality" for what takes the normal distribution at its word, however many the figures: doubtful where the
/// Shapiro-Wilk test (beyond its 5,000 figures Anderson and Darling's) has p < 0.05. Fewer than 3 figures: cannot tell.
/// of  what the figures are: "Residuals"
Check strict_normality_check(const std::string& of, std::span<const double> values);
/// The figures of every group less its mean, one group after the other.
std::vector<double> without_means(std::span<const std::vector<double>> groups);
/// "normality" of what is left of the figures without their groups' means, where means are compared.
Check normality_check(std::span<const std::vector<double>> groups);

}  // namespace qi::stats
