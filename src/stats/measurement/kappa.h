#pragma once
/// Kappa: agreement of ratings beyond what chance would give. Cohen's for two raters, plain or weighted; Fleiss' for
/// more. It does not count ratings from rows of data (see attribute_agreement.h) and calls no kappa good or bad.

#include <cstddef>
#include <vector>

#include "base/result.h"
#include "stats/test_result.h"

namespace qi::stats {

/// How far two different categories count as agreement.
enum class KappaWeights {
  none,       ///< not at all
  linear,     ///< less by each step between them: 1 - d / (k - 1)
  quadratic,  ///< less by the square: 1 - (d / (k - 1))^2; close to an intraclass correlation
};

struct Kappa {
  double estimate = kUndefined;        ///< 1: perfect; 0: as by chance; undefined where only one category was ever used
  double observed = kUndefined;        ///< share of agreement seen, weighted
  double expected = kUndefined;        ///< share of agreement by chance, weighted
  double standard_error = kUndefined;  ///< of the estimate
  double null_standard_error = kUndefined;  ///< were the true kappa 0
  double z = kUndefined;                    ///< estimate over null_standard_error
  double p_value = kUndefined;              ///< two-sided, of a true kappa of 0
  Interval interval;                        ///< estimate and normal quantile times standard_error, cut at -1 and 1
};

/// Cohen's kappa of a square table.
///
/// counts   counts[i][j]: items that the first rater put in category i and the second in j; whole, 0 or more;
///          square, two categories or more; weights go by the order of categories.
/// refuses  a table that is not square, a count that is negative or not whole, no item at all, a level outside 0 to 1.
/// source   Cohen 1960 and 1968; both standard errors: Fleiss, Cohen and Everitt 1969.
/// example  {{75, 1, 4}, {5, 4, 1}, {0, 0, 10}}: 0.676, standard errors 0.088 and 0.076 (Fleiss 1981, table 13.1).
Result<Kappa> cohen_kappa(const std::vector<std::vector<double>>& counts, KappaWeights weights, double level);

struct FleissKappa {
  Kappa overall;
  std::vector<Kappa> categories;  ///< each category against all others
};

/// Fleiss' kappa of many raters, who need not be the same for each item.
///
/// counts   counts[i][j]: raters that put item i in category j; whole, 0 or more; two items, two categories and two
///          ratings of each item at least; each item rated equally often.
/// refuses  what breaks that; a level outside 0 to 1.
/// source   Fleiss 1971. standard_error: Gwet 2021, large-sample variance without the assumption of a kappa of 0.
///          null_standard_error: Fleiss, Nee and Landis 1979.
/// example  ten items, fourteen raters, five categories (Fleiss 1971 as on many pages): 0.210.
Result<FleissKappa> fleiss_kappa(const std::vector<std::vector<double>>& counts, double level);

}  // namespace qi::stats
