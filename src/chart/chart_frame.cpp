#include "chart/chart_frame.h"

#include <algorithm>
#include <cmath>

#include "chart/shared_scale.h"
#include "spc/chart_catalogue.h"

namespace qi::chart {
namespace {

constexpr double kLeastLeftMargin = 52;
constexpr double kLeastRightMargin = 158;
constexpr double kMostRightMargin = 330;
constexpr double kMarginLabelInset = 24;
constexpr double kWidestTargetName = 170;
constexpr double kAir = 0.07;
constexpr double kAirForBrackets = 0.15;

std::vector<double> shown_values(const SpcDrawing& drawing, std::size_t first, std::size_t end) {
  const spc::Analysis& analysis = drawing.reading.analysis;
  std::vector<double> shown;
  for (std::size_t i = first; i < end; ++i) {
    shown.push_back(analysis.points[i].value);
    shown.push_back(analysis.points[i].target);
  }
  const auto show_levels = [&](const spc::Limits& levels) {
    shown.push_back(levels.centre);
    if (const auto limits = drawn_limits(drawing, levels)) {
      shown.push_back(limits->lower);
      shown.push_back(limits->upper);
    }
  };
  for (const spc::Phase& phase : analysis.phases)
    if (phase.end > first && phase.first < end && analysis.by_point.empty()) show_levels(phase.limits);
  for (std::size_t i = first; i < std::min(end, analysis.by_point.size()); ++i) show_levels(analysis.by_point[i]);
  return shown;
}

double widest_tick(const ValueScale& scale, const ValueFormat& format, double base_size) {
  double widest = 0;
  for (const double tick : scale.ticks)
    widest = std::max(widest, width_of(tick_label(tick, scale, format), kAxisText, base_size));
  return widest;
}

bool named_patterns_in_view(const SpcDrawing& drawing, const ChartFrame& frame) {
  return !drawing.reading.analysis.is_waiting() &&
         std::ranges::any_of(drawing.reading.analysis.patterns,
                             [&](const spc::Pattern& pattern) { return pattern.last >= frame.first; });
}

/// Sides of the plot, which the moving ranges share.
void set_across(ChartFrame& frame, const SpcDrawing& drawing, std::span<const double> beside) {
  frame.base_size = frame.compact() ? 13 : 15;
  frame.width = frame.compact() ? kCompactWidth : kWideWidth;
  const std::size_t count = drawing.reading.analysis.points.size();
  frame.end = count;
  const std::size_t asked = drawing.last_points == 0 ? count : std::min(count, drawing.last_points);
  frame.first = count - (frame.compact() ? std::min(asked, kCompactPoints) : asked);
  std::vector<double> shown = shown_values(drawing, frame.first, frame.end);
  shown.insert(shown.end(), beside.begin(), beside.end());
  frame.values = value_scale(shown, drawing.wording.format.style, drawing.natural_lower, drawing.natural_upper,
                             frame.compact() ? 5 : 7, named_patterns_in_view(drawing, frame) ? kAirForBrackets : kAir);
  const double ticks = widest_tick(frame.values, drawing.wording.format, frame.base_size);
  if (frame.compact()) {
    frame.plot.left = std::max(36.0, ticks + 10);
    frame.plot.right = frame.width - 12;
  } else {
    double labels = 0;
    for (const MarginLabel& label : margin_labels(drawing)) labels = std::max(labels, width_of(label, frame.base_size));
    frame.plot.left = std::max(kLeastLeftMargin, ticks + 16);
    frame.plot.right = frame.width - std::clamp(labels + kMarginLabelInset, kLeastRightMargin, kMostRightMargin);
  }
  frame.across = {frame.plot.left, frame.plot.right, frame.end - frame.first};
}

}  // namespace

std::optional<DrawnLimits> drawn_limits(const SpcDrawing& drawing, const spc::Limits& found) {
  if (!drawing.reading.limits_shown || !std::isfinite(found.lower) || !std::isfinite(found.upper)) return std::nullopt;
  DrawnLimits limits{found.lower, found.upper};
  if (drawing.natural_lower) {
    limits.lower_is_clipped = limits.lower < *drawing.natural_lower;
    limits.lower = std::max(limits.lower, *drawing.natural_lower);
    limits.upper = std::max(limits.upper, *drawing.natural_lower);
  }
  if (drawing.natural_upper) {
    limits.upper_is_clipped = limits.upper > *drawing.natural_upper;
    limits.lower = std::min(limits.lower, *drawing.natural_upper);
    limits.upper = std::min(limits.upper, *drawing.natural_upper);
  }
  return limits;
}

std::string lower_limit_words(const DrawnLimits& limits, const ValueFormat& format) {
  // Two digits of a limit that nobody could tell from 0 beside the other one would look exact.
  constexpr double kNextToNothing = 0.001;
  if (limits.lower_is_clipped) return "below " + show_target(limits.lower, format);
  const bool is_nothing = limits.lower > 0 && limits.lower < kNextToNothing * limits.upper;
  return is_nothing ? show(limits.lower, format) : show_line(limits.lower, format);
}

std::string upper_limit_words(const DrawnLimits& limits, const ValueFormat& format) {
  return limits.upper_is_clipped ? "above " + show_target(limits.upper, format) : show_line(limits.upper, format);
}

std::string limits_words(const DrawnLimits& limits, const ValueFormat& format) {
  const std::string_view from = limits.lower_is_clipped ? "limits from " : "limits ";
  return std::string(from) + lower_limit_words(limits, format) + " to " + upper_limit_words(limits, format);
}

std::vector<MarginLabel> margin_labels(const SpcDrawing& drawing) {
  const spc::Analysis& analysis = drawing.reading.analysis;
  const ValueFormat& format = drawing.wording.format;
  std::vector<MarginLabel> labels;
  if (!analysis.latest) return labels;
  const spc::Point& latest = analysis.points[*analysis.latest];
  labels.push_back({short_point_name(drawing, *analysis.latest), show(latest.value, format), latest.value,
                    drawing.reading.analysis.is_waiting() ? kInk : word_colour(latest.state), 2 * kTargetClaim, true});
  const double target = analysis.points.back().target;
  if (std::isfinite(target))
    labels.push_back({shortened(drawing.target_name, kWidestTargetName, 15), show_target(target, format), target,
                      kTarget, kTargetClaim});
  const spc::Phase& phase = analysis.last_phase();
  if (std::isfinite(phase.limits.centre))
    labels.push_back(
        {std::string(centre_name(analysis)), show_line(phase.limits.centre, format), phase.limits.centre, kInk, 4});
  if (const auto limits = drawn_limits(drawing, phase.limits)) {
    labels.push_back({"Upper limit", upper_limit_words(*limits, format), limits->upper, kInk2, 1});
    labels.push_back({"Lower limit", lower_limit_words(*limits, format), limits->lower, kInk2, 1});
  }
  return labels;
}

double width_of(const MarginLabel& label, double base_size) {
  const double size = kLabelText.factor * base_size;
  return text_width(label.plain + " ", size) + text_width(label.bold, size, Weight::bold);
}

double room_below(const ChartFrame& frame) {
  if (frame.compact()) return frame.has_lane ? 92 : 50;
  return frame.has_lane ? 108 : 62;
}

std::vector<double> heights_of(const SpcDrawing& drawing, Size size) {
  const ChartFrame frame = spc_frame(drawing, size);
  return shown_values(drawing, frame.first, frame.end);
}

ChartFrame spc_frame(const SpcDrawing& drawing, Size size, std::span<const double> beside) {
  ChartFrame frame;
  frame.size = size;
  set_across(frame, drawing, beside);
  frame.height = frame.compact() ? 360 : 500;
  frame.has_lane =
      std::ranges::any_of(drawing.annotations, [&](const Annotation& event) { return frame.in_view(event.index); });
  frame.plot.top = frame.compact() ? 44 : 58;
  frame.plot.bottom = frame.height - room_below(frame);
  return frame;
}

ChartFrame moving_range_frame(const SpcDrawing& drawing, Size size) {
  ChartFrame frame;
  frame.size = size;
  set_across(frame, drawing, {});
  frame.height = frame.compact() ? 170 : 210;
  frame.plot.top = frame.compact() ? 16 : 22;
  frame.plot.bottom = frame.height - (frame.compact() ? 42 : 44);
  std::vector<double> shown;
  const spc::Analysis& analysis = drawing.reading.analysis;
  for (std::size_t i = frame.first; i < frame.end; ++i) shown.push_back(analysis.points[i].moving_range);
  if (drawing.reading.limits_shown)
    for (const PhaseInView& part : phases_in_view(drawing, frame))
      shown.push_back(analysis.phases[part.phase].moving_range_upper);
  frame.values = zero_based_scale(shown, drawing.wording.format.style, frame.compact() ? 4 : 5);
  return frame;
}

std::vector<PhaseInView> phases_in_view(const SpcDrawing& drawing, const ChartFrame& frame) {
  std::vector<PhaseInView> parts;
  const std::vector<spc::Phase>& phases = drawing.reading.analysis.phases;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    const std::size_t first = std::max(phases[i].first, frame.first);
    const std::size_t end = std::min(phases[i].end, frame.end);
    if (first < end) parts.push_back({i, first, end});
  }
  return parts;
}

std::vector<LevelStretch> level_stretches(const SpcDrawing& drawing, const PhaseInView& part) {
  const spc::Analysis& analysis = drawing.reading.analysis;
  std::vector<LevelStretch> stretches{{part.first, part.end, analysis.limits_at(part.first)}};
  for (std::size_t i = part.first + 1; i < part.end && !analysis.by_point.empty(); ++i) {
    const spc::Limits& before = stretches.back().limits;
    const spc::Limits& here = analysis.by_point[i];
    if (here.centre == before.centre && here.lower == before.lower && here.upper == before.upper) continue;
    stretches.back().end = i;
    stretches.push_back({i, part.end, analysis.by_point[i]});
  }
  return stretches;
}

std::string_view centre_name(const spc::Analysis& analysis) {
  return spc::centre_name(analysis.chart, analysis.profile);
}

std::string point_name(const SpcDrawing& drawing, std::size_t index) {
  const spc::Wording& wording = drawing.wording;
  return index < wording.dates.size() ? period_name(wording.frequency, wording.dates[index])
                                      : "Point " + std::to_string(index + 1);
}

std::string short_point_name(const SpcDrawing& drawing, std::size_t index) {
  const spc::Wording& wording = drawing.wording;
  return index < wording.dates.size() ? short_period_name(wording.frequency, wording.dates[index])
                                      : "Point " + std::to_string(index + 1);
}

}  // namespace qi::chart
