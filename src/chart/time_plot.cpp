#include "chart/time_plot.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "chart/mark_labels.h"
#include "chart/phase_headings.h"
#include "chart/tip_box.h"
#include "spc/sentence_words.h"

namespace qi::chart {
namespace {

constexpr double kLeastLeftMargin = 52;
constexpr double kLeastRightMargin = 158;
constexpr double kMostRightMargin = 330;
constexpr double kMarginLabelInset = 24;
constexpr double kAir = 0.1;  // names of signals stand above and below the marks
constexpr double kDataLineCost = 4;
constexpr double kAscent = 0.76;
constexpr double kPhaseRuleCost = 8;
constexpr double kEdge = 4;  // between words and the edge of the picture
constexpr double kBeyondPlot = 6;
constexpr double kClosestTips = 2;
constexpr double kPhaseNameInset = 4;

/// Its baseline, above the plot.
double second_line(const ChartFrame& frame) {
  return frame.compact() ? 31 : 43;
}

const std::string& first_that_fits(const std::vector<std::string>& words, double room, const TextStyle& style,
                                   double base_size) {
  for (const std::string& each : words)
    if (width_of(each, style, base_size) <= room) return each;
  return words.back();
}

}  // namespace

ChartFrame time_plot_frame(const TimePlot& plot) {
  ChartFrame frame;
  frame.size = plot.size;
  frame.base_size = frame.compact() ? 13 : 15;
  frame.width = frame.compact() ? kCompactWidth : kWideWidth;
  frame.height = frame.compact() ? plot.compact_height : plot.wide_height;
  frame.end = plot.count;
  frame.plot.top = frame.compact() ? 44 : 58;
  frame.has_lane = plot.has_lane;
  frame.plot.bottom = frame.height - room_below(frame);
  frame.values =
      value_scale(plot.shown, plot.format.style, plot.natural_lower, std::nullopt, frame.compact() ? 5 : 7, kAir);
  double ticks = 0;
  for (const double tick : frame.values.ticks)
    ticks = std::max(ticks, width_of(tick_label(tick, frame.values, plot.format), kAxisText, frame.base_size));
  if (frame.compact()) {
    frame.plot.left = std::max(36.0, ticks + 10);
    frame.plot.right = frame.width - 12;
  } else {
    double labels = 0;
    for (const MarginLabel& label : plot.labels) labels = std::max(labels, width_of(label, frame.base_size));
    frame.plot.left = std::max(kLeastLeftMargin, ticks + 16);
    frame.plot.right = frame.width - std::clamp(labels + kMarginLabelInset, kLeastRightMargin, kMostRightMargin);
  }
  frame.across = {frame.plot.left, frame.plot.right, plot.count};
  return frame;
}

void draw_plot_heading(SvgWriter& svg, const ChartFrame& frame, const std::vector<std::string>& titles,
                       const std::vector<std::string>& details) {
  const double left = frame.compact() ? kEdge : frame.plot.left;
  const double room = frame.width - left - kEdge;
  const auto line = [&](const std::vector<std::string>& words, const TextStyle& style, double baseline) {
    if (words.empty()) return;
    svg.text(shortened(first_that_fits(words, room, style, frame.base_size), room, style.factor * frame.base_size,
                       style.weight),
             {left, baseline}, style);
  };
  line(titles, kHeadingText, frame.compact() ? 14.0 : 24.0);
  line(details, kSubheadingText, second_line(frame));
}

void draw_plot_heading(SvgWriter& svg, const ChartFrame& frame, const std::vector<std::string>& titles,
                       const std::vector<std::string>& details, const spc::Wording& wording,
                       std::span<const std::size_t> starts, std::span<const PhaseHeading> phases) {
  if (phases.empty()) return draw_plot_heading(svg, frame, titles, details);
  QI_ASSERT(starts.size() == phases.size());
  std::vector<std::string> together;
  for (const std::string& detail : details) together.push_back(titles.front() + ". " + detail);
  together.insert(together.end(), titles.begin(), titles.end());
  draw_plot_heading(svg, frame, together, {});
  std::vector<HeadingWords> words;
  std::vector<HeadingRoom> rooms;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    HeadingWords names{.titles = {phases[i].title},
                       .summaries = {},
                       .name = phases[i].brief.empty() ? phases[i].title : phases[i].brief};
    if (!phases[i].brief.empty()) names.titles.push_back(phases[i].brief);
    names.titles.push_back(short_name_of(wording, starts[i]));
    words.push_back(std::move(names));
    const double left = frame.slot_start(starts[i]) + (i == 0 ? 0 : kPhaseNameInset);
    const bool is_last = i + 1 == phases.size();
    rooms.push_back({left, is_last ? frame.width - kEdge : frame.slot_start(starts[i + 1]) - kPhaseNameInset});
  }
  for (const PlacedHeading& heading : place_headings(words, rooms, frame.base_size))
    svg.text(heading.title, {heading.x, second_line(frame)}, kHeadingText);
}

std::string phase_words(const spc::Wording& wording, std::span<const std::size_t> starts,
                        std::span<const PhaseHeading> phases) {
  std::string words;
  for (std::size_t i = 0; i < phases.size(); ++i)
    words += (i == 0 ? " Phases: " : "; ") + phases[i].title +
             (i == 0 ? std::string() : " from " + spc::name_inside(starts[i], wording));
  return words.empty() ? words : words + ".";
}

void draw_level(SvgWriter& svg, const ChartFrame& frame, double value, double left, double right,
                const LineStroke& stroke, Occupancy& occupied) {
  if (!std::isfinite(value)) return;
  const double y = frame.y(value);
  svg.line({left, y}, {right, y}, stroke.colour, stroke.width, stroke.dashes);
  occupied.add_line({left, y}, {right, y}, stroke.cost);
}

void draw_run(SvgWriter& svg, const ChartFrame& frame, const std::vector<Spot>& spots, Occupancy& occupied) {
  if (spots.size() < 2) return;
  std::string points;
  for (std::size_t i = 0; i < spots.size(); ++i) {
    points += (i > 0 ? " " : "") + coordinate(spots[i].x) + "," + coordinate(spots[i].y);
    if (i > 0) occupied.add_line(spots[i - 1], spots[i], kDataLineCost);
  }
  const double width = frame.compact() ? 1.3 : frame.across.slot() < 6 ? 1.1 : 1.5;
  svg.empty("polyline", {{"points", points},
                         {"fill", "none"},
                         {"stroke", kDataLine},
                         {"stroke-width", width},
                         {"stroke-linejoin", "round"}});
}

void draw_phase_rule(SvgWriter& svg, const ChartFrame& frame, std::size_t first, Occupancy& occupied) {
  const double x = frame.slot_start(first);
  svg.line({x, frame.plot.top - 4}, {x, frame.plot.bottom}, kInk2, 1);
  occupied.add_line({x, frame.plot.top}, {x, frame.plot.bottom}, kPhaseRuleCost);
}

void draw_level_words(SvgWriter& svg, const ChartFrame& frame, double value, double left, const std::string& words,
                      Occupancy& occupied) {
  if (!std::isfinite(value)) return;
  const double size = kPlotLabelText.factor * frame.base_size;
  const LevelLabel wanted{.y = frame.y(value),
                          .left = left + kEdge,
                          .right = frame.plot.right,
                          .width = width_of(words, kPlotLabelText, frame.base_size),
                          .height = size,
                          .from_right = false};
  if (const auto box = place_level_label(wanted, frame.plot, occupied))
    svg.text(words, {box->left, box->bottom - size * (1 - kAscent)}, kPlotLabelText.coloured(kInk2));
}

bool draw_mark_words(SvgWriter& svg, const ChartFrame& frame, Spot mark, double reach,
                     const std::vector<std::string>& words, std::string_view colour, Occupancy& occupied) {
  const double size = kPlotLabelText.factor * frame.base_size;
  // A wide picture has the words of its margin there.
  const double right = frame.compact() ? frame.width - kEdge : frame.plot.right;
  const Box field{frame.plot.left, frame.plot.top - kBeyondPlot, right, frame.plot.bottom};
  for (const std::string& each : words) {
    const TiedLabel label{
        .mark = mark, .reach = reach, .width = width_of(each, kPlotLabelText, frame.base_size), .height = size};
    const auto placed = place_name(label, field, occupied);
    if (!placed) continue;
    if (placed->tie) svg.line(placed->tie->from, placed->tie->to, colour, 1);
    svg.text(each, {placed->words.left, placed->words.bottom - size * (1 - kAscent)}, kPlotLabelText.coloured(colour));
    return true;
  }
  return false;
}

void occupy_mark(Spot at, double reach, Occupancy& occupied) {
  occupied.add_box({at.x - reach, at.y - reach, at.x + reach, at.y + reach});
}

MarkSizes time_plot_marks(const ChartFrame& frame) {
  return crowded(frame.compact() ? compact_marks() : wide_marks(), frame.across.slot());
}

void draw_time_tips(SvgWriter& svg, const ChartFrame& frame, const std::vector<PointTip>& tips) {
  const double radius = std::clamp(frame.across.slot() * 0.75, 4.0, frame.compact() ? 9.0 : 12.0);
  const bool is_crowded = frame.across.slot() < kClosestTips;
  svg.open("g", {{"class", "qt-hits"}});
  std::size_t shown = 0;
  for (const PointTip& tip : tips) {
    if (is_crowded && !tip.stands_out) continue;
    svg.open("g", {{"data-i", std::to_string(shown++)}});
    svg.empty("circle",
              {{"cx", tip.at.x}, {"cy", tip.at.y}, {"r", radius}, {"class", "qt-hit"}, {"fill", "transparent"}});
    std::vector<std::string> lines;
    for (const std::string& words : tip.lines)
      for (std::string& line : wrapped(words, widest_tip_words(frame.width), kTipMoreText.factor * frame.base_size))
        lines.push_back(std::move(line));
    draw_tip_box(svg, {0, 0, frame.width, frame.height}, tip.at, tip.heading, lines);
    svg.close("g");
  }
  svg.close("g");
}

std::string short_name_of(const spc::Wording& wording, std::size_t index) {
  return index < wording.dates.size() ? short_period_name(wording.frequency, wording.dates[index])
                                      : "Point " + std::to_string(index + 1);
}

std::string span_words(const spc::Wording& wording, std::size_t count) {
  if (count == 0) return "";
  if (wording.dates.size() != count) return ", " + spc::counted_points(count, wording);
  return ", " + period_span(wording.frequency, wording.dates.front(), wording.dates.back());
}

}  // namespace qi::chart
