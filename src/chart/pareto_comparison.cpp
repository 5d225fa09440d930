#include <algorithm>

#include "base/number.h"
#include "base/text.h"
#include "chart/axis_scale.h"
#include "chart/chart_frame.h"
#include "chart/pareto_frame.h"

namespace qi::chart {
namespace {

constexpr double kTop = 46;
constexpr double kTopCompact = 40;
constexpr double kBottom = 12;
constexpr double kRow = 44;
constexpr double kRowCompact = 60;
constexpr double kBar = 14;
constexpr double kBarCompact = 12;
constexpr double kBetweenBars = 2;
constexpr double kWidestName = 330;
constexpr double kGap = 12;
constexpr double kMiddleToBaseline = 0.36;
constexpr double kKeySquare = 11;
const ValueFormat kPercent{ValueStyle::percent, 0, ""};

struct Frame {
  Size size = Size::wide;
  double base = kParetoBase;
  double width = 0;
  double row = 0;
  double bar = 0;
  Box plot;
  ValueScale percents;

  bool compact() const { return size == Size::compact; }
  double x(double share) const { return plot.left + share * 100 / percents.high * plot.width(); }
  double row_top(std::size_t i) const { return plot.top + static_cast<double>(i) * row; }
  double bars_top(std::size_t i) const {
    const double both = 2 * bar + kBetweenBars;
    return compact() ? row_top(i) + row - both - 6 : row_top(i) + (row - both) / 2;
  }
};

std::string change_words(const spc::ParetoChange& change) {
  const double points = change.change_in_share * 100;
  const std::string size = grouped(std::abs(points), 1);
  if (size == "0.0") return "no change";
  return (points > 0 ? "+" : "−") + size + " points";
}

Frame frame_of(const ParetoComparisonDrawing& drawing, Size size) {
  Frame frame{.size = size};
  frame.base = frame.compact() ? kParetoBaseCompact : kParetoBase;
  frame.width = frame.compact() ? kCompactWidth : kWideWidth;
  frame.row = frame.compact() ? kRowCompact : kRow;
  frame.bar = frame.compact() ? kBarCompact : kBar;
  frame.plot = {8, frame.compact() ? kTopCompact : kTop, frame.width - 48, 0};
  double names = 0;
  double changes = 0;
  std::vector<double> shown;
  for (const spc::ParetoChange& row : drawing.comparison.rows) {
    names = std::max(names, width_of(row.category, kSubheadingText, frame.base));
    changes = std::max(changes, width_of(change_words(row), kPlotLabelText, frame.base));
    shown.push_back(row.share_before * 100);
    shown.push_back(row.share_after * 100);
  }
  frame.percents = zero_based_scale(shown, ValueStyle::percent, frame.compact() ? 4 : 7);
  if (!frame.compact()) {
    frame.plot.left = 8 + std::min(names, kWidestName) + kGap;
    frame.plot.right = frame.width - changes - 5 * kGap;
  }
  frame.plot.bottom = frame.row_top(drawing.comparison.rows.size());
  return frame;
}

void draw_axis(SvgWriter& svg, const Frame& frame) {
  for (const double tick : frame.percents.ticks) {
    const double x = frame.x(tick / 100);
    svg.line({x, frame.plot.top}, {x, frame.plot.bottom}, tick > 0 ? kGrid : kInk2, 1);
    const std::string words = tick_label(tick, frame.percents, kPercent);
    const double half = width_of(words, kAxisText, frame.base) / 2;
    svg.text(words, {std::max(x, 2 + half), frame.plot.top - 6}, kAxisText, Anchor::middle);
  }
}

void draw_bar(SvgWriter& svg, const Frame& frame, double top, double share, std::string_view colour) {
  svg.empty("rect", {{"x", frame.plot.left},
                     {"y", top},
                     {"width", frame.x(share) - frame.plot.left},
                     {"height", frame.bar},
                     {"fill", colour}});
  svg.text(share_words(share),
           {frame.x(share) + 5, top + frame.bar / 2 + kPlotLabelText.factor * frame.base * kMiddleToBaseline},
           kPlotLabelText);
}

void draw_row(SvgWriter& svg, const Frame& frame, const spc::ParetoChange& row, std::size_t i) {
  const double top = frame.bars_top(i);
  draw_bar(svg, frame, top, row.share_before, kRule);
  draw_bar(svg, frame, top + frame.bar + kBetweenBars, row.share_after, kNeutral);
  const double size = kSubheadingText.factor * frame.base;
  TextStyle name_style = kSubheadingText.coloured(kInk);
  name_style.halo = true;
  name_style.css_class = "t-sub t-halo";
  const std::string change = change_words(row);
  if (frame.compact()) {
    const double room = frame.width - 16 - kGap - width_of(change, kPlotLabelText, frame.base);
    svg.text(shortened(row.category, room, size), {frame.plot.left, top - 5}, name_style);
    svg.text(change, {frame.width - 8, top - 5}, kPlotLabelText, Anchor::end);
    return;
  }
  const double baseline = frame.row_top(i) + frame.row / 2 + size * kMiddleToBaseline;
  svg.text(shortened(row.category, kWidestName, size), {frame.plot.left - kGap, baseline}, name_style, Anchor::end);
  svg.text(change, {frame.width - 8, baseline}, kPlotLabelText, Anchor::end);
}

/// Which bar is which stands on the chart: the two colours have no meaning of their own.
void draw_periods(SvgWriter& svg, const ParetoComparisonDrawing& drawing, const Frame& frame) {
  const double baseline = frame.compact() ? 14 : 18;
  double x = frame.compact() ? 4 : frame.plot.left;
  const double room = frame.width / 2 - kKeySquare - 24 - (frame.compact() ? 0 : frame.plot.left / 2);
  for (const auto& [name, colour] : {std::pair(drawing.before, kRule), std::pair(drawing.after, kNeutral)}) {
    const std::string words = shortened(name, room, kHeadingText.factor * frame.base, kHeadingText.weight);
    svg.empty(
        "rect",
        {{"x", x}, {"y", baseline - kKeySquare + 1}, {"width", kKeySquare}, {"height", kKeySquare}, {"fill", colour}});
    svg.text(words, {x + kKeySquare + 6, baseline}, kHeadingText);
    x += kKeySquare + 6 + width_of(words, kHeadingText, frame.base) + 20;
  }
}

void draw_tips(SvgWriter& svg, const ParetoComparisonDrawing& drawing, const Frame& frame) {
  std::vector<BarTip> tips;
  for (std::size_t i = 0; i < drawing.comparison.rows.size(); ++i) {
    const spc::ParetoChange& row = drawing.comparison.rows[i];
    tips.push_back({{{frame.plot.left, frame.row_top(i), frame.plot.right, frame.row_top(i) + frame.row},
                     {frame.x(row.share_before), frame.bars_top(i)}},
                    row.category,
                    "",
                    {drawing.before + ": " + share_words(row.share_before),
                     drawing.after + ": " + share_words(row.share_after), capitalised(change_words(row))}});
  }
  draw_bar_tips(svg, frame.width, frame.plot.bottom + kBottom, tips);
}

}  // namespace

std::string pareto_comparison_chart(const ParetoComparisonDrawing& drawing, Size size, Purpose purpose) {
  const Frame frame = frame_of(drawing, size);
  SvgWriter svg(frame.base);
  draw_axis(svg, frame);
  for (std::size_t i = 0; i < drawing.comparison.rows.size(); ++i) draw_row(svg, frame, drawing.comparison.rows[i], i);
  draw_periods(svg, drawing, frame);
  if (purpose == Purpose::page) draw_tips(svg, drawing, frame);
  return plot_sheet({.size = size,
                     .width = frame.width,
                     .height = frame.plot.bottom + kBottom,
                     .base_size = frame.base,
                     .drawn = svg.take(),
                     .label = pareto_comparison_alt_text(drawing),
                     .heading = drawing.name},
                    purpose);
}

std::string pareto_comparison_alt_text(const ParetoComparisonDrawing& drawing) {
  std::string text = "Pareto charts of two periods: " + drawing.name + ", " + drawing.before + " and " + drawing.after +
                     ", shares of each.";
  for (const spc::ParetoChange& row : drawing.comparison.rows)
    text += " " + row.category + " " + share_words(row.share_before) + " and " + share_words(row.share_after) + ".";
  return text;
}

}  // namespace qi::chart
