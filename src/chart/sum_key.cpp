#include "chart/sum_key.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "chart/chart_style.h"
#include "chart/plot_marks.h"
#include "chart/time_plot.h"

namespace qi::chart {

using spc::Side;
using spc::SumSignal;

spc::PointState state_of_side(const SumDrawing& drawing, Side side) {
  return state_of(spc::Pattern{.side = side}, drawing.sums.better);
}

std::vector<KeySign> sum_key(const SumDrawing& drawing, Size size) {
  const MarkSizes sizes = size == Size::compact ? compact_marks() : wide_marks();
  std::vector<KeySign> key;
  for (const Side side : {Side::high, Side::low}) {
    const auto is_on_side = [&](const SumSignal& signal) { return signal.side == side; };
    if (!std::ranges::any_of(drawing.sums.signals, is_on_side)) continue;
    const spc::PointState state = state_of_side(drawing, side);
    key.push_back({[=](SvgWriter& svg, Spot at) {
                     draw_mark(svg, {at.x + 6, at.y}, state, sizes, Filling::solid);
                   },
                   12, side == Side::high ? "Signal of a rise" : "Signal of a fall"});
  }
  if (std::isfinite(drawing.sums.upper))
    key.push_back(
        {[](SvgWriter& svg, Spot at) {
           svg.line(at, {at.x + kKeyLineWidth, at.y}, kLimitStroke.colour, kLimitStroke.width, kLimitStroke.dashes);
         },
         kKeyLineWidth, "Decision interval"});
  if (!drawing.sums.signals.empty())
    key.push_back({[](SvgWriter& svg, Spot at) {
                     svg.line({at.x + 4, at.y - kBeganTick}, {at.x + 4, at.y + kBeganTick}, kInk, 2);
                   },
                   8, "Where a sum that signals began"});
  if (!drawing.sums.signals.empty() && drawing.after == spc::AfterSignal::starts_again)
    key.push_back({[](SvgWriter& svg, Spot at) {
                     svg.line(at, {at.x + kKeyLineWidth, at.y}, kInk, 1, kBackDashes);
                   },
                   kKeyLineWidth, "Starts again after a signal"});
  if (std::ranges::any_of(drawing.sums.points, is_left_out))
    key.push_back({[=](SvgWriter& svg, Spot at) {
                     draw_mark(svg, {at.x + 6, at.y}, spc::PointState::excluded, sizes, Filling::hollow);
                   },
                   12, "Left out of the sums"});
  if (drawing.head_start != 0)
    key.push_back(
        {[](SvgWriter& svg, Spot at) {
           svg.empty(
               "circle",
               {{"cx", at.x + 6}, {"cy", at.y}, {"r", 3.4}, {"fill", kPaper}, {"stroke", kInk}, {"stroke-width", 1.2}});
         },
         12, "Head start"});
  return key;
}

}  // namespace qi::chart
