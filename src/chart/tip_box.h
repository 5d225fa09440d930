#pragma once
/// The dark box with words that a page's style sheet shows beside a mark that is pointed at.
/// It does not know what the mark is of.

#include <string>
#include <vector>

#include "chart/svg_writer.h"

namespace qi::chart {

/// How wide a line in a tip may be on a drawing of the width.
double widest_tip_words(double drawing_width);

/// Above the mark where there is room, else below, and always inside the drawing. `lines` fit already.
void draw_tip_box(SvgWriter& svg, const Box& drawing, Spot mark, std::string_view heading,
                  const std::vector<std::string>& lines);

}  // namespace qi::chart
