#pragma once
/// A series with its season taken out, beside the original and the factors that were used: it can be seen and undone.
/// Whether there is a season at all is not decided here: see season_test.h. No dates: the length of the cycle is given.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "spc/season_test.h"

namespace qi::spc {

enum class SeasonModel {
  additive,        ///< so many more in December, whatever the level
  multiplicative,  ///< so many percent more in December
};
std::string_view slug(SeasonModel model);  ///< "additive", "multiplicative"
std::optional<SeasonModel> parse_season_model(std::string_view slug);

struct SeasonalAdjustment {
  SeasonModel model = SeasonModel::additive;
  std::vector<double> factors;       ///< one for each place in the cycle; they sum to 0, or are 1 on average
  std::vector<std::size_t> rest_on;  ///< how many values each factor is the median of
  std::vector<double> original;      ///< as given
  std::vector<double> adjusted;      ///< one per value, missing where the original is
  std::optional<SeasonTest> test;    ///< nullopt: cannot be tested

  std::size_t period() const { return factors.size(); }
};

/// Takes the season out: factors are the medians, place by place, of the differences from (or the ratios to) a centred
/// moving average over one cycle, then brought to a sum of 0 (or an average of 1).
///
/// values   in time order, NaN is missing; the cycle starts at the first one. Unit of factors: that of the values, or
///          none.
/// missing  no average is formed over a gap; a missing value stays missing.
/// refuses  a period below 2; an infinite value; fewer than two full cycles; a place in the cycle without any
///          difference, because too many values are missing; for `multiplicative` a value of 0 or less.
/// source   Macaulay, The Smoothing of Time Series, 1931, ratio to moving average; medians as in Kendall and Stuart,
///          The Advanced Theory of Statistics, volume 3.
/// example  10 20 12 22 14 24 with a period of 2, additive: averages over 2 x 2 are 15.5 16.5 17.5 18.5 from the second
///          value on, differences 4.5 -4.5 4.5 -4.5, factors -4.5 and 4.5, adjusted 14.5 15.5 16.5 17.5 18.5 19.5.
Result<SeasonalAdjustment> adjust_for_season(std::span<const double> values, std::size_t period, SeasonModel model);

/// A level of the adjusted series (a value, a limit, a forecast) at the given place of the series, as it would have
/// been with its season; and the inverse. `index` may lie after the last value.
double with_season(const SeasonalAdjustment& adjustment, std::size_t index, double level);
double without_season(const SeasonalAdjustment& adjustment, std::size_t index, double value);

}  // namespace qi::spc
