#include "measures/unusual_figure.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace qi::measures {
namespace {

constexpr std::size_t kNewest = 24;
constexpr std::size_t kFewest = 5;
// Older figures are often added to start limits sooner; a year before the first one is more likely a slip.
constexpr int kPeriodsBefore = 12;

std::vector<double> newest_values(const SeriesFigures& figures, Date except) {
  std::vector<double> values;
  for (auto point = figures.points.rbegin(); point != figures.points.rend() && values.size() < kNewest; ++point)
    if (point->figure.value && point->period != except) values.push_back(*point->figure.value);
  return values;
}

}  // namespace

std::string unusual_words(const SeriesFigures& figures, Date period, double value) {
  const ValueFormat& format = figures.measure.definition.format;
  const std::vector<double> values = newest_values(figures, period);
  if (values.size() < kFewest) return {};
  const Frequency frequency = figures.measure.definition.frequency;
  // A figure that was taken out is no first figure.
  const auto first =
      std::ranges::find_if(figures.points, [](const Point& point) { return point.figure.value.has_value(); });
  if (next_period(frequency, period, kPeriodsBefore) < first->period)
    return fmt::format("{} is long before the first figure ({}).", period_name(frequency, period),
                       period_name(frequency, first->period));
  const auto [lowest, highest] = std::ranges::minmax(values);
  const double width = highest - lowest;
  if (width <= 0 || (value >= lowest - width && value <= highest + width)) return {};
  return fmt::format("{} is far from the newest figures, which lie between {} and {}.", show(value, format),
                     show(lowest, format), show(highest, format));
}

}  // namespace qi::measures
