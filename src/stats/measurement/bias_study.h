#pragma once
/// Bias and linearity: how far a gauge reads off known references, and whether that changes along its range.
/// It does not look at who measures (see gauge_study.h).

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "stats/test_result.h"

namespace qi::stats {

struct BiasRequest {
  std::vector<double> references;  ///< of each measurement: the true value
  std::vector<double> measured;    ///< as many; not-a-number in either leaves the pair out
  /// Six standard deviations of the process, above 0: what percentages are of.
  std::optional<double> process_variation;
  double level = 0.95;  ///< of the intervals
};

/// The bias at one reference, or on average.
struct Bias {
  double reference = kUndefined;  ///< undefined: the average of all
  std::size_t count = 0;
  double bias = kUndefined;       ///< mean of measured less reference
  double deviation = kUndefined;  ///< standard deviation of the measurements at a reference; undefined for one only
  double degrees = kUndefined;
  double t = kUndefined;        ///< against a bias of 0
  double p_value = kUndefined;  ///< two-sided
  Interval interval;            ///< of the bias
  double percent = kUndefined;  ///< size of the bias in % of the process variation
  double fitted = kUndefined;   ///< bias by the line at this reference
  Interval fitted_interval;     ///< of the line there
};

struct BiasStudy {
  std::vector<Bias> references;  ///< from the smallest reference to the largest
  Bias average;                  ///< of all measurements, tested with the pooled deviation within references
  std::vector<Coefficient>
      line;  ///< "(intercept)" and "reference"; empty with fewer than two references or three pairs
  double residual_deviation = kUndefined;
  double r_squared = kUndefined;
  double linearity = kUndefined;          ///< size of the slope times the process variation, in the unit of the data
  double linearity_percent = kUndefined;  ///< 100 times the size of the slope: linearity in % of the process variation
  std::vector<std::string> notes;
};

/// request   see BiasRequest. At least two measurements.
/// formulae  bias = measured - reference; at a reference with n measurements t = bias / (s / sqrt(n)) on n - 1 degrees;
///           on average with the pooled s, on N - g degrees for g references; the line is least squares of bias on
///           reference over single measurements.
/// missing   pairs left out, with a note.
/// refuses   columns of unequal lengths; values that are infinite or beyond number_range.h; fewer than two pairs; a
/// process variation of 0 or below. source    AIAG, Measurement Systems Analysis, 4th ed. 2010, chapter III B, bias and
/// linearity.
///           Departure: AIAG's bias may use s from ranges with d2*; here always the standard deviation, with Student's
///           t.
/// example   AIAG's five references 2 to 10: bias = 0.7367 - 0.1317 reference, s = 0.2395, R squared 71.4 %.
Result<BiasStudy> bias_study(const BiasRequest& request);

}  // namespace qi::stats
