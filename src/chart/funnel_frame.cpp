#include "chart/funnel_frame.h"

#include <algorithm>
#include <cmath>

#include "spc/funnel_catalogue.h"

namespace qi::chart {
namespace {

constexpr double kSmallUnits = 0.1;  // of units, whose wide limits may leave the picture
constexpr double kMouth = 0.2;       // of the largest size
constexpr double kAir = 0.06;
constexpr double kLeastLeftMargin = 52;
constexpr double kMarginLabelInset = 24;
constexpr double kLeastRightMargin = 158;
constexpr double kMostRightMargin = 330;
constexpr double kLimitCost = 2.5;
constexpr double kInnerLimitCost = 1.5;
constexpr double kTargetCost = 3.5;
constexpr double kAxisCost = 8;  // no name crosses it

using RangeOf = spc::FunnelRange spc::FunnelLimitsAt::*;
using EndOf = double spc::FunnelRange::*;

double widest_tick(const FunnelDrawing& drawing, const FunnelFrame& frame) {
  double widest = 0;
  for (const double tick : frame.chart.values.ticks)
    widest = std::max(widest, width_of(tick_label(tick, frame.chart.values, drawing.wording.format), kAxisText,
                                       frame.chart.base_size));
  return widest;
}

/// One end of a limit along the grid, cut where it leaves the plot or is not defined: the runs that are left.
std::vector<std::vector<Spot>> runs_of(const FunnelDrawing& drawing, const FunnelFrame& frame, RangeOf range,
                                       EndOf end) {
  const Box& plot = frame.chart.plot;
  std::vector<std::vector<Spot>> runs(1);
  std::optional<Spot> before;
  for (const spc::FunnelLimitsAt& at : drawing.funnel.grid) {
    const double level = at.*range.*end;
    if (!std::isfinite(level)) {
      before.reset();
      if (!runs.back().empty()) runs.emplace_back();
      continue;
    }
    const Spot here{frame.x(at.denominator), frame.chart.y(level)};
    const auto edge_between = [&](Spot inside, Spot outside) {
      const double edge = outside.y < plot.top ? plot.top : plot.bottom;
      const double along = (edge - inside.y) / (outside.y - inside.y);
      return Spot{inside.x + along * (outside.x - inside.x), edge};
    };
    const auto is_inside = [&](Spot spot) { return spot.y >= plot.top && spot.y <= plot.bottom; };
    if (is_inside(here)) {
      if (before && !is_inside(*before)) runs.back().push_back(edge_between(here, *before));
      runs.back().push_back(here);
    } else if (before && is_inside(*before)) {
      runs.back().push_back(edge_between(*before, here));
      runs.emplace_back();
    }
    before = here;
  }
  std::erase_if(runs, [](const std::vector<Spot>& run) { return run.size() < 2; });
  return runs;
}

void draw_limit(SvgWriter& svg, const FunnelDrawing& drawing, const FunnelFrame& frame, RangeOf range,
                const FunnelStroke& stroke, double cost, Occupancy& occupied) {
  constexpr std::size_t kCoarse = 12;  // a word minds a curve once, not once for each of its short pieces
  for (const EndOf end : {&spc::FunnelRange::upper, &spc::FunnelRange::lower})
    for (const std::vector<Spot>& run : runs_of(drawing, frame, range, end)) {
      std::string data;
      for (std::size_t i = 0; i < run.size(); ++i) data += path_data({{i == 0 ? 'M' : 'L', run[i]}});
      svg.path(data, stroke.colour, stroke.width, stroke.dashes);
      for (std::size_t i = 0; i + 1 < run.size(); i += kCoarse)
        occupied.add_line(run[i], run[std::min(i + kCoarse, run.size() - 1)], cost);
    }
}

/// The area between the outer limits, where chance alone puts units.
void draw_band(SvgWriter& svg, const FunnelDrawing& drawing, const FunnelFrame& frame) {
  const Box& plot = frame.chart.plot;
  const auto height = [&](double level) { return std::clamp(frame.chart.y(level), plot.top, plot.bottom); };
  std::string data;
  std::string back;
  for (const spc::FunnelLimitsAt& at : drawing.funnel.grid) {
    if (!std::isfinite(at.of_998.lower) || !std::isfinite(at.of_998.upper)) continue;
    const double x = frame.x(at.denominator);
    data += path_data({{data.empty() ? 'M' : 'L', {x, height(at.of_998.upper)}}});
    back.insert(0, path_data({{'L', {x, height(at.of_998.lower)}}}));
  }
  if (!data.empty()) svg.empty("path", {{"d", data + back + "Z"}, {"fill", kBand}});
}

std::string limit_words(const FunnelDrawing& drawing, const FunnelFrame& frame) {
  const spc::Funnel& funnel = drawing.funnel;
  std::string words = "Limits of 95% and 99.8%";
  // Without a margin the target's value has no other sure place.
  if (frame.chart.compact())
    return spc::funnel_target_name(funnel, drawing.wording) + " " + show(funnel.target, drawing.wording.format) +
           ", limits 95% and 99.8%" + (funnel.overdispersion == spc::Overdispersion::none ? "" : ", widened");
  switch (funnel.limits) {
    case spc::FunnelLimitMethod::normal: words += ", normal"; break;
    case spc::FunnelLimitMethod::exact: words += ", exact"; break;
    case spc::FunnelLimitMethod::gamma: words += ", Poisson by gamma quantiles"; break;
  }
  if (funnel.overdispersion != spc::Overdispersion::none) words += ", widened for overdispersion";
  return words;
}

}  // namespace

std::vector<double> funnel_heights(const FunnelDrawing& drawing) {
  const spc::Funnel& funnel = drawing.funnel;
  std::vector<double> shown = drawing.scale_holds;
  shown.push_back(funnel.target);
  std::vector<const spc::FunnelUnit*> by_size;
  for (const spc::FunnelUnit& unit : funnel.units) {
    shown.push_back(unit.value);
    by_size.push_back(&unit);
  }
  std::ranges::sort(by_size, {}, [](const spc::FunnelUnit* unit) { return unit->denominator; });
  const auto first = static_cast<std::size_t>(kSmallUnits * static_cast<double>(by_size.size()));
  shown.push_back(by_size[first]->limits.of_998.lower);
  shown.push_back(by_size[first]->limits.of_998.upper);
  // Units of one size would all stand where the funnel is at its narrowest: some of its mouth is shown as well.
  const auto mouth = std::ranges::find_if(funnel.grid, [&](const spc::FunnelLimitsAt& at) {
    return at.denominator >= kMouth * funnel.grid.back().denominator;
  });
  shown.push_back(mouth->of_998.lower);
  shown.push_back(mouth->of_998.upper);
  return shown;
}

FunnelStroke target_stroke(const spc::Funnel& funnel) {
  return funnel.target_is_given ? FunnelStroke{kTarget, 1.6, kTargetDashes} : FunnelStroke{kInk, 1.6, ""};
}

std::vector<MarginLabel> funnel_margin_labels(const FunnelDrawing& drawing) {
  const spc::Funnel& funnel = drawing.funnel;
  const ValueFormat& format = drawing.wording.format;
  const spc::FunnelLimitsAt& last = funnel.grid.back();
  std::vector<MarginLabel> labels;
  const auto add = [&](const char* name, double level, double claim) {
    if (std::isfinite(level)) labels.push_back({name, show(level, format), level, kInk2, claim});
  };
  labels.push_back({spc::funnel_target_name(funnel, drawing.wording),
                    funnel.target_is_given ? show_target(funnel.target, format) : show(funnel.target, format),
                    funnel.target, target_stroke(funnel).colour, kTargetClaim});
  add("Upper 99.8%", last.of_998.upper, 2);
  add("Upper 95%", last.of_95.upper, 1);
  add("Lower 95%", last.of_95.lower, 1);
  add("Lower 99.8%", last.of_998.lower, 2);
  return labels;
}

FunnelFrame funnel_frame(const FunnelDrawing& drawing, Size size) {
  FunnelFrame frame;
  ChartFrame& chart = frame.chart;
  chart.size = size;
  chart.base_size = chart.compact() ? 13 : 15;
  chart.width = chart.compact() ? kCompactWidth : kWideWidth;
  chart.height = chart.compact() ? 360 : 500;
  chart.plot.top = chart.compact() ? 44 : 58;
  chart.plot.bottom = chart.height - (chart.compact() ? 50 : 62);
  const spc::Funnel& funnel = drawing.funnel;
  const bool is_share = spc::funnel_row(funnel.kind).is_part_of_whole;
  chart.values = value_scale(funnel_heights(drawing), drawing.wording.format.style, 0,
                             is_share ? std::optional(funnel.multiplier) : std::nullopt, chart.compact() ? 5 : 7, kAir);
  const double most = funnel.grid.back().denominator;
  frame.sizes = zero_based_scale(std::vector<double>{most}, ValueStyle::number, chart.compact() ? 5 : 9);
  frame.sizes.high = most;
  std::erase_if(frame.sizes.ticks, [&](double tick) { return tick > most; });

  const double ticks = widest_tick(drawing, frame);
  if (chart.compact()) {
    chart.plot.left = std::max(36.0, ticks + 10);
    chart.plot.right = chart.width - 12;
  } else {
    double labels = 0;
    for (const MarginLabel& label : funnel_margin_labels(drawing))
      labels = std::max(labels, width_of(label, chart.base_size));
    chart.plot.left = std::max(kLeastLeftMargin, ticks + 16);
    chart.plot.right = chart.width - std::clamp(labels + kMarginLabelInset, kLeastRightMargin, kMostRightMargin);
  }
  return frame;
}

void draw_funnel_axes(SvgWriter& svg, const FunnelDrawing& drawing, const FunnelFrame& frame) {
  draw_band(svg, drawing, frame);
  const ChartFrame& chart = frame.chart;
  const Box& plot = chart.plot;
  const double size = kAxisText.factor * chart.base_size;
  for (const double tick : chart.values.ticks) {
    const double y = chart.y(tick);
    svg.line({plot.left, y}, {plot.right, y}, kGrid, 1);
    svg.text(tick_label(tick, chart.values, drawing.wording.format), {plot.left - 8, y + size * 0.36}, kAxisText,
             Anchor::end);
  }
  svg.line({plot.left, plot.bottom}, {plot.right, plot.bottom}, kInk2, 1);
  const double label_y = plot.bottom + 7 + size + 1;
  for (const double tick : frame.sizes.ticks) {
    const double x = frame.x(tick);
    svg.line({x, plot.bottom}, {x, plot.bottom + 5}, kInk2, 1);
    const std::string words = tick_label(tick, frame.sizes, drawing.denominator_format);
    const double half = width_of(words, kAxisText, chart.base_size) / 2;
    svg.text(words, {std::min(x, chart.width - 2 - half), label_y}, kAxisText, Anchor::middle);
  }
  const spc::FunnelRow& row = spc::funnel_row(drawing.funnel.kind);
  const std::string across =
      (drawing.denominator_name.empty() ? std::string(row.denominator_name) : drawing.denominator_name) + " of each " +
      drawing.wording.unit;
  const double room = chart.width - plot.left - 4;
  svg.text(shortened(across, room, size, Weight::bold), {plot.left, label_y + size + (chart.compact() ? 4 : 6)},
           kHeadingText);

  const double left = chart.compact() ? 4 : plot.left;
  const std::string up = drawing.value_name.empty() ? std::string(row.value_name) : drawing.value_name;
  svg.text(shortened(up, chart.width - left - 4, size, Weight::bold), {left, chart.compact() ? 14.0 : 24.0},
           kHeadingText);
  svg.text(shortened(limit_words(drawing, frame), chart.width - left - 4, kSubheadingText.factor * chart.base_size),
           {left, chart.compact() ? 31.0 : 43.0}, kSubheadingText);
}

void draw_funnel_lines(SvgWriter& svg, const FunnelDrawing& drawing, const FunnelFrame& frame, Occupancy& occupied) {
  const Box& plot = frame.chart.plot;
  draw_limit(svg, drawing, frame, &spc::FunnelLimitsAt::of_95, kInnerLimit, kInnerLimitCost, occupied);
  draw_limit(svg, drawing, frame, &spc::FunnelLimitsAt::of_998, kOuterLimit, kLimitCost, occupied);
  const FunnelStroke stroke = target_stroke(drawing.funnel);
  const double y = frame.chart.y(drawing.funnel.target);
  svg.line({plot.left, y}, {plot.right, y}, stroke.colour, stroke.width, stroke.dashes);
  occupied.add_line({plot.left, plot.bottom}, {plot.right, plot.bottom}, kAxisCost);
  occupied.add_line({plot.left, y}, {plot.right, y}, kTargetCost);
}

}  // namespace qi::chart
