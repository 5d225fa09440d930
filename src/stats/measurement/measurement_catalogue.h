#pragma once
/// One row for each analysis of a measurement system: its words, inputs, source and the function that runs it.
/// Nothing is worked out here, and the guidance is words for a reader, not a verdict.

#include <span>
#include <string_view>

#include "stats/calculation.h"

namespace qi::stats {

/// Every analysis, in the order of menus.
std::span<const CalculationRow> measurement_catalogue();
/// nullptr: none has this slug.
const CalculationRow* find_measurement_row(std::string_view slug);

}  // namespace qi::stats
