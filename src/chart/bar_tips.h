#pragma once
/// What a reader gets by pointing at a bar, or by stepping to it with the arrow keys: its name and its figures.
/// It draws no bar. Tips of points are in point_tips.h and time_plot.h.

#include <string>
#include <vector>

#include "chart/svg_writer.h"

namespace qi::chart {

/// Where one bar is pointed at, and the end of the bar, beside which its words stand.
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

/// One hit area and tip per bar, in their order, on a drawing of the size; for pages.
void draw_bar_tips(SvgWriter& svg, double width, double height, const std::vector<BarTip>& tips);

}  // namespace qi::chart
