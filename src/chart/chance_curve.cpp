#include "chart/chance_curve.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "chart/axis_scale.h"
#include "chart/chart_frame.h"
#include "chart/drawing_root.h"
#include "chart/occupancy.h"
#include "chart/plot_labels.h"
#include "chart/svg_writer.h"

namespace qi::chart {
namespace {

using stats::CalculationCurve;

constexpr double kWideHeight = 420;
constexpr double kCompactHeight = 300;
constexpr double kMarkRadius = 5;
constexpr double kCurveCost = 6;  // how much a word minds lying across the curve
constexpr TextStyle kTitle{"", 1.5, Weight::bold};

struct Plot {
  Box box;
  ValueScale across;
  Spot at(const CalculationCurve::Place& place) const {
    return {box.left + (place.across - across.low) / (across.high - across.low) * box.width(),
            box.bottom - place.chance * box.height()};
  }
};

/// A share is written in percent, so it is scaled in percent too.
double shown_across(const CalculationCurve& curve, double across) {
  return curve.across == CalculationCurve::Across::share ? 100 * across : across;
}

ValueFormat format_across(const CalculationCurve& curve) {
  return {curve.across == CalculationCurve::Across::share ? ValueStyle::percent : ValueStyle::number, 0, ""};
}

/// "23", "6%", "0.25": no more digits than are there; where it is not whole, three at most.
std::string words_across(const CalculationCurve& curve, double across) {
  const double shown = shown_across(curve, across);
  const int most_decimals = shown > 0 ? std::max(0, 2 - static_cast<int>(std::floor(std::log10(shown)))) : 0;
  int decimals = 0;
  for (double rest = std::abs(shown); decimals < most_decimals && std::abs(rest - std::round(rest)) > 1e-9 * (1 + rest);
       ++decimals)
    rest *= 10;
  return grouped(shown, decimals) + (curve.across == CalculationCurve::Across::share ? "%" : "");
}

std::string words_of_chance(double chance) {
  return show(100 * chance, {ValueStyle::percent, 1, ""});
}

void draw_axes(SvgWriter& svg, const ChanceDrawing& drawing, const Plot& plot) {
  const double size = svg.base_size();
  for (int percent = 0; percent <= 100; percent += 20) {
    const double y = plot.box.bottom - percent / 100.0 * plot.box.height();
    svg.line({plot.box.left, y}, {plot.box.right, y}, kGrid, 1);
    svg.text(std::to_string(percent) + "%", {plot.box.left - 8, y + size * 0.34}, kAxisText, Anchor::end);
  }
  svg.line({plot.box.left, plot.box.bottom}, {plot.box.right, plot.box.bottom}, kInk2, 1);
  for (const double tick : plot.across.ticks) {
    const double x = plot.box.left + (tick - plot.across.low) / (plot.across.high - plot.across.low) * plot.box.width();
    svg.line({x, plot.box.bottom}, {x, plot.box.bottom + 5}, kInk2, 1);
    svg.text(tick_label(tick, plot.across, format_across(drawing.curve)), {x, plot.box.bottom + 1.5 * size}, kAxisText,
             Anchor::middle);
  }
  svg.text(drawing.curve.across_label, {plot.box.right, plot.box.bottom + 3 * size}, kSubheadingText, Anchor::end);
  svg.text(drawing.chance_label, {plot.box.left, plot.box.top - 0.9 * size}, kSubheadingText);
}

/// Beside the mark, where it is free and crosses least; nullopt when every place is taken or outside.
std::optional<Box> place_beside(Spot mark, double width, double height, const Box& plot, const Occupancy& occupied) {
  constexpr double kGap = 4;
  std::optional<Box> best;
  for (const double left : {mark.x + kMarkRadius + kGap, mark.x - kMarkRadius - kGap - width})
    for (const double top : {mark.y - height / 2, mark.y - height, mark.y}) {
      const Box box{left, top, left + width, top + height};
      if (!plot.grown(height / 2).holds(box) || box.left < plot.left || !occupied.is_free(box)) continue;
      if (!best || occupied.crossing_cost(box) < occupied.crossing_cost(*best)) best = box;
    }
  return best;
}

void draw_marks(SvgWriter& svg, const ChanceDrawing& drawing, const Plot& plot, Occupancy& occupied) {
  const double size = svg.base_size();
  std::vector<Spot> marks;
  for (CalculationCurve::Place place : drawing.curve.marked) {
    place.across = shown_across(drawing.curve, place.across);
    const Spot at = plot.at(place);
    svg.path(path_data({{'M', {plot.box.left, at.y}}, {'L', at}, {'L', {at.x, plot.box.bottom}}}), kInk2, 1, "2 4");
    occupied.add_line({plot.box.left, at.y}, at, 1);
    occupied.add_line(at, {at.x, plot.box.bottom}, 1);
    occupied.add_box({at.x - kMarkRadius, at.y - kMarkRadius, at.x + kMarkRadius, at.y + kMarkRadius});
    marks.push_back(at);
  }
  for (std::size_t i = 0; i < marks.size(); ++i) {
    svg.empty("circle", {{"cx", marks[i].x}, {"cy", marks[i].y}, {"r", kMarkRadius}, {"fill", kNeutral}});
    const CalculationCurve::Place& place = drawing.curve.marked[i];
    const std::string words = words_across(drawing.curve, place.across) + ": " + words_of_chance(place.chance);
    const double width = width_of(words, kPlotLabelText, size);
    const double height = 1.2 * size;
    std::optional<Box> box;
    if (const auto tied = place_tied_label({.mark = marks[i], .reach = kMarkRadius, .width = width, .height = height},
                                           plot.box, occupied)) {
      svg.line(tied->from, tied->to, kInk2, 1);
      box = tied->words;
    } else {
      box = place_beside(marks[i], width, height, plot.box, occupied);
      if (box) occupied.add_box(*box);
    }
    if (box) svg.text(words, {box->left, box->bottom - 0.3 * size}, kPlotLabelText);
  }
}

}  // namespace

std::string chance_alt_text(const ChanceDrawing& drawing) {
  const CalculationCurve& curve = drawing.curve;
  QI_ASSERT(curve.places.size() >= 2);
  const auto& first = curve.places.front();
  const auto& last = curve.places.back();
  std::string words = curve.title + ": " + drawing.chance_label + (last.chance < first.chance ? " falls" : " rises") +
                      " from " + words_of_chance(first.chance) + " at " + words_across(curve, first.across) + " to " +
                      words_of_chance(last.chance) + " at " + words_across(curve, last.across) + ".";
  for (const auto& place : curve.marked)
    words += " At " + words_across(curve, place.across) + " it is " + words_of_chance(place.chance) + ".";
  return words;
}

std::string chance_curve(const ChanceDrawing& drawing, Size size, Purpose purpose) {
  const bool compact = size == Size::compact;
  const double base = compact ? 13 : 15;
  const double width = compact ? kCompactWidth : kWideWidth;

  SvgWriter svg(base);
  double top = 0;
  const double side = compact ? 8 : 20;
  if (purpose == Purpose::file) {
    top = 10;
    for (const std::string& line :
         wrapped(drawing.curve.title, width - 2 * side, kTitle.factor * base, kTitle.weight)) {
      top += kTitle.factor * base * 1.2;
      svg.text(line, {side, top}, kTitle);
    }
    top += base;
  }
  std::vector<double> shown{0};
  for (const auto& place : drawing.curve.places) shown.push_back(shown_across(drawing.curve, place.across));
  const std::size_t most_ticks = compact ? 5 : 9;
  const double height = top + (compact ? kCompactHeight : kWideHeight);
  const Plot plot{{side + 3 * base, top + 2.4 * base, width - side - 1.5 * base, height - 4 * base},
                  value_scale(shown, format_across(drawing.curve).style, 0, std::nullopt, most_ticks, 0.02)};
  draw_axes(svg, drawing, plot);
  Occupancy occupied;
  std::string data;
  std::optional<Spot> before;
  for (CalculationCurve::Place place : drawing.curve.places) {
    place.across = shown_across(drawing.curve, place.across);
    const Spot at = plot.at(place);
    data += path_data({{before ? 'L' : 'M', at}});
    if (before) occupied.add_line(*before, at, kCurveCost);
    before = at;
  }
  svg.path(data, kInk, 2);
  draw_marks(svg, drawing, plot, occupied);

  return drawing_root({.size = size,
                       .base_size = base,
                       .width = width,
                       .height = height,
                       .label = chance_alt_text(drawing),
                       .drawn = svg.take()},
                      purpose);
}

}  // namespace qi::chart
