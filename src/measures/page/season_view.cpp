#include "measures/page/season_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "spc/chart_catalogue.h"
#include "spc/seasonal_adjustment.h"
#include "spc/series_advice.h"

namespace qi::measures {
namespace {

constexpr std::string_view kNameEnds = ", adjusted for season";

bool is_of_single_values(spc::ChartKind chart) {
  return chart == spc::ChartKind::individuals || chart == spc::ChartKind::run;
}

/// "December" from "December 2017"; other periods have no name without their year.
std::string place_name(const SeriesReading& reading, std::size_t place) {
  if (reading.wording.frequency != Frequency::month || place >= reading.periods.size()) return {};
  const std::string name = period_name(Frequency::month, reading.periods[place]);
  return name.substr(0, name.rfind(' '));
}

std::string furthest(const SeriesReading& reading, const spc::SeasonalAdjustment& adjustment, std::size_t place,
                     std::string_view side) {
  const std::string size = show_difference(std::abs(adjustment.factors[place]), reading.wording.format);
  const std::string name = place_name(reading, place);
  return name.empty() ? fmt::format("{} {}", size, side) : fmt::format("{} {} in {}", size, side, name);
}

std::string words_of(const SeriesReading& reading, const spc::SeasonalAdjustment& adjustment) {
  const auto [least, most] = std::ranges::minmax_element(adjustment.factors);
  const auto place = [&](auto found) { return static_cast<std::size_t>(found - adjustment.factors.begin()); };
  return fmt::format(
      "Adjusted for season: from each {} is taken how far it usually lies from the average of its cycle of {}, at most "
      "{} and {}.",
      slug(reading.wording.frequency), adjustment.period(), furthest(reading, adjustment, place(most), "above"),
      furthest(reading, adjustment, place(least), "below"));
}

}  // namespace

Result<AdjustedFigures> adjusted_for_season(const SeriesFigures& figures, const SeriesReading& reading) {
  const auto period = spc::season_of(reading.wording.frequency);
  if (!period) return Error::invalid("Yearly figures have no season. Choose the figures as recorded.");
  const spc::ChartKind chart = reading.request.chart;
  if (spc::is_of_events(chart))
    return Error::invalid("Gaps between rare events have no season to take out. Choose the figures as recorded.");

  std::vector<double> values;
  for (const spc::Point& point : reading.reading.analysis.points) values.push_back(point.value);
  const auto adjustment = spc::adjust_for_season(values, *period, spc::SeasonModel::additive);
  if (!adjustment) return adjustment.error();

  AdjustedFigures adjusted{.figures = figures, .words = words_of(reading, *adjustment)};
  adjusted.figures.points.clear();
  for (std::size_t i = 0; i < reading.periods.size(); ++i) {
    Point point{.period = reading.periods[i], .figure = {}};
    if (!std::isnan(adjustment->adjusted[i])) point.figure.value = adjustment->adjusted[i];
    adjusted.figures.points.push_back(point);
  }
  Definition& definition = adjusted.figures.measure.definition;
  definition.name += kNameEnds;
  definition.short_name += kNameEnds;
  definition.numerator.clear();
  definition.denominator.clear();
  definition.factor = 1;
  if (!is_of_single_values(chart)) definition.chart = spc::ChartKind::individuals;
  return adjusted;
}

}  // namespace qi::measures
