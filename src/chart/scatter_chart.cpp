#include "chart/scatter_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "base/text.h"
#include "chart/bar_tips.h"
#include "chart/inner_key.h"
#include "chart/mark_labels.h"
#include "chart/plot_marks.h"
#include "chart/point_plot.h"

namespace qi::chart {
namespace {

constexpr std::size_t kMostNamed = 8;
constexpr double kShareOfDistance = 0.45;  // of the mean distance of points, that a mark takes
constexpr double kLineWidth = 2;
constexpr double kLineCost = 3;
constexpr double kAscent = 0.76;

bool has_band(const LinePlace& place) {
  return std::isfinite(place.lower) && std::isfinite(place.upper);
}

spc::PointState state_of(const ScatterPoint& point) {
  return point.influence == Influence::large ? spc::PointState::neutral : spc::PointState::common;
}

std::vector<std::size_t> large_ones(const ScatterDrawing& drawing) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < drawing.points.size(); ++i)
    if (drawing.points[i].influence == Influence::large) found.push_back(i);
  return found;
}

/// Every point that is drawn: those of large influence last, so that none hides them.
std::vector<std::size_t> drawn_points(const ScatterDrawing& drawing) {
  std::vector<std::size_t> drawn;
  const std::size_t every = drawn_every(drawing.points.size());
  for (std::size_t i = 0; i < drawing.points.size(); i += every)
    if (drawing.points[i].influence == Influence::usual) drawn.push_back(i);
  for (const std::size_t i : large_ones(drawing)) drawn.push_back(i);
  return drawn;
}

PointPlot plot_of(const ScatterDrawing& drawing, FigureFrame frame) {
  std::vector<double> across;
  std::vector<double> upwards;
  for (const ScatterPoint& point : drawing.points) {
    across.push_back(point.x);
    upwards.push_back(point.y);
  }
  for (const LinePlace& place : drawing.line) {
    across.push_back(place.x);
    upwards.push_back(place.fitted);
  }
  // The band of a few points may reach far: it is cut where it would flatten them.
  const auto [least, most] = std::ranges::minmax(upwards);
  const double reach = (most - least) / 2;
  for (const LinePlace& place : drawing.line)
    if (has_band(place)) {
      upwards.push_back(std::max(place.lower, least - reach));
      upwards.push_back(std::min(place.upper, most + reach));
    }
  const bool compact = frame.compact();
  frame.plot = {compact ? 4.0 : 8.0, compact ? 2.0 : 6.0, frame.width - (compact ? 14 : kFactsWidth + kFactsInset),
                frame.height};
  return point_plot(frame, {"", drawing.x_name, drawing.y_name, drawing.x_format, drawing.y_format}, across, upwards);
}

void draw_line(SvgWriter& svg, const ScatterDrawing& drawing, const PointPlot& plot, Occupancy& occupied) {
  std::string area;
  for (const LinePlace& place : drawing.line)
    if (has_band(place))
      area += path_data({{area.empty() ? 'M' : 'L', {plot.across.x(place.x), plot.y_inside(place.upper)}}});
  for (std::size_t i = drawing.line.size(); i-- > 0;)
    if (has_band(drawing.line[i]))
      area += path_data({{'L', {plot.across.x(drawing.line[i].x), plot.y_inside(drawing.line[i].lower)}}});
  if (!area.empty()) svg.empty("path", {{"d", area + "Z"}, {"fill", kGrid}});
  std::string data;
  for (std::size_t i = 0; i < drawing.line.size(); ++i) {
    const Spot at = plot.at(drawing.line[i].x, drawing.line[i].fitted);
    data += path_data({{i == 0 ? 'M' : 'L', at}});
    if (i > 0) occupied.add_line(plot.at(drawing.line[i - 1].x, drawing.line[i - 1].fitted), at, kLineCost);
  }
  svg.path(data, kInk, kLineWidth);
}

void draw_names(SvgWriter& svg, const ScatterDrawing& drawing, const PointPlot& plot, const MarkSizes& sizes,
                Occupancy& occupied) {
  const double size = kPlotLabelText.factor * svg.base_size();
  std::size_t room = kMostNamed;
  for (const std::size_t i : large_ones(drawing)) {
    if (room-- == 0) return;
    const ScatterPoint& point = drawing.points[i];
    const std::string words = shortened(point.name, plot.frame.plot.width() / 3, size, kPlotLabelText.weight);
    const auto placed = place_name({.mark = plot.at(point.x, point.y),
                                    .reach = reach(sizes, state_of(point)),
                                    .width = width_of(words, kPlotLabelText, svg.base_size()),
                                    .height = size},
                                   plot.frame.plot, occupied);
    if (!placed) continue;
    if (placed->tie) svg.line(placed->tie->from, placed->tie->to, kNeutral, 1);
    svg.text(words, {placed->words.left, placed->words.bottom - size * (1 - kAscent)},
             kPlotLabelText.coloured(kNeutral));
  }
}

/// From left to right, as the arrow keys go.
void draw_tips(SvgWriter& svg, const ScatterDrawing& drawing, const PointPlot& plot, const MarkSizes& sizes,
               std::vector<std::size_t> drawn) {
  if (drawn.size() > kMostMarkTips) drawn = large_ones(drawing);
  std::ranges::stable_sort(drawn, {}, [&](std::size_t i) { return drawing.points[i].x; });
  std::vector<BarTip> tips;
  for (const std::size_t i : drawn) {
    const ScatterPoint& point = drawing.points[i];
    tips.push_back({place_of_mark(plot.at(point.x, point.y), reach(sizes, state_of(point))),
                    point.name,
                    "",
                    {drawing.x_name + " " + show(point.x, drawing.x_format),
                     drawing.y_name + " " + show(point.y, drawing.y_format)}});
    if (point.influence == Influence::large) tips.back().lines.emplace_back("It has a large influence on the line");
  }
  draw_bar_tips(svg, plot.frame.width, plot.frame.height, tips);
}

std::vector<KeySign> key_of(const ScatterDrawing& drawing, const MarkSizes& sizes) {
  const auto mark = [&](spc::PointState state, std::string words) {
    return KeySign{[=](SvgWriter& svg, Spot at) {
                     draw_mark(svg, {at.x + 6, at.y}, state, sizes, Filling::solid);
                   },
                   12, std::move(words)};
  };
  const std::size_t every = drawn_every(drawing.points.size());
  std::vector<KeySign> key{
      mark(spc::PointState::common, every == 1 ? "A row" : fmt::format("A row, one drawn of every {}", every))};
  if (!large_ones(drawing).empty()) key.push_back(mark(spc::PointState::neutral, "A row with a large influence"));
  if (drawing.line.empty()) return key;
  key.push_back(line_sign(kInk, kLineWidth, "", drawing.line_name));
  if (std::ranges::any_of(drawing.line, has_band))
    key.push_back({[](SvgWriter& svg, Spot at) {
                     svg.empty("rect", {{"x", at.x}, {"y", at.y - 6}, {"width", 22}, {"height", 12}, {"fill", kGrid}});
                   },
                   22, drawing.band_name});
  return key;
}

}  // namespace

std::string scatter_chart(const ScatterDrawing& drawing, Size size, Purpose purpose) {
  QI_ASSERT(!drawing.points.empty());
  FigureFrame frame = figure_frame(size);
  const PointPlot plot = plot_of(drawing, frame);
  const Box& area = plot.frame.plot;
  const std::vector<std::size_t> drawn = drawn_points(drawing);
  const double distance = std::sqrt(area.width() * area.height() / static_cast<double>(drawn.size()));
  MarkSizes sizes = crowded(frame.compact() ? compact_marks() : wide_marks(), kShareOfDistance * distance);

  SvgWriter svg(frame.base_size);
  Occupancy occupied;
  draw_point_axes(svg, plot);
  draw_line(svg, drawing, plot, occupied);
  for (const std::size_t i : drawn) {
    const Spot at = plot.at(drawing.points[i].x, drawing.points[i].y);
    const double half = reach(sizes, state_of(drawing.points[i]));
    draw_mark(svg, at, state_of(drawing.points[i]), sizes, Filling::solid);
    occupied.add_box({at.x - half, at.y - half, at.x + half, at.y + half});
  }
  draw_names(svg, drawing, plot, sizes, occupied);
  if (!frame.compact()) draw_margin_facts(svg, plot.frame, drawing.facts);
  const MarkSizes key_sizes = frame.compact() ? compact_marks() : wide_marks();
  frame.height = draw_inner_key(svg, key_of(drawing, key_sizes), {12, frame.height + 4}, frame.width - 24);
  if (purpose == Purpose::page) draw_tips(svg, drawing, plot, sizes, drawn);
  return plot_sheet({.size = size,
                     .width = frame.width,
                     .height = frame.height,
                     .base_size = frame.base_size,
                     .drawn = svg.take(),
                     .label = scatter_alt_text(drawing),
                     .heading = drawing.name},
                    purpose);
}

std::string scatter_alt_text(const ScatterDrawing& drawing) {
  const auto x = std::ranges::minmax(drawing.points, {}, &ScatterPoint::x);
  const auto y = std::ranges::minmax(drawing.points, {}, &ScatterPoint::y);
  std::string text = fmt::format("Scatter plot: {}. {}, {} from {} to {}, {} from {} to {}.", drawing.name,
                                 counted(drawing.points.size(), "point", "points"), drawing.x_name,
                                 show(x.min.x, drawing.x_format), show(x.max.x, drawing.x_format), drawing.y_name,
                                 show(y.min.y, drawing.y_format), show(y.max.y, drawing.y_format));
  if (!drawing.line.empty())
    text +=
        fmt::format(" {} goes from {} to {}.", drawing.line_name, show(drawing.line.front().fitted, drawing.y_format),
                    show(drawing.line.back().fitted, drawing.y_format));
  for (const MarginFact& fact : drawing.facts) {
    text += " " + fact.plain + (fact.bold.empty() ? "" : " " + fact.bold);
    if (!text.ends_with('.')) text += ".";
  }
  std::vector<std::string> names;
  for (const std::size_t i : large_ones(drawing)) names.push_back(drawing.points[i].name);
  if (!drawing.line.empty())
    text += names.empty()       ? " No point has a large influence."
            : names.size() == 1 ? " " + names.front() + " has a large influence."
                                : " " + listed(names) + " have a large influence.";
  return text;
}

}  // namespace qi::chart
