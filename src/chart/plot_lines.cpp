#include "chart/plot_lines.h"

#include <cmath>
#include <ranges>

namespace qi::chart {
namespace {

constexpr double kPhaseGap = 3;
// How much a word minds lying across a line.
constexpr double kDataLineCost = 7;
constexpr double kLimitCost = 2.5;
constexpr double kCentreCost = 3.5;
constexpr double kTargetCost = 5;
constexpr double kPhaseRuleCost = 8;
constexpr double kRoomForDashes = 6;  // of a step

struct Stroke {
  std::string_view colour;
  double width = 1;
  std::string_view dashes;
  double cost = 0;
};

/// One line through the stretches of a phase that have the level, with steps where it changes. A stretch without it is
/// a gap.
template <class ValueOf>
void draw_steps(SvgWriter& svg, const ChartFrame& frame, const PhaseInView& part,
                std::span<const LevelStretch> stretches, ValueOf value_of, const Stroke& stroke, Occupancy& occupied) {
  const PhaseEnds ends = phase_ends(frame, part);
  std::vector<Spot> corners;
  const auto finish = [&] {
    std::string data;
    for (std::size_t i = 0; i < corners.size(); ++i) {
      data += path_data({{i == 0 ? 'M' : 'L', corners[i]}});
      if (i > 0) occupied.add_line(corners[i - 1], corners[i], stroke.cost);
    }
    if (!data.empty()) svg.path(data, stroke.colour, stroke.width, stroke.dashes);
    corners.clear();
  };
  for (const LevelStretch& stretch : stretches) {
    const double value = value_of(stretch.limits);
    if (!std::isfinite(value)) {
      finish();
      continue;
    }
    corners.push_back({stretch.first == part.first ? ends.left : frame.slot_start(stretch.first), frame.y(value)});
    corners.push_back({stretch.end == part.end ? ends.right : frame.slot_start(stretch.end), frame.y(value)});
  }
  finish();
}

double upper_of(const SpcDrawing& drawing, const spc::Limits& found) {
  const auto limits = drawn_limits(drawing, found);
  return limits && !limits->upper_is_clipped ? limits->upper : spc::kMissing;
}
double lower_of(const SpcDrawing& drawing, const spc::Limits& found) {
  const auto limits = drawn_limits(drawing, found);
  return limits && !limits->lower_is_clipped ? limits->lower : spc::kMissing;
}

}  // namespace

PhaseEnds phase_ends(const ChartFrame& frame, const PhaseInView& part) {
  const double left = frame.slot_start(part.first);
  const double right = frame.slot_start(part.end);
  return {part.first == frame.first ? frame.plot.left : left + kPhaseGap,
          part.end == frame.end ? frame.plot.right : right - kPhaseGap};
}

void draw_value_axis(SvgWriter& svg, const ValueFormat& format, const ChartFrame& frame) {
  for (const double tick : frame.values.ticks) {
    const double y = frame.y(tick);
    svg.line({frame.plot.left, y}, {frame.plot.right, y}, kGrid, 1);
    svg.text(tick_label(tick, frame.values, format),
             {frame.plot.left - 8, y + kAxisText.factor * frame.base_size * 0.36}, kAxisText, Anchor::end);
  }
}

void draw_time_axis(SvgWriter& svg, const spc::Wording& wording,
                    const std::function<bool(std::size_t index)>& is_missing, const ChartFrame& frame) {
  const double bottom = frame.plot.bottom;
  const double size = kAxisText.factor * frame.base_size;
  const std::span<const Date> all = wording.dates;
  const std::span<const Date> dates = all.size() == frame.end ? all.subspan(frame.first) : std::span<const Date>();
  const TimeAxis axis =
      time_axis(dates, wording.frequency, frame.across,
                {size, frame.compact() ? 16.0 : 12.0, frame.width - frame.plot.right - 3}, frame.first);
  const double label_y = bottom + 7 + size + 1;
  const double year_y = axis.labels.empty() ? label_y : label_y + size + (frame.compact() ? 4 : 6);

  // Where points stand close together the divider would run through the label of the year's first point.
  const bool labels_reach_divider = !axis.labels.empty() && frame.across.slot() < text_width("Mmm", size) + 4;
  const double divider_top = labels_reach_divider ? label_y + 5 : bottom;

  for (const YearLabel& year : axis.years) {
    // The divider of a year that lost its label would run through its neighbours'.
    if (year.has_divider && !year.text.empty())
      svg.line({year.divider, divider_top}, {year.divider, year_y + 3}, kRule, 1);
    svg.text(year.text, {year.x, year_y}, kYearText);
  }
  svg.line({frame.plot.left, bottom}, {frame.plot.right, bottom}, kInk2, 1);
  for (std::size_t i = 0; i < axis.ticks.size(); ++i) {
    const double x = frame.across.x(i);
    if (is_missing(frame.first + i))
      svg.line({x, bottom + 1}, {x, bottom + 6}, kInk2, 3);
    else if (axis.ticks[i] != Tick::none)
      svg.line({x, bottom}, {x, bottom + (axis.ticks[i] == Tick::large ? 7 : 4)}, kInk2, 1);
  }
  for (const TimeLabel& label : axis.labels)
    svg.text(label.text, {frame.across.x(label.point), label_y}, kAxisText, Anchor::middle);
}

void draw_value_axis(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame) {
  draw_value_axis(svg, drawing.wording.format, frame);
}

void draw_time_axis(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame) {
  const auto is_missing = [&](std::size_t i) {
    return drawing.reading.analysis.points[i].state == spc::PointState::missing;
  };
  draw_time_axis(svg, drawing.wording, is_missing, frame);
}

LimitLine limit_line(const SpcDrawing& drawing, const ChartFrame& frame) {
  if (frame.across.slot() >= kRoomForDashes) return {};
  std::size_t steps = 0;
  for (const PhaseInView& part : phases_in_view(drawing, frame)) steps += level_stretches(drawing, part).size();
  return 2 * steps > frame.across.count ? LimitLine{0.8, ""} : LimitLine{};
}

void draw_bands(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame) {
  for (const PhaseInView& part : phases_in_view(drawing, frame)) {
    // One shape for all steps: between shapes side by side the paper would shine through.
    std::vector<Spot> upper;
    std::vector<Spot> lower;
    const auto finish = [&] {
      std::string data;
      for (const Spot& corner : upper) data += path_data({{data.empty() ? 'M' : 'L', corner}});
      for (const Spot& corner : lower | std::views::reverse) data += path_data({{'L', corner}});
      if (!data.empty()) svg.empty("path", {{"d", data + "Z"}, {"fill", kBand}});
      upper.clear();
      lower.clear();
    };
    for (const LevelStretch& stretch : level_stretches(drawing, part)) {
      const auto limits = drawn_limits(drawing, stretch.limits);
      if (!limits) {
        finish();
        continue;
      }
      for (const std::size_t edge : {stretch.first, stretch.end}) {
        upper.push_back({frame.slot_start(edge), frame.y(limits->upper)});
        lower.push_back({frame.slot_start(edge), frame.y(limits->lower)});
      }
    }
    finish();
  }
}

void draw_limits(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, Occupancy& occupied) {
  const LimitLine line = limit_line(drawing, frame);
  for (const PhaseInView& part : phases_in_view(drawing, frame)) {
    const std::vector<LevelStretch> stretches = level_stretches(drawing, part);
    const auto level = [&](auto value_of, std::string_view stroke, double width, std::string_view dashes, double cost) {
      draw_steps(svg, frame, part, stretches, value_of, {stroke, width, dashes, cost}, occupied);
    };
    level([&](const spc::Limits& found) { return upper_of(drawing, found); }, kInk2, line.width, line.dashes,
          kLimitCost);
    level([&](const spc::Limits& found) { return lower_of(drawing, found); }, kInk2, line.width, line.dashes,
          kLimitCost);
    level([](const spc::Limits& found) { return found.centre; }, kInk, 1.6, "", kCentreCost);
  }
}

void draw_phase_rules(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, Occupancy& occupied) {
  for (const PhaseInView& part : phases_in_view(drawing, frame)) {
    if (part.first == frame.first) continue;
    const double x = frame.slot_start(part.first);
    const double top = frame.compact() ? frame.plot.top - 4 : 18;
    svg.line({x, top}, {x, frame.plot.bottom}, kInk2, 1);
    occupied.add_line({x, top}, {x, frame.plot.bottom}, kPhaseRuleCost);
  }
}

void draw_data_line(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, Occupancy& occupied) {
  const double width = frame.compact() ? 1.3 : frame.across.slot() < 6 ? 1.1 : 1.5;
  for (const PhaseInView& part : phases_in_view(drawing, frame)) {
    std::string points;
    std::optional<Spot> before;
    std::size_t joined = 0;
    const auto finish = [&] {
      if (joined > 1)
        svg.empty("polyline", {{"points", points},
                               {"fill", "none"},
                               {"stroke", kDataLine},
                               {"stroke-width", width},
                               {"stroke-linejoin", "round"}});
      points.clear();
      before.reset();
      joined = 0;
    };
    for (std::size_t i = part.first; i < part.end; ++i) {
      const spc::Point& point = drawing.reading.analysis.points[i];
      if (!std::isfinite(point.value)) {
        finish();
        continue;
      }
      const Spot at{frame.x(i), frame.y(point.value)};
      if (before) occupied.add_line(*before, at, kDataLineCost);
      points += (joined > 0 ? " " : "") + coordinate(at.x) + "," + coordinate(at.y);
      before = at;
      ++joined;
    }
    finish();
  }
}

std::vector<TargetStretch> target_stretches(const SpcDrawing& drawing, const ChartFrame& frame) {
  std::vector<TargetStretch> stretches;
  for (std::size_t i = frame.first; i < frame.end; ++i) {
    const double target = drawing.reading.analysis.points[i].target;
    if (!std::isfinite(target)) continue;
    if (!stretches.empty() && stretches.back().end == i && stretches.back().value == target)
      stretches.back().end = i + 1;
    else
      stretches.push_back({target, 0, 0, i, i + 1});
  }
  for (TargetStretch& stretch : stretches) {
    stretch.left = frame.slot_start(stretch.first);
    stretch.right = frame.slot_start(stretch.end);
  }
  return stretches;
}

void draw_target(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, Occupancy& occupied) {
  const std::vector<TargetStretch> stretches = target_stretches(drawing, frame);
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const TargetStretch& now = stretches[i];
    const double y = frame.y(now.value);
    svg.line({now.left, y}, {now.right, y}, kTarget, 1.6, kTargetDashes);
    occupied.add_line({now.left, y}, {now.right, y}, kTargetCost);
    if (i > 0 && stretches[i - 1].end == now.first) {
      const Spot from{now.left, frame.y(stretches[i - 1].value)};
      svg.line(from, {now.left, y}, kTarget, 1.6);
      occupied.add_line(from, {now.left, y}, kTargetCost);
    }
  }
}

}  // namespace qi::chart
