#pragma once
/// Many p-values at once: raises each so that the whole family keeps its promise.
/// It runs no tests and decides at no level.

#include <span>
#include <vector>

namespace qi::stats {

enum class Adjustment {
  bonferroni,          ///< times their number; Bonferroni 1936, Dunn 1961
  holm,                ///< step down; never less powerful than Bonferroni; Holm 1979
  hochberg,            ///< step up, for tests that are independent or rise together; Hochberg 1988
  benjamini_hochberg,  ///< share of false discoveries, the same condition; Benjamini and Hochberg 1995
  benjamini_yekutieli  ///< share of false discoveries, under any dependence; Benjamini and Yekutieli 2001
};

/// p_values  each from 0 to 1, none missing; in any order; may be empty.
/// returns   adjusted ones in the same order, at most 1. Bonferroni, Holm and Hochberg keep the chance of any false
///           finding; the other two the expected share of false ones among the findings.
/// formula   ordered p_(1) <= ... <= p_(m): Holm max over j <= i of (m - j + 1) p_(j); Hochberg min over j >= i of the
///           same; Benjamini-Hochberg min over j >= i of m p_(j) / j; Yekutieli that times 1 + 1/2 + ... + 1/m.
/// example   0.01 0.02 0.03 0.04: Bonferroni 0.04 0.08 0.12 0.16; Holm 0.04 0.06 0.06 0.06; Hochberg 0.04 0.04 0.04
///           0.04; Benjamini-Hochberg 0.04 0.04 0.04 0.04; Yekutieli 0.08333 each.
std::vector<double> adjusted(std::span<const double> p_values, Adjustment adjustment);

}  // namespace qi::stats
