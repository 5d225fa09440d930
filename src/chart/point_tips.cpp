#include "chart/point_tips.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "chart/tip_box.h"
#include "spc/rule_catalogue.h"

namespace qi::chart {
namespace {

// Closer than this no pointer tells two points apart: tips for all of them would be weight without use.
constexpr double kClosestTips = 2;

/// "Concerning. Outside the upper process limit" in its two parts.
struct StateAndReason {
  std::string state;
  std::string reason;
};

StateAndReason words_of(const SpcDrawing& drawing, std::size_t index) {
  if (drawing.reading.analysis.is_waiting()) return {};
  const std::string words = spc::point_words(drawing.reading.analysis, index);
  const std::size_t stop = words.find(". ");
  if (stop == std::string::npos) return {words, ""};
  return {words.substr(0, stop), words.substr(stop + 2)};
}

/// The first broken rule in display order: where the link leads.
std::string rule_link(const SpcDrawing& drawing, const spc::Point& point) {
  if (drawing.rule_link_base.empty() || drawing.reading.analysis.is_waiting()) return "";
  const spc::RuleSet broken = point.high | point.low | point.undirected;
  for (const spc::Rule& rule : spc::rule_catalogue())
    if (broken.has(rule.id)) return drawing.rule_link_base + std::string(rule.slug);
  return "";
}

void draw_tip(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame, std::size_t index, Spot at) {
  const auto [state, reason] = words_of(drawing, index);
  const std::string value = short_point_name(drawing, index) + ": " +
                            show(drawing.reading.analysis.points[index].value, drawing.wording.format);
  std::vector<std::string> lines;
  if (!state.empty()) lines.push_back(state);
  for (std::string& line : wrapped(reason, widest_tip_words(frame.width), kTipMoreText.factor * frame.base_size))
    lines.push_back(std::move(line));
  draw_tip_box(svg, {0, 0, frame.width, frame.height}, at, value, lines);
}

}  // namespace

std::string accessible_point(const SpcDrawing& drawing, std::size_t index) {
  const spc::Point& point = drawing.reading.analysis.points[index];
  std::string name = point_name(drawing, index) + ", " + show(point.value, drawing.wording.format);
  const auto [state, reason] = words_of(drawing, index);
  if (!state.empty()) name += ", " + uncapitalised(state);
  if (!reason.empty()) name += ". " + reason;
  return name;
}

void draw_point_tips(SvgWriter& svg, const SpcDrawing& drawing, const ChartFrame& frame) {
  const double widest = frame.compact() ? 9 : 12;
  const double radius = std::clamp(frame.across.slot() * 0.75, 4.0, widest);
  const bool crowded = frame.across.slot() < kClosestTips;
  svg.open("g", {{"class", "qt-hits"}});
  for (std::size_t i = frame.first; i < frame.end; ++i) {
    const spc::Point& point = drawing.reading.analysis.points[i];
    const bool stands_out = point.is_special() || i == drawing.reading.analysis.latest;
    if (!std::isfinite(point.value) || (crowded && !stands_out)) continue;
    const Spot at{frame.x(i), frame.y(point.value)};
    const std::string link = point.is_special() ? rule_link(drawing, point) : "";
    const std::string_view element = link.empty() ? "g" : "a";
    svg.open(element, {{"href", link},
                       {"data-i", std::to_string(i - frame.first)},
                       {"aria-label", link.empty() ? "" : accessible_point(drawing, i)}});
    svg.empty("circle", {{"cx", at.x}, {"cy", at.y}, {"r", radius}, {"class", "qt-hit"}, {"fill", "transparent"}});
    draw_tip(svg, drawing, frame, i, at);
    svg.close(element);
  }
  svg.close("g");
}

}  // namespace qi::chart
