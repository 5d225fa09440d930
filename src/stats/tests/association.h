#pragma once
/// How strongly the parts of a table hang together, made of its chi-squared without correction.
/// The tests themselves are in table_tests.h, proportion_tests.h and fisher_exact.h.

#include "stats/test_result.h"

namespace qi::stats {

/// Cramér's V: 0 where rows and columns know nothing of each other, 1 where one tells the other. Cramér 1946.
///
/// formula  sqrt(chi-squared / (n (fewer - 1))), fewer: the smaller number of rows or columns. Interval: the
///          noncentralities that would bring this chi-squared, in its place (Smithson 2003); its lower end may be 0
///          and, of a small chi-squared, both may be below V.
/// example  chi-squared 12.5 of 300 cases in 3 x 2: V 0.204, from 0.078 to 0.311.
Effect cramers_v(double chi_squared, double degrees, double cases, double fewer, double level);

/// Cohen's w = sqrt(chi-squared / n), from 0 up, with the interval made in the same way. Cohen 1988.
Effect cohens_w(double chi_squared, double degrees, double cases, double level);

}  // namespace qi::stats
