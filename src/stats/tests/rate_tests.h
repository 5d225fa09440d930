#pragma once
/// Exact tests of rates: events over a time or another exposure. Each row of the request is a group: a count and its
/// exposure, whole or not. Shares of a total are in proportion_tests.h.

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// In each: refuses  a count that is missing, negative or not whole; an exposure that is not above 0; another number of
/// rows.

/// Whether a rate differs from null_value, events per unit of exposure.
///
/// formula   Poisson with null rate x exposure; p-value: every count that is no more likely than the one seen.
///           Interval: Garwood 1936.
/// refuses   also a null_value that is not above 0
/// source    Garwood 1936
/// example   25 events in 10 years against 1 a year: rate 2.5, interval 1.618 to 3.690, p = 0.0000469.
Result<TestResult> one_rate(const TestRequest& request);

/// Whether two rates have another ratio than null_value (0: nothing given, 1 is taken); first over second.
///
/// formula   of all events those of the first are binomial with chance r t1 / (r t1 + t2)
/// effects   rate ratio with the exact interval; difference of rates with the normal one. Where the second group has no
///           event the ratio has no bound, which a note says.
/// refuses   also groups without any event
/// source    Przyborowski and Wilenski 1940
/// example   11 events in 800 and 21 in 3,011: ratio 1.971, 0.858 to 4.277, p = 0.0797.
Result<TestResult> two_rates(const TestRequest& request);

}  // namespace qi::stats
