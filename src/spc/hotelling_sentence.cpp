#include "spc/hotelling_sentence.h"

#include <algorithm>

#include "base/assert.h"
#include "base/text.h"
#include "spc/sentence_words.h"

namespace qi::spc {
namespace {

/// The figure without which the distance would shrink most.
const std::string& most_of(const HotellingPoint& point, std::span<const std::string> variables) {
  QI_ASSERT(point.parts.size() == variables.size());
  const auto largest = std::ranges::max_element(point.parts);
  return variables[static_cast<std::size_t>(largest - point.parts.begin())];
}

}  // namespace

Verdict hotelling_sentence(const HotellingChart& chart, std::span<const std::string> variables,
                           const Wording& wording) {
  std::size_t used = 0;
  std::size_t latest = 0;
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    if (!chart.points[i].is_used()) continue;
    ++used;
    latest = i;
  }
  if (used == 0) return {.headline = "Too early to tell.", .explanation = "There are no figures yet."};
  const HotellingPoint& now = chart.points[latest];
  if (now.is_outside)
    return {.headline = "Unusual.",
            .explanation = capitalised(latest_name(latest, wording)) +
                           ", is an unusual combination of figures. Most of it comes from " + most_of(now, variables) +
                           "."};
  if (chart.outside.empty())
    return {.headline = "Nothing unusual.",
            .explanation = counted_points(used, wording) + ", and the figures go together as they normally do."};
  const std::size_t unusual = chart.outside.back();
  return {.headline = "Nothing unusual now.",
          .explanation = capitalised(latest_name(latest, wording)) +
                         ", is a usual combination of figures; the last unusual one was " +
                         name_inside(unusual, wording) + ", most of it from " +
                         most_of(chart.points[unusual], variables) + "."};
}

}  // namespace qi::spc
