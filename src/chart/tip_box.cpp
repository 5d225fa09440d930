#include "chart/tip_box.h"

#include <algorithm>

namespace qi::chart {
namespace {

constexpr double kPadding = 10;
constexpr double kWidestWords = 240;
constexpr double kAboveMark = 16;

}  // namespace

double widest_tip_words(double drawing_width) {
  return std::min(kWidestWords, drawing_width - 2 * kPadding - 8);
}

void draw_tip_box(SvgWriter& svg, const Box& drawing, Spot mark, std::string_view heading,
                  const std::vector<std::string>& lines) {
  const double size = svg.base_size();
  const double more_size = kTipMoreText.factor * size;
  double width = width_of(heading, kTipText, size);
  for (const std::string& line : lines) width = std::max(width, text_width(line, more_size));
  width += 2 * kPadding;
  const double line_height = more_size * 1.28;
  const double height = 2 * kPadding + size + static_cast<double>(lines.size()) * line_height;
  const double left = std::clamp(mark.x - width / 2, 2.0, std::max(2.0, drawing.width() - width - 2));
  const bool above = mark.y - kAboveMark - height >= 2;
  const double top =
      above ? mark.y - kAboveMark - height : std::min(mark.y + kAboveMark, drawing.height() - height - 2);

  svg.open("g", {{"class", "qt-tip"}, {"opacity", "0"}, {"aria-hidden", "true"}});
  svg.empty("rect", {{"x", left}, {"y", top}, {"width", width}, {"height", height}, {"rx", 4}, {"fill", kInk}});
  double baseline = top + kPadding + size * 0.82;
  svg.text(heading, {left + kPadding, baseline}, kTipText);
  for (const std::string& line : lines) {
    baseline += line_height;
    svg.text(line, {left + kPadding, baseline}, kTipMoreText);
  }
  svg.close("g");
}

}  // namespace qi::chart
