#include "chart/bar_tips.h"

#include <algorithm>

#include "chart/tip_box.h"

namespace qi::chart {
namespace {

constexpr double kLeastReach = 8;

}  // namespace

BarPlace place_of_mark(Spot at, double reach) {
  const double half = std::max(reach, kLeastReach);
  return {{at.x - half, at.y - half, at.x + half, at.y + half}, at};
}

void draw_bar_tips(SvgWriter& svg, double width, double height, const std::vector<BarTip>& tips) {
  const double room = widest_tip_words(width);
  svg.open("g", {{"class", "qt-hits"}});
  for (std::size_t i = 0; i < tips.size(); ++i) {
    const BarTip& tip = tips[i];
    const Box& area = tip.place.area;
    svg.open("g", {{"data-i", std::to_string(i)}});
    svg.empty("rect", {{"x", area.left},
                       {"y", area.top},
                       {"width", area.width()},
                       {"height", area.height()},
                       {"class", "qt-hit"},
                       {"fill", "transparent"}});
    const std::string value = tip.value.empty() ? "" : ": " + tip.value;
    const double value_width = width_of(value, kTipText, svg.base_size());
    const std::string name =
        shortened(tip.name, room - value_width, kTipText.factor * svg.base_size(), kTipText.weight);
    std::vector<std::string> lines;
    for (const std::string& words : tip.lines)
      for (std::string& line : wrapped(words, room, kTipMoreText.factor * svg.base_size()))
        lines.push_back(std::move(line));
    draw_tip_box(svg, {0, 0, width, height}, tip.place.end, name + value, lines);
    svg.close("g");
  }
  svg.close("g");
}

}  // namespace qi::chart
