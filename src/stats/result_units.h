#pragma once
/// Which numbers of a result are in the unit of the figures that were tested, by their names: a mean is, a ratio, a
/// correlation and a standardised difference are not. How numbers are written stands in figure_words.h.

#include <string_view>

namespace qi::stats {

/// example  "Difference of means" is; "Hedges' g" and "Slope of Miles" are not
bool effect_is_in_unit(std::string_view effect);

/// example  "mean_of_first", "sd_3" and "standard_error" are; "mean_rank_2" and "r_squared" are not
bool figure_is_in_unit(std::string_view slug);

}  // namespace qi::stats
