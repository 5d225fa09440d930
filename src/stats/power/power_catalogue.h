#pragma once
/// One row for each calculation of power, sample size and sampling: its words, inputs, source and the function that
/// runs it. Formulae stand in the files beside this one; nothing here is worked out.

#include <span>
#include <string_view>

#include "base/result.h"
#include "stats/calculation.h"

namespace qi::stats {

/// Every calculation, in the order of menus.
std::span<const CalculationRow> power_catalogue();
/// nullptr: none has this slug.
const CalculationRow* find_power_row(std::string_view slug);

/// The parts of the catalogue, each beside the functions that run its rows.
std::span<const CalculationRow> power_of_means_rows();
std::span<const CalculationRow> normal_power_rows();
std::span<const CalculationRow> sampling_rows();
std::span<const CalculationRow> acceptance_rows();

}  // namespace qi::stats
