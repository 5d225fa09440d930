#include "stats/result_units.h"

#include <algorithm>
#include <array>

namespace qi::stats {
namespace {

constexpr std::array<std::string_view, 8> kEffects{"Mean",
                                                   "Mean difference",
                                                   "Difference of means",
                                                   "Median",
                                                   "Median difference",
                                                   "Pseudomedian",
                                                   "Pseudomedian of the differences",
                                                   "Shift (median of all differences)"};

constexpr std::array<std::string_view, 12> kFigures{"mean",
                                                    "median",
                                                    "sd",
                                                    "mean_of_first",
                                                    "mean_of_second",
                                                    "median_of_first",
                                                    "median_of_second",
                                                    "sd_of_first",
                                                    "sd_of_second",
                                                    "standard_error",
                                                    "residual_sd",
                                                    "sigma"};

/// "mean_3", of the third group, is a "mean".
std::string_view without_number(std::string_view slug) {
  const std::size_t last = slug.find_last_not_of("0123456789");
  const bool is_numbered = last != std::string_view::npos && last + 1 < slug.size() && slug[last] == '_';
  return is_numbered ? slug.substr(0, last) : slug;
}

}  // namespace

bool effect_is_in_unit(std::string_view effect) {
  return std::ranges::find(kEffects, effect) != kEffects.end();
}

bool figure_is_in_unit(std::string_view slug) {
  return std::ranges::find(kFigures, without_number(slug)) != kFigures.end();
}

}  // namespace qi::stats
