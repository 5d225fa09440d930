#include "chart/point_plot.h"

#include <algorithm>

namespace qi::chart {
namespace {

constexpr std::size_t kMostPoints = 1500;
constexpr std::size_t kMostTicks = 6;
constexpr double kTickGap = 8;        // between a label and the axis
constexpr double kHeadingRoom = 1.5;  // of the base size
constexpr double kWordsRoom = 1.7;
constexpr double kFootRoom = 3.4;

}  // namespace

double PointPlot::y_inside(double value) const {
  return std::clamp(y(value), frame.plot.top, frame.plot.bottom);
}

PointPlot point_plot(FigureFrame frame, PointPlotWords words, std::span<const double> shown_across,
                     std::span<const double> shown_upwards) {
  const double size = frame.base_size;
  ValueScale upwards =
      value_scale(shown_upwards, words.upwards_format.style, std::nullopt, std::nullopt, kMostTicks, 0.05);
  double widest = 0;
  for (const double tick : upwards.ticks)
    widest = std::max(widest, width_of(tick_label(tick, upwards, words.upwards_format), kAxisText, size));
  frame.plot.left += widest + kTickGap;
  frame.plot.top += (words.heading.empty() ? 0 : kHeadingRoom * size) + kWordsRoom * size;
  frame.plot.bottom -= kFootRoom * size;
  ValueRuler across(shown_across, frame.plot, words.across_format, RulerScale::value, size);
  return {frame, std::move(words), std::move(across), std::move(upwards)};
}

void draw_point_axes(SvgWriter& svg, const PointPlot& plot) {
  const double size = svg.base_size();
  const Box& box = plot.frame.plot;
  for (const double tick : plot.upwards.ticks) {
    const double y = plot.y(tick);
    const std::string label = tick_label(tick, plot.upwards, plot.words.upwards_format);
    svg.line({box.left, y}, {box.right, y}, kGrid, 1);
    svg.text(label, {box.left - kTickGap, y + 0.34 * kAxisText.factor * size}, kAxisText, Anchor::end);
  }
  const auto ends = std::ranges::minmax(plot.upwards.ticks.empty() ? std::vector<double>{0} : plot.upwards.ticks);
  const double widest =
      std::max(width_of(tick_label(ends.min, plot.upwards, plot.words.upwards_format), kAxisText, size),
               width_of(tick_label(ends.max, plot.upwards, plot.words.upwards_format), kAxisText, size));
  const double left = std::max(4.0, box.left - kTickGap - widest);
  const double room = box.right - left;
  svg.text(shortened(plot.words.upwards, room, kSubheadingText.factor * size), {left, box.top - 0.7 * size},
           kSubheadingText);
  if (!plot.words.heading.empty())
    svg.text(shortened(plot.words.heading, room, kHeadingText.factor * size, kHeadingText.weight),
             {left, box.top - 2.2 * size}, kHeadingText);
  draw_ruler(svg, plot.frame, plot.across, plot.words.across);
}

std::size_t drawn_every(std::size_t count) {
  return (count + kMostPoints - 1) / kMostPoints + (count == 0 ? 1 : 0);
}

}  // namespace qi::chart
