#include <algorithm>
#include <cmath>

#include "chart/chart_words.h"
#include "chart/event_drawing.h"
#include "chart/plot_lines.h"
#include "chart/plot_sheet.h"
#include "chart/sum_drawing.h"
#include "chart/time_plot.h"

namespace qi::chart {
namespace {

const ValueFormat kEventFormat{ValueStyle::number, 1, ""};

/// The last case that counts; nullopt: none does.
std::optional<std::size_t> latest_of(const SumDrawing& drawing) {
  for (std::size_t i = drawing.vlad.size(); i > 0; --i)
    if (std::isfinite(drawing.vlad[i - 1])) return i - 1;
  return std::nullopt;
}

/// "3.2 fewer events than expected".
std::string balance_words(double vlad) {
  const std::string size = show(std::abs(vlad), kEventFormat);
  if (size == show(0, kEventFormat)) return "As many events as expected";
  return size + (vlad > 0 ? " fewer" : " more") + " events than expected";
}

std::vector<MarginLabel> labels_of(const SumDrawing& drawing) {
  const auto latest = latest_of(drawing);
  if (!latest) return {};
  const double now = drawing.vlad[*latest];
  return {{short_name_of(drawing.wording, *latest), (now > 0 ? "+" : "") + show(now, kEventFormat), now, kInk,
           kTargetClaim, true},
          {"As expected", "0", 0, kInk2, 1}};
}

/// Where the line stands at each place: at one without a case where it stood before.
std::vector<double> levels_of(const SumDrawing& drawing) {
  std::vector<double> levels;
  double level = 0;
  for (std::size_t i = 0; i < drawing.vlad.size(); ++i) {
    if (std::ranges::binary_search(drawing.starts, i)) level = 0;
    if (std::isfinite(drawing.vlad[i])) level = drawing.vlad[i];
    levels.push_back(level);
  }
  return levels;
}

ChartFrame frame_of(const SumDrawing& drawing, Size size) {
  TimePlot plot{.size = size,
                .wide_height = 320,
                .compact_height = 260,
                .count = drawing.vlad.size(),
                .shown = drawing.vlad,
                .natural_lower = std::nullopt,
                .format = kEventFormat,
                .labels = labels_of(drawing),
                .has_lane = !drawing.annotations.empty()};
  plot.shown.push_back(0);
  plot.shown.insert(plot.shown.end(), drawing.vlad_scale_holds.begin(), drawing.vlad_scale_holds.end());
  return time_plot_frame(plot);
}

std::string drawn(const SumDrawing& drawing, const ChartFrame& frame, Purpose purpose) {
  SvgWriter svg(frame.base_size);
  Occupancy occupied;
  const MarkSizes sizes = time_plot_marks(frame);
  draw_value_axis(svg, kEventFormat, frame);
  draw_time_axis(
      svg, drawing.wording, [&](std::size_t i) { return drawing.sums.points[i].state == spc::PointState::missing; },
      frame);
  draw_plot_heading(svg, frame, {"Events expected less events observed, so far", "Expected less observed, so far"},
                    {"The line rises while there are fewer events than the risks say, and falls while there are more",
                     "It rises with fewer events than expected"},
                    drawing.wording, drawing.starts, drawing.phases);
  draw_level(svg, frame, 0, frame.plot.left, frame.plot.right, kZeroStroke, occupied);
  const std::vector<double> levels = levels_of(drawing);
  const PlacedEvents events = events_of(drawing.annotations, frame);
  draw_event_leaders(
      svg, frame, events, [&](std::size_t index) { return frame.y(levels[index]) + sizes.common + 3; }, occupied);
  std::vector<Spot> line;
  std::vector<Spot> left_out;
  std::vector<PointTip> tips;
  const auto latest = latest_of(drawing);
  for (std::size_t i = 0; i < drawing.vlad.size(); ++i) {
    if (i == 0 || std::ranges::binary_search(drawing.starts, i)) {
      draw_run(svg, frame, line, occupied);
      line = {{frame.slot_start(i), frame.y(0)}};
      if (i > 0) draw_phase_rule(svg, frame, i, occupied);
    }
    const bool is_left_out = drawing.sums.points[i].state == spc::PointState::excluded;
    const Spot at{frame.x(i), frame.y(levels[i])};
    line.push_back(at);
    if (!std::isfinite(drawing.vlad[i]) && !is_left_out) continue;
    if (is_left_out) left_out.push_back(at);
    tips.push_back({.at = at,
                    .heading = short_name_of(drawing.wording, i),
                    .lines = {is_left_out ? "Left out" : balance_words(levels[i])},
                    .stands_out = latest == i});
  }
  draw_run(svg, frame, line, occupied);
  for (const Spot& at : left_out) draw_mark(svg, at, spc::PointState::excluded, sizes, Filling::hollow);
  if (latest) {
    const Spot at{frame.x(*latest), frame.y(drawing.vlad[*latest])};
    draw_mark(svg, at, spc::PointState::common, sizes, Filling::solid);
    draw_latest_ring(svg, at, sizes, 1.4);
    occupy_mark(at, sizes.ring, occupied);
    if (frame.compact())
      draw_mark_words(svg, frame, at, sizes.ring, {labels_of(drawing).front().bold}, kInk, occupied);
    else
      draw_margin_labels(svg, frame, labels_of(drawing), at, sizes.ring);
  }
  draw_events(svg, frame, events, purpose);
  if (purpose == Purpose::page) draw_time_tips(svg, frame, tips);
  return svg.take();
}

}  // namespace

std::string vlad_chart(const SumDrawing& drawing, Size size, Purpose purpose) {
  const ChartFrame frame = frame_of(drawing, size);
  return plot_sheet({.size = size,
                     .width = frame.width,
                     .height = frame.height,
                     .base_size = frame.base_size,
                     .drawn = drawn(drawing, frame, purpose),
                     .label = vlad_alt_text(drawing),
                     .description = {},
                     .heading = "VLAD: " + drawing.name,
                     .headline = {},
                     .explanation = {},
                     .key = {}},
                    purpose);
}

std::string vlad_alt_text(const SumDrawing& drawing) {
  std::string text = "VLAD: " + drawing.name + span_words(drawing.wording, drawing.vlad.size()) + "." +
                     phase_words(drawing.wording, drawing.starts, drawing.phases);
  const auto latest = latest_of(drawing);
  if (!latest) return text + " No values yet.";
  return text + " " + balance_words(drawing.vlad[*latest]) + " so far.";
}

}  // namespace qi::chart
