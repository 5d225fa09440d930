#pragma once
/// Whether figures lean so far to one side that limits at equal distances mislead.
/// One wild value is no leaning: see influential_point_warning.h.

#include <span>

#include "spc/advice.h"
#include "spc/warnings/warning_subject.h"

namespace qi::spc {

/// Skewness G1 of a sample of 3 or more values that are not all equal.
/// source   Joanes and Gill, Comparing measures of sample skewness and kurtosis, 1998.
/// example  1 2 3 10: 1.764.
double sample_skewness(std::span<const double> values);
/// Its standard error for normal values: sqrt(6 n (n - 1) / ((n - 2) (n + 1) (n + 3))). 24 points: 0.472.
double skewness_error(std::size_t count);

/// For charts of single values, from 20 points of the last phase about its level. Figures: `skewness`,
/// `standard_error`, `lower_limit` where there is one.
Advice warn_of_skewed_values(const WarningSubject& subject);

}  // namespace qi::spc
