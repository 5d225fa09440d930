#include "chart/figure_frame.h"

#include "chart/chart_frame.h"

namespace qi::chart {
namespace {

constexpr double kEdge = 8;           // between a fact and the edge of the picture
constexpr double kFactLeading = 1.6;  // of the font size, from one fact to the next
constexpr double kLineLeading = 1.3;  // inside a fact
constexpr double kAscent = 0.76;

}  // namespace

FigureFrame figure_frame(Size size) {
  const bool compact = size == Size::compact;
  return {.size = size,
          .base_size = compact ? 13.0 : 15.0,
          .width = compact ? kCompactWidth : kWideWidth,
          .height = compact ? 360.0 : 500.0};
}

void draw_margin_facts(SvgWriter& svg, const FigureFrame& frame, const std::vector<MarginFact>& facts) {
  const double left = frame.plot.right + kFactsInset;
  const double room = frame.width - left - kEdge;
  const double size = kLabelText.factor * frame.base_size;
  const double last = frame.height - kEdge;
  double baseline = frame.plot.top + size * kAscent;
  for (const MarginFact& fact : facts) {
    if (baseline > last) return;
    const TextStyle style = kLabelText.coloured(fact.colour);
    const bool on_one_line =
        !fact.bold.empty() && text_width(fact.plain + " ", size) + text_width(fact.bold, size, Weight::bold) <= room;
    if (on_one_line) {
      svg.text_then_bold(fact.plain, fact.bold, {left, baseline}, style);
    } else {
      std::vector<std::string> lines = wrapped(fact.plain + (fact.bold.empty() ? "" : " " + fact.bold), room, size);
      const auto fitting = static_cast<std::size_t>((last - baseline) / (size * kLineLeading)) + 1;
      if (lines.size() > fitting) {
        lines.resize(fitting);
        lines.back() = shortened(lines.back() + " …", room, size);
      }
      for (const std::string& line : lines) {
        svg.text(line, {left, baseline}, style);
        baseline += size * kLineLeading;
      }
      baseline -= size * kLineLeading;
    }
    baseline += size * kFactLeading;
  }
}

}  // namespace qi::chart
