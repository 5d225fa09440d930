#include "chart/event_lane.h"

#include <algorithm>

#include "chart/chart_style.h"
#include "chart/label_spreading.h"

namespace qi::chart {
namespace {

constexpr double kBoxHeight = 22;
constexpr double kBoxPadding = 6;
constexpr double kLeastBoxWidth = 26;
constexpr double kBoxGap = 3;
constexpr double kLabelGap = 6;
constexpr double kWidestLabel = 190;
constexpr double kShortLabel = 84;  // stays on one line

std::vector<std::string> label_lines(const LaneEvent& event, double room, double base_size) {
  if (event.label.empty()) return {};
  const double size = kEventLabelText.factor * base_size;
  const double whole = text_width(event.label, size);
  if (whole <= std::min(room, kShortLabel)) return {event.label};
  // Two even lines look better than one full and one short.
  for (const double width : {std::min(room, whole * 0.62), std::min(room, whole * 0.8), room}) {
    std::vector<std::string> lines = wrapped(event.label, width, size);
    const bool fits =
        std::ranges::all_of(lines, [&](const std::string& line) { return text_width(line, size) <= room; });
    if (fits && lines.size() <= 2) return lines;
  }
  return {};
}

}  // namespace

std::vector<LaneBox> place_events(std::span<const LaneEvent> events, const Lane& lane) {
  std::vector<SpreadLabel> wanted;
  std::vector<double> widths;
  for (const LaneEvent& event : events) {
    widths.push_back(std::max(kLeastBoxWidth, width_of(event.code, kEventText, lane.base_size) + 2 * kBoxPadding));
    wanted.push_back({event.x, widths.back() + kBoxGap, 1});
  }
  const std::vector<double> middles = spread(wanted, lane.left, lane.right);

  std::vector<LaneBox> placed;
  for (std::size_t i = 0; i < events.size(); ++i)
    placed.push_back(
        {{middles[i] - widths[i] / 2, lane.top, middles[i] + widths[i] / 2, lane.top + kBoxHeight}, {}, 0});
  if (!lane.labels) return placed;
  for (std::size_t i = 0; i < events.size(); ++i) {
    const double end = i + 1 < events.size() ? placed[i + 1].box.left - kLabelGap : lane.right;
    placed[i].label_x = placed[i].box.right + kLabelGap;
    placed[i].lines = label_lines(events[i], std::min(kWidestLabel, end - placed[i].label_x), lane.base_size);
  }
  return placed;
}

}  // namespace qi::chart
