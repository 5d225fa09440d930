#pragma once
/// The comparison of two distributions as wholes.
/// The test of one sample against the normal distribution is elsewhere.

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// Kolmogorov and Smirnov's test of two samples: whether they come from one distribution, whatever it is.
///
/// formula   D = the largest distance between the shares of figures up to x, over all x. One-sided: the largest
///           distance in one direction; "greater" asks whether the first column tends to be larger.
///           p-value exact by counting the paths of two samples mixed at random, ties included (Schroeer and Trenkler
///           1995), below n1 n2 = 10,000 or as asked; otherwise Smirnov's limit.
/// missing   left out with a note
/// refuses   an empty column; exact where n1 n2 is above ten million
/// effects   D itself, which is a distance of shares; without an interval
/// source    Smirnov 1939
/// example   1.1 2.3 3.1 and 2.2 4.4 5.9 6.1: D = 0.75, p = 8 / 35 = 0.229.
///           Departure: R names the directions by the distribution functions, which are the other way round.
Result<TestResult> kolmogorov_smirnov(const TestRequest& request);

}  // namespace qi::stats
