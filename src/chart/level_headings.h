#pragma once
/// Labels above vertical lines: each as near its line as the others let it, with a hairline to it.
/// It draws the labels, not the lines.

#include <string>
#include <string_view>
#include <vector>

#include "chart/figure_frame.h"

namespace qi::chart {

enum class Tier { near_plot, above };

struct LevelHeading {
  double x = 0;  ///< of the line
  std::string plain;
  std::string bold;   ///< "Upper limit" "15:00"
  std::string below;  ///< second line: "5 of 60 above, 8.3%"; empty: none
  std::string_view colour = kInk;
  Tier tier = Tier::near_plot;  ///< where all do not fit on one level
};

/// How much the headings need above the plot.
double heading_room(const FigureFrame& frame, const std::vector<LevelHeading>& headings);
/// On one level where all fit side by side, else on two. Words that are wider than half of the picture are shortened.
void draw_level_headings(SvgWriter& svg, const FigureFrame& frame, std::vector<LevelHeading> headings);

}  // namespace qi::chart
