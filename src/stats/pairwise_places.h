#pragma once
/// The n-th smallest of all differences between two samples, or of all means of two figures of one sample, without
/// making them all. Which places make an estimate or an interval is the rank tests' business.

#include <cstddef>
#include <span>

namespace qi::stats {

/// The `place`-th smallest (from 1) of first[i] - second[j], exact to the last digit. Both sorted, none empty.
/// example  1 2 and 0 10: differences -9 -8 1 2, the third is 1.
double nth_difference(std::span<const double> first, std::span<const double> second, std::size_t place);
/// The middle one, or the mean of the two middle ones (Hodges and Lehmann 1963).
double median_difference(std::span<const double> first, std::span<const double> second);

/// The `place`-th smallest (from 1) of (values[i] + values[j]) / 2 with i <= j: the Walsh averages. Sorted, not empty.
/// example  1 2 6: averages 1 1.5 2 3.5 4 6, the fourth is 3.5.
double nth_walsh_average(std::span<const double> values, std::size_t place);
/// The pseudomedian (Hodges and Lehmann 1963).
double median_walsh_average(std::span<const double> values);

}  // namespace qi::stats
