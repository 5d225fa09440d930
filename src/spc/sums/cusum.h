#pragma once
/// The tabular CUSUM: two sums of how far values lie beyond half of a shift that would matter. It finds a small change
/// that lasts long before an XmR chart does, and a large one no sooner.

#include "base/result.h"
#include "spc/series.h"
#include "spc/sums/sum_chart.h"

namespace qi::spc {

/// In sigmas of what is plotted: of single values, or of the means of subgroups.
struct CusumOptions {
  double shift = 1;              ///< that is to be found soon; half of it is the allowance k. Above 0
  double decision_interval = 5;  ///< h. Above 0. With a shift of 1 a steady process signals once in 465 values
  double head_start = 0;         ///< fast initial response; half the interval is usual. 0 or more, below the interval
  AfterSignal after = AfterSignal::goes_on;
};

struct Cusum {
  SumChart sums;
  Analysis basis;  ///< the XmR or Xbar chart of the series, whose centre and sigma the sums go by
};

/// `series` is asked as an XmR or Xbar chart: its centre and sigma, or the given ones, are what the sums go by; phases,
/// frozen baselines, missing and excluded values mean what they mean there, and each phase starts the sums anew.
///
/// formula   u = (value - centre) / sigma; high = max(0, high + u - k); low = min(0, low + u + k); a signal is strictly
///           beyond h. The new level is estimated as centre + sigma (k + high / values gathered).
/// refuses   what `analyse` refuses; another chart; an option outside its range.
/// undefined sums of a phase without a sigma, or with one of 0.
/// source    Page 1954; Lucas and Crosier 1982 for the head start; Montgomery, the tabular CUSUM; Hawkins and Olwell
/// 1998. example   9.45 7.99 9.29 11.66 12.16 about 10 with sigma 1: high 0 0 0 1.16 2.82, low -0.05 -1.56 -1.77 0 0.
Result<Cusum> cusum(const Request& series, const CusumOptions& options = {});

}  // namespace qi::spc
