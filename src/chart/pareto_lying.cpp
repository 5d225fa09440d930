#include <algorithm>

#include "chart/chart_frame.h"
#include "chart/pareto_frame.h"

namespace qi::chart {
namespace {

constexpr double kTop = 46;
constexpr double kTopCompact = 40;
constexpr double kBottom = 12;
constexpr double kRow = 27;         // wide: name, bar and figures on one line
constexpr double kRowCompact = 40;  // name and figures above the bar
constexpr double kBar = 17;
constexpr double kBarCompact = 13;
constexpr double kWidestName = 330;
constexpr double kMiddleToBaseline = 0.36;
constexpr double kGap = 12;
constexpr int kShareStep = 20;
constexpr int kShareStepCompact = 25;

/// Where everything stands. Across is the share of all, 0 to 100 %.
struct Frame {
  Size size = Size::wide;
  double base = kParetoBase;
  double width = 0;
  double row = 0;
  double bar = 0;
  Box plot;

  bool compact() const { return size == Size::compact; }
  double x(double share) const { return plot.left + share * plot.width(); }
  double row_top(std::size_t i) const { return plot.top + static_cast<double>(i) * row; }
  double bar_top(std::size_t i) const { return compact() ? row_top(i) + row - bar - 4 : row_top(i) + (row - bar) / 2; }
};

std::string amount_words(const ParetoDrawing& drawing, const spc::ParetoRow& row) {
  return show(row.amount, drawing.wording.format);
}
std::string figures_of(const ParetoDrawing& drawing, const spc::ParetoRow& row) {
  return amount_words(drawing, row) + " (" + share_words(row.share) + ")";
}

Frame frame_of(const ParetoDrawing& drawing, Size size) {
  Frame frame{.size = size};
  frame.base = frame.compact() ? kParetoBaseCompact : kParetoBase;
  frame.width = frame.compact() ? kCompactWidth : kWideWidth;
  frame.row = frame.compact() ? kRowCompact : kRow;
  frame.bar = frame.compact() ? kBarCompact : kBar;
  frame.plot = {8, frame.compact() ? kTopCompact : kTop, frame.width - 16, 0};
  if (!frame.compact()) {
    double names = 0;
    double figures = 0;
    for (const spc::ParetoRow& row : drawing.pareto.rows) {
      names = std::max(names, width_of(row_name(row), kSubheadingText, frame.base));
      figures =
          std::max(figures, text_width(figures_of(drawing, row), kPlotLabelText.factor * frame.base, Weight::bold));
    }
    frame.plot.left = 8 + std::min(names, kWidestName) + kGap;
    frame.plot.right = frame.width - figures - 2 * kGap;
  }
  frame.plot.bottom = frame.row_top(drawing.pareto.rows.size());
  return frame;
}

void draw_axis(SvgWriter& svg, const ParetoDrawing& drawing, const Frame& frame) {
  const int step = frame.compact() ? kShareStepCompact : kShareStep;
  for (int percent = 0; percent <= 100; percent += step) {
    const double x = frame.x(percent / 100.0);
    svg.line({x, frame.plot.top}, {x, frame.plot.bottom}, percent == 0 ? kInk2 : kGrid, 1);
    const std::string words = std::to_string(percent) + "%";
    const double half = width_of(words, kAxisText, frame.base) / 2;
    svg.text(words, {std::clamp(x, 2 + half, frame.width - 2 - half), frame.plot.top - 6}, kAxisText, Anchor::middle);
  }
  const std::string words =
      "Share of all " + show(drawing.pareto.total_amount, drawing.wording.format) + " " + drawing.wording.cases;
  const double left = frame.compact() ? 4 : frame.plot.left;
  svg.text(shortened(words, frame.width - left - 4, kHeadingText.factor * frame.base, kHeadingText.weight),
           {left, frame.compact() ? 14.0 : 18.0}, kHeadingText);
}

void draw_row(SvgWriter& svg, const ParetoDrawing& drawing, const Frame& frame, std::size_t i) {
  const spc::ParetoRow& row = drawing.pareto.rows[i];
  svg.empty("rect", {{"x", frame.plot.left},
                     {"y", frame.bar_top(i)},
                     {"width", frame.x(row.share) - frame.plot.left},
                     {"height", frame.bar},
                     {"fill", bar_colour(row)}});
  const double size = kSubheadingText.factor * frame.base;
  const TextStyle name_style = kSubheadingText.coloured(kInk);
  TextStyle figure_style = kPlotLabelText;
  const std::string figures = figures_of(drawing, row);
  const double figure_width = width_of(figures, figure_style, frame.base);
  if (frame.compact()) {
    TextStyle over_grid = name_style;
    over_grid.halo = true;
    over_grid.css_class = "t-sub t-halo";
    const double baseline = frame.bar_top(i) - 5;
    const double room = frame.plot.width() - figure_width - kGap;
    svg.text(shortened(row_name(row), room, size), {frame.plot.left, baseline}, over_grid);
    svg.text(figures, {frame.plot.right, baseline}, figure_style, Anchor::end);
    return;
  }
  const double baseline = frame.row_top(i) + frame.row / 2 + size * kMiddleToBaseline;
  svg.text(shortened(row_name(row), kWidestName, size), {frame.plot.left - kGap, baseline}, name_style, Anchor::end);
  svg.text(figures, {frame.width - 8, baseline}, figure_style, Anchor::end);
}

}  // namespace

DrawnPareto lying_pareto(const ParetoDrawing& drawing, Size size) {
  const spc::Pareto& pareto = drawing.pareto;
  const Frame frame = frame_of(drawing, size);
  SvgWriter svg(frame.base);
  Occupancy occupied;
  draw_axis(svg, drawing, frame);
  const double guide = frame.x(pareto.vital_share);
  std::vector<Spot> ends;
  for (std::size_t i = 0; i < pareto.rows.size(); ++i) {
    // Dots stand at the foot of the bar, where its part of the whole ends.
    ends.push_back({frame.x(pareto.rows[i].cumulative_share), frame.bar_top(i) + frame.bar});
    if (frame.compact()) occupied.add_box({frame.plot.left, frame.row_top(i), frame.plot.right, frame.bar_top(i) - 1});
  }
  svg.line({guide, frame.plot.top}, {guide, frame.plot.bottom}, kInk2, 1.2, kShareDashes);
  for (std::size_t i = 0; i < pareto.rows.size(); ++i) draw_row(svg, drawing, frame, i);
  const Box field{frame.plot.left, frame.plot.top, frame.plot.right + (frame.compact() ? 8 : 0), frame.plot.bottom};
  draw_cumulative(svg, pareto, {frame.plot.left, frame.bar_top(0)}, ends, field, occupied);
  return {svg.take(), frame.width, frame.plot.bottom + kBottom};
}

}  // namespace qi::chart
