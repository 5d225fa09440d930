#pragma once
/// What a reader gets by pointing at a bar, a row or a mark, or by stepping to it with the arrow keys: its name and its
/// figures. It draws none of them. Tips of points in time are in point_tips.h and time_plot.h.

#include <string>
#include <vector>

#include "chart/svg_writer.h"

namespace qi::chart {

/// Where one bar, row or mark is pointed at, and the end, beside which its words stand.
struct BarPlace {
  Box area;
  Spot end;
};

struct BarTip {
  BarPlace place;
  std::string name;   ///< shortened where it is longer than the box may be wide
  std::string value;  ///< "132"; "" the name alone
  std::vector<std::string> lines;
};

/// A mark is small: around it lies room to point at.
BarPlace place_of_mark(Spot at, double reach);
/// Of more marks than these only those that stand out have tips: no pointer tells so many apart, and nobody steps
/// through them.
inline constexpr std::size_t kMostMarkTips = 200;

/// One hit area and tip per bar, in their order, on a drawing of the size; for pages.
void draw_bar_tips(SvgWriter& svg, double width, double height, const std::vector<BarTip>& tips);

}  // namespace qi::chart
