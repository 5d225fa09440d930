#pragma once
/// The named numbers of control charts, each with its source.
/// How they are used stands with each chart; those of subgroups of any size are in stats/range_constants.h.

namespace qi::spc {

/// d2 for two observations: the mean range of a pair, in standard deviations. Montgomery, Introduction to Statistical
/// Quality Control, appendix table of factors for variables control charts.
inline constexpr double kD2ForPairs = 1.128;
/// 3 / d2 to two decimals, as Making Data Count (NHS England) and Provost and Murray write it.
inline constexpr double kRangesToLimit = 2.66;
/// D4 for two observations: upper limit of moving ranges, in mean moving ranges. Montgomery, the same table.
inline constexpr double kUpperRangeFactor = 3.267;
inline constexpr double kSigmasToLimit = 3.0;

}  // namespace qi::spc
