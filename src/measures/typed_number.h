#pragma once
/// One number that somebody typed about a measure - a figure, a target, a bound - in the writing of its values.
/// Columns of figures are read by tabular/figures_reading.h.

#include <optional>
#include <string>
#include <string_view>

#include "base/number.h"
#include "base/result.h"

namespace qi::measures {

/// "9:15", "85%" or "44": what a number of that writing looks like, for hints and refusals.
std::string example_number(const ValueFormat& format);

/// In the unit of the values; nullopt when nothing was typed, or a mark for "no figure".
/// refuses  text that is no number; a plain number other than 0 where values are minutes and seconds, because 18 could
///          be either; a time where values are not times; a percentage where values are minutes and seconds.
Result<std::optional<double>> read_typed_number(std::string_view typed, const ValueFormat& format);

/// The text that read_typed_number reads as this value, with all its digits: "18:00", "85%", "0.125".
std::string typed_number(double value, const ValueFormat& format);

}  // namespace qi::measures
