#include "chart/distance_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "chart/chart_words.h"
#include "chart/event_drawing.h"
#include "chart/plot_lines.h"
#include "chart/plot_sheet.h"
#include "chart/time_plot.h"
#include "spc/hotelling_sentence.h"
#include "spc/sentence_words.h"

namespace qi::chart {
namespace {

using spc::HotellingPoint;

constexpr std::size_t kMostNames = 8;
constexpr std::size_t kMostNamesCompact = 3;
constexpr double kWidestName = 220;
constexpr double kWidestNameCompact = 110;
constexpr double kPhaseGap = 3;
const ValueFormat kDistanceFormat{ValueStyle::number, 1, ""};

/// Neighbouring places with one limit.
struct LimitStretch {
  std::size_t first = 0;
  std::size_t end = 0;
  double upper = spc::kMissing;
};

std::vector<LimitStretch> stretches_of(const spc::HotellingChart& chart) {
  std::vector<LimitStretch> stretches;
  std::size_t new_phase = 0;  // where one began of which no place has a limit yet; 0 none
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    const double upper = chart.points[i].upper;
    if (i > 0 && std::ranges::binary_search(chart.starts, i)) new_phase = i;
    if (!std::isfinite(upper)) {
      // A missing place lies in the stretch around it.
      if (!stretches.empty() && new_phase == 0) stretches.back().end = i + 1;
      continue;
    }
    if (stretches.empty() || new_phase > 0 || stretches.back().upper != upper)
      stretches.push_back({stretches.empty() ? 0 : new_phase > 0 ? new_phase : i, i + 1, upper});
    else
      stretches.back().end = i + 1;
    new_phase = 0;
  }
  return stretches;
}

std::optional<std::size_t> latest_of(const spc::HotellingChart& chart) {
  for (std::size_t i = chart.points.size(); i > 0; --i)
    if (chart.points[i - 1].is_used()) return i - 1;
  return std::nullopt;
}

std::vector<MarginLabel> labels_of(const DistanceDrawing& drawing) {
  std::vector<MarginLabel> labels;
  if (const auto latest = latest_of(drawing.chart)) {
    const HotellingPoint& now = drawing.chart.points[*latest];
    if (std::isfinite(now.statistic))
      labels.push_back({short_name_of(drawing.wording, *latest), show(now.statistic, kDistanceFormat), now.statistic,
                        word_colour(now.state), 2 * kTargetClaim, true});
  }
  const std::vector<LimitStretch> stretches = stretches_of(drawing.chart);
  if (!stretches.empty())
    labels.push_back({"Limit", show(stretches.back().upper, kDistanceFormat), stretches.back().upper, kInk2, 2});
  return labels;
}

ChartFrame frame_of(const DistanceDrawing& drawing, Size size) {
  TimePlot plot{.size = size,
                .count = drawing.chart.points.size(),
                .shown = {0},
                .natural_lower = 0,
                .format = kDistanceFormat,
                .labels = labels_of(drawing),
                .has_lane = !drawing.annotations.empty()};
  plot.shown.insert(plot.shown.end(), drawing.scale_holds.begin(), drawing.scale_holds.end());
  for (const HotellingPoint& point : drawing.chart.points) {
    plot.shown.push_back(point.statistic);
    plot.shown.push_back(point.upper);
  }
  return time_plot_frame(plot);
}

/// "Limit 10.8 for the baseline of 20, 14.2 for new points".
std::vector<std::string> limit_words(const DistanceDrawing& drawing) {
  const std::vector<LimitStretch> stretches = stretches_of(drawing.chart);
  if (stretches.empty()) return {};
  const std::string first = "Limit " + show(stretches.front().upper, kDistanceFormat);
  const std::string last = show(stretches.back().upper, kDistanceFormat);
  if (drawing.chart.starts.size() > 1)
    return {"Each phase has its own centre and limit, " + last + " in the last",
            "Limit " + last + " in the last phase"};
  if (stretches.size() == 1) return {first + " for " + listed(drawing.variables) + " together", first};
  const std::string both = first + " for the baseline of " + std::to_string(drawing.chart.baseline_used) + ", " + last +
                           " for new " + spc::plural(drawing.wording);
  return {both, first + " at first, then " + last};
}

void draw_limit(SvgWriter& svg, const DistanceDrawing& drawing, const ChartFrame& frame, Occupancy& occupied) {
  const std::vector<LimitStretch> stretches = stretches_of(drawing.chart);
  for (std::size_t k = 0; k < stretches.size(); ++k) {
    const LimitStretch& part = stretches[k];
    const double left = frame.slot_start(part.first);
    const double right = frame.slot_start(part.end);
    svg.empty("rect", {{"x", left},
                       {"y", frame.y(part.upper)},
                       {"width", right - left},
                       {"height", frame.plot.bottom - frame.y(part.upper)},
                       {"fill", kBand}});
    if (k == 0) continue;
    draw_phase_rule(svg, frame, part.first, occupied);
  }
  draw_value_axis(svg, kDistanceFormat, frame);
  for (std::size_t k = 0; k < stretches.size(); ++k) {
    const LimitStretch& part = stretches[k];
    draw_level(svg, frame, part.upper, frame.slot_start(part.first) + (k > 0 ? kPhaseGap : 0),
               frame.slot_start(part.end) - (k + 1 < stretches.size() ? kPhaseGap : 0), kLimitStroke, occupied);
  }
}

void draw_lines(SvgWriter& svg, const DistanceDrawing& drawing, const ChartFrame& frame, Occupancy& occupied) {
  std::vector<Spot> run;
  const auto finish = [&] {
    draw_run(svg, frame, run, occupied);
    run.clear();
  };
  for (const LimitStretch& part : stretches_of(drawing.chart)) {
    for (std::size_t i = part.first; i < part.end; ++i) {
      const double distance = drawing.chart.points[i].statistic;
      if (std::isfinite(distance))
        run.push_back({frame.x(i), frame.y(distance)});
      else
        finish();
    }
    finish();
  }
}

/// The figure without which the distance would shrink most.
const std::string& most_of(const DistanceDrawing& drawing, const HotellingPoint& point) {
  const auto largest = std::ranges::max_element(point.parts);
  return drawing.variables[static_cast<std::size_t>(largest - point.parts.begin())];
}

void draw_marks(SvgWriter& svg, const DistanceDrawing& drawing, const ChartFrame& frame, const MarkSizes& sizes,
                Occupancy& occupied) {
  svg.open("g", {{"aria-hidden", "true"}});
  const auto latest = latest_of(drawing.chart);
  for (const bool wants_outside : {false, true})
    for (std::size_t i = 0; i < drawing.chart.points.size(); ++i) {
      const HotellingPoint& point = drawing.chart.points[i];
      if (!std::isfinite(point.statistic) || point.is_outside != wants_outside) continue;
      if (!wants_outside && latest != i && frame.across.slot() < kClosestMarks) continue;
      const Spot at{frame.x(i), frame.y(point.statistic)};
      occupy_mark(at, latest == i ? sizes.ring : reach(sizes, point.state), occupied);
      draw_mark(svg, at, point.state, sizes, Filling::solid);
      if (latest == i) draw_latest_ring(svg, at, sizes, 1.4);
    }
  svg.close("g");
}

/// The same, cut to what a label may be wide.
std::string name_of_most(const DistanceDrawing& drawing, const HotellingPoint& point, const ChartFrame& frame) {
  return shortened(most_of(drawing, point), frame.compact() ? kWidestNameCompact : kWidestName,
                   kPlotLabelText.factor * frame.base_size, kPlotLabelText.weight);
}

/// Beside the ring: date and value, which a wide picture has in its margin, and what is unusual.
void draw_latest(SvgWriter& svg, const DistanceDrawing& drawing, const ChartFrame& frame, const MarkSizes& sizes,
                 Occupancy& occupied) {
  const auto latest = latest_of(drawing.chart);
  if (!latest) return;
  const HotellingPoint& point = drawing.chart.points[*latest];
  if (!std::isfinite(point.statistic)) return;
  const std::string when = short_name_of(drawing.wording, *latest);
  const std::string value = show(point.statistic, kDistanceFormat);
  std::vector<std::string> words;
  if (point.is_outside) {
    const std::string what = name_of_most(drawing, point, frame);
    words = frame.compact() ? std::vector{when + " " + value + ": " + what, value + ": " + what} : std::vector{what};
  }
  if (frame.compact()) words.push_back(value);
  const Spot at{frame.x(*latest), frame.y(point.statistic)};
  const std::string_view colour = word_colour(point.state);
  if (words.empty() || draw_mark_words(svg, frame, at, sizes.ring, words, colour, occupied)) return;
  // Hundreds of points are a thicket of lines: their halo keeps words readable across it.
  Occupancy without_lines;
  for (const Box& box : occupied.boxes()) without_lines.add_box(box);
  if (draw_mark_words(svg, frame, at, sizes.ring, {words.back()}, colour, without_lines))
    occupied.add_box(without_lines.boxes().back());
}

void draw_names(SvgWriter& svg, const DistanceDrawing& drawing, const ChartFrame& frame, const MarkSizes& sizes,
                Occupancy& occupied) {
  const auto latest = latest_of(drawing.chart);
  std::vector<std::size_t> order = drawing.chart.outside;
  std::erase(order, latest);
  // The sentence tells the last one unless the latest is outside: it is named before those that stand out most.
  std::optional<std::size_t> told;
  if (!order.empty() && drawing.chart.outside.back() != latest) told = order.back();
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) {
    return std::pair(i == told, drawing.chart.points[i].statistic - drawing.chart.points[i].upper);
  });
  std::size_t room = frame.compact() ? kMostNamesCompact : kMostNames;
  for (const std::size_t i : order) {
    if (room == 0) break;
    const HotellingPoint& point = drawing.chart.points[i];
    const std::string when = short_name_of(drawing.wording, i);
    const std::string what = name_of_most(drawing, point, frame);
    if (draw_mark_words(svg, frame, {frame.x(i), frame.y(point.statistic)}, reach(sizes, point.state),
                        {fmt::format("{}: {}", when, what), when}, word_colour(point.state), occupied))
      --room;
  }
}

std::vector<PointTip> tips_of(const DistanceDrawing& drawing, const ChartFrame& frame) {
  std::vector<PointTip> tips;
  const auto latest = latest_of(drawing.chart);
  for (std::size_t i = 0; i < drawing.chart.points.size(); ++i) {
    const HotellingPoint& point = drawing.chart.points[i];
    if (!std::isfinite(point.statistic)) continue;
    PointTip tip{.at = {frame.x(i), frame.y(point.statistic)},
                 .heading = short_name_of(drawing.wording, i) + ": " + show(point.statistic, kDistanceFormat),
                 .lines = {},
                 .stands_out = point.is_outside || latest == i};
    if (point.is_outside)
      tip.lines = {"Unusual combination: above the limit of " + show(point.upper, kDistanceFormat),
                   "Most of it comes from " + most_of(drawing, point)};
    else
      tip.lines = {point.is_used() ? "Usual combination" : "Left out of centre and limit"};
    tips.push_back(std::move(tip));
  }
  return tips;
}

std::vector<KeySign> key_of(const DistanceDrawing& drawing, Size size) {
  const MarkSizes sizes = size == Size::compact ? compact_marks() : wide_marks();
  std::vector<KeySign> key;
  const auto mark = [&](spc::PointState state, std::string words) {
    key.push_back({[=](SvgWriter& svg, Spot at) {
                     draw_mark(svg, {at.x + 6, at.y}, state, sizes, Filling::solid);
                   },
                   12, std::move(words)});
  };
  if (!drawing.chart.outside.empty()) mark(spc::PointState::neutral, "Unusual combination");
  mark(spc::PointState::common, "Usual combination");
  const auto is_left_out = [](const HotellingPoint& point) { return point.state == spc::PointState::excluded; };
  if (std::ranges::any_of(drawing.chart.points, is_left_out))
    mark(spc::PointState::excluded, "Left out of centre and limit");
  key.push_back(
      {[](SvgWriter& svg, Spot at) {
         svg.line(at, {at.x + kKeyLineWidth, at.y}, kLimitStroke.colour, kLimitStroke.width, kLimitStroke.dashes);
       },
       kKeyLineWidth, "Limit"});
  return key;
}

double leader_top(const DistanceDrawing& drawing, const ChartFrame& frame, std::size_t index, const MarkSizes& sizes) {
  const HotellingPoint& point = drawing.chart.points[index];
  if (!std::isfinite(point.statistic)) return frame.plot.bottom;
  return frame.y(point.statistic) + reach(sizes, point.state) + 3;
}

std::string drawn(const DistanceDrawing& drawing, const ChartFrame& frame, Purpose purpose) {
  SvgWriter svg(frame.base_size);
  Occupancy occupied;
  const MarkSizes sizes = time_plot_marks(frame);
  draw_limit(svg, drawing, frame, occupied);
  draw_time_axis(
      svg, drawing.wording, [&](std::size_t i) { return drawing.chart.points[i].state == spc::PointState::missing; },
      frame);
  draw_plot_heading(svg, frame,
                    {"T², the distance of all figures together from what is usual", "T², distance from what is usual"},
                    limit_words(drawing), drawing.wording, drawing.chart.starts, drawing.phases);
  const PlacedEvents events = events_of(drawing.annotations, frame);
  draw_event_leaders(
      svg, frame, events, [&](std::size_t index) { return leader_top(drawing, frame, index, sizes); }, occupied);
  draw_lines(svg, drawing, frame, occupied);
  draw_marks(svg, drawing, frame, sizes, occupied);
  draw_latest(svg, drawing, frame, sizes, occupied);
  draw_names(svg, drawing, frame, sizes, occupied);
  const std::vector<MarginLabel> labels = labels_of(drawing);
  if (frame.compact()) {
    for (const MarginLabel& label : labels)
      if (!label.is_latest)
        draw_level_words(svg, frame, label.value, frame.slot_start(stretches_of(drawing.chart).back().first),
                         label.plain + " " + label.bold, occupied);
  } else {
    Spot latest;
    if (const auto place = latest_of(drawing.chart))
      latest = {frame.x(*place), frame.y(drawing.chart.points[*place].statistic)};
    draw_margin_labels(svg, frame, labels, latest, sizes.ring);
  }
  draw_events(svg, frame, events, purpose);
  if (purpose == Purpose::page) draw_time_tips(svg, frame, tips_of(drawing, frame));
  return svg.take();
}

}  // namespace

std::string distance_chart(const DistanceDrawing& drawing, Size size, Purpose purpose) {
  const ChartFrame frame = frame_of(drawing, size);
  spc::Verdict verdict = spc::hotelling_sentence(drawing.chart, drawing.variables, drawing.wording);
  return plot_sheet({.size = size,
                     .width = frame.width,
                     .height = frame.height,
                     .base_size = frame.base_size,
                     .drawn = drawn(drawing, frame, purpose),
                     .label = distance_alt_text(drawing),
                     .description = {},
                     .heading = drawing.name,
                     .headline = std::move(verdict.headline),
                     .explanation = std::move(verdict.explanation),
                     .key = key_of(drawing, size)},
                    purpose);
}

std::string distance_alt_text(const DistanceDrawing& drawing) {
  const spc::Verdict verdict = spc::hotelling_sentence(drawing.chart, drawing.variables, drawing.wording);
  std::string text = "Hotelling T² chart of " + listed(drawing.variables) + ": " + drawing.name +
                     span_words(drawing.wording, drawing.chart.points.size()) + ". " + verdict.headline + " " +
                     verdict.explanation + phase_words(drawing.wording, drawing.chart.starts, drawing.phases);
  const auto latest = latest_of(drawing.chart);
  if (!latest) return text;
  const HotellingPoint& now = drawing.chart.points[*latest];
  return text + " Latest T² " + show(now.statistic, kDistanceFormat) + ", limit " + show(now.upper, kDistanceFormat) +
         ".";
}

}  // namespace qi::chart
