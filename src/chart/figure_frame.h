#pragma once
/// Size and margin of a figure that is no chart of a series in time, in the measures that those charts have.
/// The sheet around it is plot_sheet.h; nothing of the figure itself is drawn here.

#include <string>
#include <string_view>
#include <vector>

#include "chart/box.h"
#include "chart/spc_drawing.h"
#include "chart/svg_writer.h"

namespace qi::chart {

struct FigureFrame {
  Size size = Size::wide;
  double base_size = 15;
  double width = 0;
  double height = 0;
  Box plot;

  bool compact() const { return size == Size::compact; }
};
/// Base size, width and height; the plot is the figure's to place.
FigureFrame figure_frame(Size size);

/// Of the margin to the right of a wide figure's plot, and its distance from the plot.
inline constexpr double kFactsWidth = 272;
inline constexpr double kFactsInset = 28;

/// A fact in the margin of a wide figure: "Mean 11:10", or a sentence where `bold` is empty.
struct MarginFact {
  std::string plain;
  std::string bold;
  std::string_view colour = kInk;
};
/// The facts below one another from the top of the plot, wrapped to the margin. A figure holds about 20 lines.
void draw_margin_facts(SvgWriter& svg, const FigureFrame& frame, const std::vector<MarginFact>& facts);

}  // namespace qi::chart
