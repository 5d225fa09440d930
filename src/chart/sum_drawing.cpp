#include "chart/sum_drawing.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "chart/chart_words.h"
#include "chart/event_drawing.h"
#include "chart/plot_lines.h"
#include "chart/plot_sheet.h"
#include "chart/sum_key.h"
#include "chart/time_plot.h"
#include "spc/sentence_words.h"
#include "spc/sums/sum_sentence.h"

namespace qi::chart {
namespace {

using spc::Side;
using spc::SumPoint;
using spc::SumSignal;

constexpr std::size_t kMostNames = 8;
constexpr std::size_t kMostNamesCompact = 3;
const ValueFormat kSumFormat{ValueStyle::number, 2, ""};

std::string sum_words(double sum) {
  return show_target(sum, kSumFormat);
}
/// As it was asked: "5", "4.5".
std::string interval_words(double interval) {
  constexpr double kHundredths = 100;
  return shortest(std::round(interval * kHundredths) / kHundredths);
}
double sum_of(const SumPoint& point, Side side) {
  return side == Side::high ? point.high : point.low;
}
bool signals(const SumPoint& point, Side side) {
  return side == Side::high ? point.signals_high : point.signals_low;
}
bool starts_at(const SumDrawing& drawing, std::size_t index) {
  return std::ranges::find(drawing.starts, index) != drawing.starts.end();
}
bool has_sums(const SumDrawing& drawing) {
  return std::ranges::any_of(
      drawing.sums.points, [](const SumPoint& point) { return std::isfinite(point.high) || std::isfinite(point.low); });
}

std::vector<MarginLabel> labels_of(const SumDrawing& drawing) {
  const spc::SumChart& sums = drawing.sums;
  std::vector<MarginLabel> labels;
  const auto add = [&](std::string words, double value, std::string (*words_of)(double), std::string_view colour,
                       double claim) {
    if (std::isfinite(value)) labels.push_back({std::move(words), words_of(value), value, colour, claim});
  };
  if (sums.latest) {
    const SumPoint& now = sums.points[*sums.latest];
    for (const Side side : {Side::high, Side::low}) {
      const std::string_view colour = signals(now, side) ? word_colour(state_of_side(drawing, side)) : kInk;
      add(side == Side::high ? "Now, for a rise" : "Now, for a fall", sum_of(now, side), sum_words, colour,
          kTargetClaim);
    }
  }
  add("Decision interval", sums.upper, interval_words, kInk2, 2);
  add("Decision interval", sums.lower, interval_words, kInk2, 2);
  return labels;
}

ChartFrame frame_of(const SumDrawing& drawing, Size size) {
  TimePlot plot{.size = size,
                .count = drawing.sums.points.size(),
                .shown = {0, drawing.sums.upper, drawing.sums.lower},
                .natural_lower = std::nullopt,
                .format = kSumFormat,
                .labels = labels_of(drawing),
                .has_lane = !drawing.annotations.empty()};
  plot.shown.insert(plot.shown.end(), drawing.scale_holds.begin(), drawing.scale_holds.end());
  for (const SumPoint& point : drawing.sums.points) {
    plot.shown.push_back(point.high);
    plot.shown.push_back(point.low);
  }
  return time_plot_frame(plot);
}

void draw_band(SvgWriter& svg, const SumDrawing& drawing, const ChartFrame& frame) {
  const double upper = std::isfinite(drawing.sums.upper) ? drawing.sums.upper : 0;
  const double lower = std::isfinite(drawing.sums.lower) ? drawing.sums.lower : 0;
  svg.empty("rect", {{"x", frame.plot.left},
                     {"y", frame.y(upper)},
                     {"width", frame.plot.width()},
                     {"height", frame.y(lower) - frame.y(upper)},
                     {"fill", kBand}});
}

void draw_phase_rules(SvgWriter& svg, const SumDrawing& drawing, const ChartFrame& frame, Occupancy& occupied) {
  for (const std::size_t start : drawing.starts)
    if (start > 0 && start < frame.end) draw_phase_rule(svg, frame, start, occupied);
}

double start_level(const SumDrawing& drawing, Side side) {
  return side == Side::high ? drawing.head_start : -drawing.head_start;
}

bool falls_back(const SumDrawing& drawing, std::size_t index, Side side) {
  return drawing.after == spc::AfterSignal::starts_again && signals(drawing.sums.points[index], side);
}

/// Where one sum stands at each place: at its head start until the first value of a phase and after a signal with which
/// it starts again; where it stood before, where a value is left out or missing.
std::vector<double> levels_of(const SumDrawing& drawing, Side side) {
  std::vector<double> levels;
  double level = start_level(drawing, side);
  for (std::size_t i = 0; i < drawing.sums.points.size(); ++i) {
    if (starts_at(drawing, i)) level = start_level(drawing, side);
    if (const double sum = sum_of(drawing.sums.points[i], side); std::isfinite(sum)) level = sum;
    levels.push_back(level);
    if (falls_back(drawing, i, side)) level = start_level(drawing, side);
  }
  return levels;
}

struct SumLevels {
  explicit SumLevels(const SumDrawing& drawing)
      : high(levels_of(drawing, Side::high)), low(levels_of(drawing, Side::low)) {}
  const std::vector<double>& of(Side side) const { return side == Side::high ? high : low; }
  /// The one that is further from 0.
  double larger(std::size_t index) const { return high[index] >= -low[index] ? high[index] : low[index]; }

  std::vector<double> high;
  std::vector<double> low;
};

/// One sum from left to right: it begins at its head start where a phase does, goes on flat where there is no value,
/// and falls back where it starts again after a signal.
void draw_sum(SvgWriter& svg, const SumDrawing& drawing, const SumLevels& levels, const ChartFrame& frame, Side side,
              Occupancy& occupied) {
  const double start = frame.y(start_level(drawing, side));
  std::vector<Spot> run;
  const auto begin_anew = [&](std::size_t index) {
    draw_run(svg, frame, run, occupied);
    run = {{frame.slot_start(index), start}};
  };
  for (std::size_t i = frame.first; i < frame.end; ++i) {
    if (starts_at(drawing, i)) begin_anew(i);
    const Spot at{frame.x(i), frame.y(levels.of(side)[i])};
    run.push_back(at);
    if (!falls_back(drawing, i, side)) continue;
    begin_anew(i + 1);
    svg.line(at, {at.x, start}, mark_colour(state_of_side(drawing, side)), 1, kBackDashes);
  }
  draw_run(svg, frame, run, occupied);
}

void draw_start_marks(SvgWriter& svg, const SumDrawing& drawing, const ChartFrame& frame) {
  if (drawing.head_start == 0) return;
  for (const std::size_t start : drawing.starts) {
    if (start >= frame.end) continue;
    for (const double level : {drawing.head_start, -drawing.head_start})
      svg.empty("circle", {{"cx", frame.slot_start(start)},
                           {"cy", frame.y(level)},
                           {"r", frame.compact() ? 2.6 : 3.4},
                           {"fill", kPaper},
                           {"stroke", kInk},
                           {"stroke-width", 1.2}});
  }
}

void draw_marks(SvgWriter& svg, const SumDrawing& drawing, const SumLevels& levels, const ChartFrame& frame,
                const MarkSizes& sizes) {
  svg.open("g", {{"aria-hidden", "true"}});
  for (std::size_t i = frame.first; i < frame.end; ++i)
    if (is_left_out(drawing.sums.points[i]))
      draw_mark(svg, {frame.x(i), frame.y(levels.larger(i))}, spc::PointState::excluded, sizes, Filling::hollow);
  const bool draws_all = frame.across.slot() >= kClosestMarks;
  for (const bool wants_signals : {false, true})
    for (std::size_t i = frame.first; i < frame.end; ++i)
      for (const Side side : {Side::high, Side::low}) {
        const SumPoint& point = drawing.sums.points[i];
        const double sum = sum_of(point, side);
        if (!std::isfinite(sum) || signals(point, side) != wants_signals) continue;
        // Where nothing has gathered the line of 0 says so.
        if (!wants_signals && (!draws_all || sum == 0)) continue;
        draw_mark(svg, {frame.x(i), frame.y(sum)},
                  wants_signals ? state_of_side(drawing, side) : spc::PointState::common, sizes, Filling::solid);
      }
  svg.close("g");
}

void occupy_marks(const SumDrawing& drawing, const SumLevels& levels, const ChartFrame& frame, const MarkSizes& sizes,
                  Occupancy& occupied) {
  for (std::size_t i = frame.first; i < frame.end; ++i)
    for (const Side side : {Side::high, Side::low}) {
      const SumPoint& point = drawing.sums.points[i];
      if (!std::isfinite(sum_of(point, side))) continue;
      const bool is_signal = signals(point, side);
      if (!is_signal && (frame.across.slot() < kClosestMarks || sum_of(point, side) == 0)) continue;
      const auto state = is_signal ? state_of_side(drawing, side) : spc::PointState::common;
      occupy_mark({frame.x(i), frame.y(sum_of(point, side))}, reach(sizes, state), occupied);
    }
  for (std::size_t i = frame.first; i < frame.end; ++i)
    if (is_left_out(drawing.sums.points[i]))
      occupy_mark({frame.x(i), frame.y(levels.larger(i))}, sizes.common, occupied);
}

/// Leaders of events begin below the lower sum.
double leader_top(const SumDrawing& drawing, const SumLevels& levels, const ChartFrame& frame, std::size_t index,
                  const MarkSizes& sizes) {
  return frame.y(levels.low[index]) + reach(sizes, drawing.sums.points[index].state) + 3;
}

void draw_began_ticks(SvgWriter& svg, const SumDrawing& drawing, const ChartFrame& frame) {
  const double y = frame.y(0);
  for (const SumSignal& signal : drawing.sums.signals) {
    const double x = frame.x(signal.began);
    svg.line({x, y - kBeganTick}, {x, y + kBeganTick}, word_colour(state_of_side(drawing, signal.side)),
             frame.across.slot() < kClosestMarks ? 1 : 2);
  }
}

/// From long to short: "May 2024, began Mar 2024", "May 2024"; of the eighth point "Point 8, began at 5".
std::vector<std::string> names_of(const SumDrawing& drawing, const SumSignal& signal) {
  const std::string first = short_name_of(drawing.wording, signal.first);
  if (signal.began == signal.first) return {first};
  const std::string began = signal.began < drawing.wording.dates.size()
                                ? " " + short_name_of(drawing.wording, signal.began)
                                : " at " + std::to_string(signal.began + 1);
  return {first + ", began" + began, first};
}

void draw_names(SvgWriter& svg, const SumDrawing& drawing, const ChartFrame& frame, const MarkSizes& sizes,
                Occupancy& occupied) {
  std::size_t room = frame.compact() ? kMostNamesCompact : kMostNames;
  for (auto signal = drawing.sums.signals.rbegin(); signal != drawing.sums.signals.rend() && room > 0; ++signal) {
    const spc::PointState state = state_of_side(drawing, signal->side);
    const double sum = sum_of(drawing.sums.points[signal->first], signal->side);
    if (draw_mark_words(svg, frame, {frame.x(signal->first), frame.y(sum)}, reach(sizes, state),
                        names_of(drawing, *signal), word_colour(state), occupied))
      --room;
  }
}

/// A compact picture has no margin for the latest sums: the larger one is told beside its mark.
void draw_now(SvgWriter& svg, const SumDrawing& drawing, const SumLevels& levels, const ChartFrame& frame,
              const MarkSizes& sizes, Occupancy& occupied) {
  if (!drawing.sums.latest) return;
  const SumPoint& now = drawing.sums.points[*drawing.sums.latest];
  const double sum = levels.larger(*drawing.sums.latest);
  const Spot at{frame.x(*drawing.sums.latest), frame.y(sum)};
  const Side side = sum < 0 ? Side::low : Side::high;
  draw_latest_ring(svg, at, sizes, 1.4);
  occupy_mark(at, sizes.ring, occupied);
  draw_mark_words(svg, frame, at, sizes.ring, {"Now " + sum_words(sum), sum_words(sum)},
                  signals(now, side) ? word_colour(state_of_side(drawing, side)) : kInk, occupied);
}

std::vector<PointTip> tips_of(const SumDrawing& drawing, const SumLevels& levels, const ChartFrame& frame) {
  std::vector<PointTip> tips;
  for (std::size_t i = frame.first; i < frame.end; ++i) {
    const SumPoint& point = drawing.sums.points[i];
    if (is_left_out(point)) {
      tips.push_back({.at = {frame.x(i), frame.y(levels.larger(i))},
                      .heading = short_name_of(drawing.wording, i) + ": " + show(point.value, drawing.wording.format),
                      .lines = {"Left out of the sums"}});
      continue;
    }
    if (!std::isfinite(point.high) && !std::isfinite(point.low)) continue;
    const bool is_signal = point.signals_high || point.signals_low;
    const double shown = point.signals_low && !point.signals_high ? point.low
                         : std::isfinite(point.high)              ? point.high
                                                                  : point.low;
    PointTip tip{.at = {frame.x(i), frame.y(shown)},
                 .heading = short_name_of(drawing.wording, i) + ": " + show(point.value, drawing.wording.format),
                 .lines = {},
                 .stands_out = is_signal || drawing.sums.latest == i};
    tip.lines.push_back("Sums " + show(point.high, kSumFormat) + " for a rise, " + show(point.low, kSumFormat) +
                        " for a fall");
    if (point.signals_high) tip.lines.emplace_back("Signal of a rise");
    if (point.signals_low) tip.lines.emplace_back("Signal of a fall");
    tips.push_back(std::move(tip));
  }
  return tips;
}

void draw_note(SvgWriter& svg, const ChartFrame& frame, const char* words) {
  svg.text(words, {(frame.plot.left + frame.plot.right) / 2, (frame.plot.top + frame.plot.bottom) / 2},
           kLabelText.coloured(kInk2), Anchor::middle);
}

std::string drawn(const SumDrawing& drawing, const ChartFrame& frame, Purpose purpose) {
  SvgWriter svg(frame.base_size);
  Occupancy occupied;
  const MarkSizes sizes = time_plot_marks(frame);
  if (!has_sums(drawing)) {
    draw_note(svg, frame, drawing.sums.points.empty() ? "No values yet" : "Too few values that vary");
    return svg.take();
  }
  draw_band(svg, drawing, frame);
  draw_value_axis(svg, kSumFormat, frame);
  draw_time_axis(
      svg, drawing.wording, [&](std::size_t i) { return drawing.sums.points[i].state == spc::PointState::missing; },
      frame);
  draw_plot_heading(svg, frame, {drawing.scale},
                    {"Above 0 gathers what speaks for a rise, below 0 what speaks for a fall",
                     "Above 0 for a rise, below 0 for a fall"},
                    drawing.wording, drawing.starts, drawing.phases);
  draw_phase_rules(svg, drawing, frame, occupied);
  for (const double interval : {drawing.sums.upper, drawing.sums.lower})
    draw_level(svg, frame, interval, frame.plot.left, frame.plot.right, kLimitStroke, occupied);
  const SumLevels levels(drawing);
  for (const Side side : {Side::high, Side::low}) draw_sum(svg, drawing, levels, frame, side, occupied);
  draw_level(svg, frame, 0, frame.plot.left, frame.plot.right, kZeroStroke, occupied);
  const PlacedEvents events = events_of(drawing.annotations, frame);
  draw_event_leaders(
      svg, frame, events, [&](std::size_t index) { return leader_top(drawing, levels, frame, index, sizes); },
      occupied);
  draw_began_ticks(svg, drawing, frame);
  draw_start_marks(svg, drawing, frame);
  occupy_marks(drawing, levels, frame, sizes, occupied);
  draw_marks(svg, drawing, levels, frame, sizes);
  if (frame.compact()) draw_now(svg, drawing, levels, frame, sizes, occupied);
  draw_names(svg, drawing, frame, sizes, occupied);
  if (frame.compact()) {
    for (const double interval : {drawing.sums.upper, drawing.sums.lower})
      if (std::isfinite(interval))
        draw_level_words(svg, frame, interval, frame.plot.left, "Interval " + interval_words(interval), occupied);
  } else {
    draw_margin_labels(svg, frame, labels_of(drawing), {}, 0);
  }
  draw_events(svg, frame, events, purpose);
  if (purpose == Purpose::page) draw_time_tips(svg, frame, tips_of(drawing, levels, frame));
  return svg.take();
}

}  // namespace

std::string sum_chart(const SumDrawing& drawing, Size size, Purpose purpose) {
  const ChartFrame frame = frame_of(drawing, size);
  spc::Verdict verdict = spc::sum_sentence(drawing.sums, drawing.wording);
  std::string explanation = std::move(verdict.explanation);
  if (!drawing.setting.empty()) explanation += " " + drawing.setting;
  return plot_sheet({.size = size,
                     .width = frame.width,
                     .height = frame.height,
                     .base_size = frame.base_size,
                     .drawn = drawn(drawing, frame, purpose),
                     .label = sum_alt_text(drawing),
                     .description = drawing.setting,
                     .heading = drawing.name,
                     .headline = std::move(verdict.headline),
                     .explanation = std::move(explanation),
                     .key = sum_key(drawing, size)},
                    purpose);
}

std::string sum_alt_text(const SumDrawing& drawing) {
  const spc::SumChart& sums = drawing.sums;
  const spc::Verdict verdict = spc::sum_sentence(sums, drawing.wording);
  std::string text = drawing.title + ": " + drawing.name + span_words(drawing.wording, sums.points.size()) + ". " +
                     verdict.headline + " " + verdict.explanation;
  text += phase_words(drawing.wording, drawing.starts, drawing.phases);
  if (!has_sums(drawing) || !sums.latest) return text;
  const SumPoint& now = sums.points[*sums.latest];
  text += " Latest sums " + show(now.high, kSumFormat) + " for a rise and " + show(now.low, kSumFormat) + " for a fall";
  return text + (std::isfinite(sums.upper) ? "; decision interval " + interval_words(sums.upper) : "") + ".";
}

}  // namespace qi::chart
