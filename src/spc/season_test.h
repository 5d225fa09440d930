#pragma once
/// Whether the place in a cycle (month of the year, day of the week, hour of the day) moves a series.
/// Taking the season out is not done here: see seasonal_adjustment.h. No dates: the length of the cycle is given.

#include <cstddef>
#include <optional>
#include <span>

namespace qi::spc {

struct SeasonTest {
  double explained = 0;  ///< share of the variation inside cycles that the place in the cycle explains, 0 to 1
  double f = 0;          ///< of the places; infinite where nothing else moves the series
  double upper_degrees = 0;
  double lower_degrees = 0;
  double p_value = 1;
  std::size_t cycles = 0;  ///< begun ones count
  std::size_t used = 0;
};

/// Two-way analysis of variance, places and cycles, after a steady trend is taken out: a change of level from one cycle
/// to the next is no season, nor is a steady rise.
///
/// values   in time order, NaN is missing; the cycle starts at the first one.
/// period   places in a cycle, at least 2.
/// returns  F and p of the places, least squares where values are missing; `explained` is the same as a share, less
///          what as many places explain by chance, never below 0. nullopt: fewer than two full cycles, or a place with
///          fewer than two values.
/// source   two-way analysis of variance without interaction, Montgomery, Design and Analysis of Experiments; trend:
///          the median of differences over a cycle, Hirsch, Slack and Smith 1982.
std::optional<SeasonTest> season_test(std::span<const double> values, std::size_t period);

/// The trend for one step that season_test takes out: the median difference between values one cycle apart, over the
/// length of the cycle. NaN: no two values are a cycle apart.
/// example  1 5 3 7 with a cycle of 2: differences 2 and 2, trend 1.
double trend_over_cycles(std::span<const double> values, std::size_t period);

}  // namespace qi::spc
