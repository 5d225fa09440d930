#include "chart/residual_panel.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/assert.h"
#include "base/text.h"
#include "chart/inner_key.h"
#include "chart/mark_labels.h"
#include "chart/plot_marks.h"
#include "chart/point_plot.h"
#include "stats/distributions.h"

namespace qi::chart {
namespace {

constexpr double kSide = 8;
constexpr double kColumnGap = 40;
constexpr double kRowGap = 14;
constexpr double kWideHeight = 320;
constexpr double kCompactHeight = 250;
constexpr double kShareOfDistance = 0.45;
constexpr std::size_t kMostNamed = 5;
constexpr double kAscent = 0.76;
constexpr int kContourSteps = 60;
constexpr std::string_view kContourDashes = "6 4";
const ValueFormat kPlain = {ValueStyle::number, 2, ""};

/// One of the pictures: its words and the place of every row that has one.
struct Picture {
  PointPlotWords words;
  struct Place {
    double x = 0;
    double y = 0;
    std::size_t row = 0;
  };
  std::vector<Place> places;
  std::vector<double> also_upwards = {};  ///< further heights that are shown
};

void place(Picture& picture, double x, double y, std::size_t row) {
  if (std::isfinite(x) && std::isfinite(y)) picture.places.push_back({x, y, row});
}

Picture against_fitted(const ResidualDrawing& drawing) {
  Picture picture{
      {"Residuals against fitted values", "Fitted value", "Residual", drawing.format, drawing.format}, {}, {0}};
  for (std::size_t i = 0; i < drawing.rows.size(); ++i)
    place(picture, drawing.rows[i].fitted, drawing.rows[i].residual, i);
  return picture;
}

Picture normal_quantiles(const ResidualDrawing& drawing) {
  Picture picture{{"Normal quantiles", "Expected of a normal distribution", "Standardised residual", kPlain, kPlain},
                  {}};
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < drawing.rows.size(); ++i)
    if (std::isfinite(drawing.rows[i].standardised_residual)) order.push_back(i);
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return drawing.rows[i].standardised_residual; });
  const auto n = static_cast<double>(order.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank)
    place(picture, stats::normal_quantile((static_cast<double>(rank) + 1 - 0.375) / (n + 0.25)),
          drawing.rows[order[rank]].standardised_residual, order[rank]);
  return picture;
}

Picture spread(const ResidualDrawing& drawing) {
  Picture picture{{"Spread against fitted values", "Fitted value", "Root of the standardised residual's size",
                   drawing.format, kPlain},
                  {},
                  {0}};
  for (std::size_t i = 0; i < drawing.rows.size(); ++i)
    place(picture, drawing.rows[i].fitted, std::sqrt(std::abs(drawing.rows[i].standardised_residual)), i);
  return picture;
}

Picture leverage(const ResidualDrawing& drawing) {
  Picture picture{{"Leverage and influence", "Leverage", "Standardised residual", kPlain, kPlain}, {}, {0}};
  for (std::size_t i = 0; i < drawing.rows.size(); ++i)
    place(picture, drawing.rows[i].leverage, drawing.rows[i].standardised_residual, i);
  return picture;
}

PointPlot plot_of(const Picture& picture, FigureFrame frame, const Box& box) {
  std::vector<double> across;
  std::vector<double> upwards = picture.also_upwards;
  for (const Picture::Place& each : picture.places) {
    across.push_back(each.x);
    upwards.push_back(each.y);
  }
  frame.plot = box;
  return point_plot(frame, picture.words, across, upwards);
}

void draw_marks(SvgWriter& svg, const ResidualDrawing& drawing, const Picture& picture, const PointPlot& plot) {
  const Box& area = plot.frame.plot;
  const std::size_t every = drawn_every(picture.places.size());
  const auto count = static_cast<double>(std::max<std::size_t>(1, picture.places.size() / every));
  const MarkSizes sizes = crowded(plot.frame.compact() ? compact_marks() : wide_marks(),
                                  kShareOfDistance * std::sqrt(area.width() * area.height() / count));
  Occupancy occupied;
  std::vector<Picture::Place> marked;
  const auto draw = [&](const Picture::Place& each, spc::PointState state) {
    const Spot at = plot.at(each.x, each.y);
    const double half = reach(sizes, state);
    draw_mark(svg, at, state, sizes, Filling::solid);
    occupied.add_box({at.x - half, at.y - half, at.x + half, at.y + half});
  };
  for (std::size_t i = 0; i < picture.places.size(); ++i) {
    const Picture::Place& each = picture.places[i];
    if (is_worth_a_look(drawing.rows[each.row]))
      marked.push_back(each);
    else if (i % every == 0)
      draw(each, spc::PointState::common);
  }
  for (const Picture::Place& each : marked) draw(each, spc::PointState::neutral);
  std::ranges::stable_sort(marked, std::ranges::greater{},
                           [&](const Picture::Place& each) { return drawing.rows[each.row].cook_distance; });
  const double size = kPlotLabelText.factor * svg.base_size();
  for (std::size_t i = 0; i < std::min(marked.size(), kMostNamed); ++i) {
    const std::string& name = drawing.names[marked[i].row];
    const auto placed = place_name({.mark = plot.at(marked[i].x, marked[i].y),
                                    .reach = reach(sizes, spc::PointState::neutral),
                                    .width = width_of(name, kPlotLabelText, svg.base_size()),
                                    .height = size},
                                   area, occupied);
    if (!placed) continue;
    if (placed->tie) svg.line(placed->tie->from, placed->tie->to, kNeutral, 1);
    svg.text(name, {placed->words.left, placed->words.bottom - size * (1 - kAscent)},
             kPlotLabelText.coloured(kNeutral));
  }
}

void draw_level(SvgWriter& svg, const PointPlot& plot, double value) {
  if (value < plot.upwards.low || value > plot.upwards.high) return;
  svg.line({plot.frame.plot.left, plot.y(value)}, {plot.frame.plot.right, plot.y(value)}, kInk, 1.4);
}

/// The line on which normal residuals lie: each equal to what is expected.
void draw_expected(SvgWriter& svg, const PointPlot& plot) {
  const double low = std::max(plot.across.low(), plot.upwards.low);
  const double high = std::min(plot.across.high(), plot.upwards.high);
  if (low < high) svg.line(plot.at(low, low), plot.at(high, high), kInk, 1.4);
}

double contour_width(double distance) {
  return distance < kVeryLargeCookDistance ? 1.2 : 2;
}

/// Where Cook's distance is the same: |residual| = sqrt(distance terms (1 - leverage) / leverage). Returns the
/// distances of which a part lies inside the plot.
std::vector<double> draw_contours(SvgWriter& svg, const ResidualDrawing& drawing, const PointPlot& plot) {
  std::vector<double> drawn;
  for (const double distance : {kLargeCookDistance, kVeryLargeCookDistance}) {
    bool is_drawn = false;
    for (const double side : {-1.0, 1.0}) {
      std::string data;
      for (int i = 0; i <= kContourSteps; ++i) {
        const double at = plot.across.low() + (plot.across.high() - plot.across.low()) * i / kContourSteps;
        if (!(at > 0 && at < 1)) continue;
        const double y = side * std::sqrt(distance * static_cast<double>(drawing.terms) * (1 - at) / at);
        if (y < plot.upwards.low || y > plot.upwards.high) continue;
        data += path_data({{data.empty() ? 'M' : 'L', plot.at(at, y)}});
      }
      if (data.find('L') == std::string::npos) continue;
      is_drawn = true;
      svg.path(data, kTarget, contour_width(distance), kContourDashes);
    }
    if (is_drawn) drawn.push_back(distance);
  }
  return drawn;
}

std::vector<KeySign> key_of(const ResidualDrawing& drawing, const MarkSizes& sizes, std::span<const double> contours) {
  const auto mark = [&](spc::PointState state, std::string words) {
    return KeySign{[=](SvgWriter& svg, Spot at) {
                     draw_mark(svg, {at.x + 6, at.y}, state, sizes, Filling::solid);
                   },
                   12, std::move(words)};
  };
  std::vector<KeySign> key{mark(spc::PointState::common, "A row")};
  if (std::ranges::any_of(drawing.rows, is_worth_a_look))
    key.push_back(mark(spc::PointState::neutral, "Cook's distance above 0.5 or residual beyond 3"));
  key.push_back(line_sign(kInk, 1.4, "", "Expected"));
  for (const double distance : contours)
    key.push_back(line_sign(kTarget, contour_width(distance), kContourDashes, "Cook's distance " + shortest(distance)));
  return key;
}

}  // namespace

bool is_worth_a_look(const stats::FittedRow& row) {
  return row.cook_distance > kLargeCookDistance || std::abs(row.standardised_residual) > kLargeStandardisedResidual;
}

std::string residual_panel(const ResidualDrawing& drawing, Size size, Purpose purpose) {
  QI_ASSERT(!drawing.rows.empty() && drawing.names.size() == drawing.rows.size());
  FigureFrame frame = figure_frame(size);
  const std::size_t columns = frame.compact() ? 1 : 2;
  const double height = frame.compact() ? kCompactHeight : kWideHeight;
  const double width =
      (frame.width - 2 * kSide - kColumnGap * static_cast<double>(columns - 1)) / static_cast<double>(columns) -
      (frame.compact() ? 4 : 8);
  SvgWriter svg(frame.base_size);
  const std::vector<Picture> pictures{against_fitted(drawing), normal_quantiles(drawing), spread(drawing),
                                      leverage(drawing)};
  double bottom = 0;
  std::vector<double> contours;
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    const std::size_t row = i / columns;
    const double left = kSide + static_cast<double>(i % columns) * (width + kColumnGap);
    const double top = kSide + static_cast<double>(row) * (height + kRowGap);
    bottom = top + height;
    const PointPlot plot = plot_of(pictures[i], frame, {left, top, left + width, bottom});
    draw_point_axes(svg, plot);
    if (i == 1)
      draw_expected(svg, plot);
    else if (i != 2)
      draw_level(svg, plot, 0);
    if (i == 3) contours = draw_contours(svg, drawing, plot);
    draw_marks(svg, drawing, pictures[i], plot);
  }
  const MarkSizes sizes = frame.compact() ? compact_marks() : wide_marks();
  frame.height = draw_inner_key(svg, key_of(drawing, sizes, contours), {12, bottom + kRowGap}, frame.width - 24);
  return plot_sheet({.size = size,
                     .width = frame.width,
                     .height = frame.height,
                     .base_size = frame.base_size,
                     .drawn = svg.take(),
                     .label = residual_alt_text(drawing),
                     .heading = drawing.name},
                    purpose);
}

std::string residual_alt_text(const ResidualDrawing& drawing) {
  const auto residual = std::ranges::minmax(drawing.rows, {}, &stats::FittedRow::residual);
  std::string text =
      fmt::format("{}: {}, residuals from {} to {}.", drawing.name, counted(drawing.rows.size(), "row", "rows"),
                  show(residual.min.residual, drawing.format), show(residual.max.residual, drawing.format));
  std::size_t most = 0;
  double leverage = 0;
  std::vector<std::string> named;
  for (std::size_t i = 0; i < drawing.rows.size(); ++i) {
    if (!(drawing.rows[i].cook_distance <= drawing.rows[most].cook_distance)) most = i;
    leverage = std::max(leverage, drawing.rows[i].leverage);
    if (is_worth_a_look(drawing.rows[i])) named.push_back(drawing.names[i]);
  }
  text += fmt::format(" Largest leverage {}, largest Cook's distance {} in {}.", show(leverage, kPlain),
                      show(drawing.rows[most].cook_distance, kPlain), drawing.names[most]);
  if (named.empty()) return text + " No row stands out.";
  if (named.size() > kMostNamed) return text + " " + counted(named.size(), "row stands", "rows stand") + " out.";
  return text + " " + listed(named) + (named.size() == 1 ? " stands out." : " stand out.");
}

}  // namespace qi::chart
