#pragma once
/// Looks whether data are as a test assumes them: bell-shaped, equally spread, one value not knowing of the next.
/// Tests of these assumptions with a p-value are in the catalogue; here is what every test says on the way.

#include <span>
#include <string>

#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// "normality": Shapiro and Wilk's W, and from 40 figures on only a strong skew.
///
/// formula  doubtful where p < 0.05 and n is below 40; from 40 figures on a mean behaves well in any case (Moore and
///          McCabe, Introduction to the Practice of Statistics), unless |skewness| > 2. Fewer than 8 figures, or
///          figures without any spread: cannot tell. W is of at most 5,000 figures.
/// values   none missing
/// example  0.7 -1.6 -0.2 -1.2 -0.1 3.4 3.7 0.8 0 2: W 0.926, p 0.41, holds.
Check normality_check(const std::string& name, std::span<const double> values);

/// "equal_spread": the larger standard deviation as a multiple of the smaller. At most 2: holds (rule of thumb of the
/// same book); above 2: does not.
Check equal_spread_check(double first_sd, double second_sd);

/// "independence": whether neighbours are alike or opposite in the order given.
///
/// formula  doubtful where |lag-1 autocorrelation| > 2 / sqrt(n). Fewer than 8 values: cannot tell.
/// missing  left out; values on both sides of one become neighbours.
/// source   Box and Jenkins 1976.
Check independence_check(const Column& column);

/// "expected_counts": whether the large-sample distribution may be used for counts.
///
/// formula  no where any expected count is below 1 or more than a fifth of them below 5 (Cochran 1954).
/// expected  at least one
Check expected_counts_check(std::span<const double> expected);

}  // namespace qi::stats
