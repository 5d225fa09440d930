#include "chart/group_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "base/text.h"
#include "chart/bar_tips.h"
#include "chart/dot_swarm.h"
#include "chart/inner_key.h"
#include "chart/value_ruler.h"
#include "stats/distributions.h"

namespace qi::chart {
namespace {

constexpr std::size_t kMostDots = 1500;    // in one picture: beyond, a browser is slow and nobody sees more
constexpr std::size_t kFewestDots = 30;    // of a group, however many groups there are
constexpr std::size_t kFewestForABox = 4;  // below, quartiles say less than the dots
constexpr std::size_t kMostGroupsTold = 12;
constexpr double kBoxHeight = 14;
constexpr double kMeanHeight = 12;
constexpr double kLaneGap = 5;
constexpr double kSmallestDot = 1.3;
constexpr double kLowestDots = 18;  // of the room for dots, where none stands on another
constexpr double kDiamond = 5;
constexpr double kCap = 4;

/// How high the dots of one group may stand.
double swarm_height(const FigureFrame& frame, std::size_t groups) {
  const auto count = static_cast<double>(groups);
  return frame.compact() ? std::clamp(240 / count, 30.0, 90.0) : std::clamp(300 / count, 34.0, 150.0);
}

std::span<const PlottedGroup> shown_groups(const GroupPlotDrawing& drawing) {
  return std::span(drawing.groups).first(std::min(drawing.groups.size(), kMostPlottedGroups));
}

std::size_t most_dots(const GroupPlotDrawing& drawing) {
  std::size_t all = 0;
  for (const PlottedGroup& group : shown_groups(drawing)) all += group.values.size();
  return all <= kMostDots ? all + 2 : std::max(kFewestDots, kMostDots / shown_groups(drawing).size());
}

std::string interval_words(const stats::Interval& interval, const ValueFormat& format) {
  return show(interval.lower, format) + " to " + show(interval.upper, format);
}

std::string level_words(const GroupPlotDrawing& drawing) {
  for (const PlottedGroup& group : drawing.groups)
    if (group.of_mean) return fmt::format("{:g}%", std::round(group.of_mean->level * 1000) / 10);
  return "";
}

RowWords words_of(const PlottedGroup& group, const ValueFormat& format) {
  RowWords words{.name = group.name};
  if (group.values.empty()) {
    words.plain = "No values";
    return words;
  }
  words.plain = "Mean";
  words.bold = show(group.summary.mean, format);
  if (group.of_mean) words.bold += " (" + interval_words(*group.of_mean, format) + ")";
  words.more = "Median " + show(group.summary.median, format) + ", " + counted(group.values.size(), "value", "values");
  return words;
}

std::vector<double> shown_values(const GroupPlotDrawing& drawing) {
  std::vector<double> shown;
  for (const PlottedGroup& group : shown_groups(drawing)) {
    if (group.values.empty()) continue;
    shown.push_back(group.summary.min);
    shown.push_back(group.summary.max);
    if (!group.of_mean) continue;
    shown.push_back(group.of_mean->lower);
    shown.push_back(group.of_mean->upper);
  }
  if (drawing.reference) shown.push_back(drawing.reference->value);
  return shown;
}

void draw_diamond(SvgWriter& svg, Spot at) {
  const std::string data = path_data({{'M', {at.x, at.y - kDiamond}},
                                      {'L', {at.x + kDiamond, at.y}},
                                      {'L', {at.x, at.y + kDiamond}},
                                      {'L', {at.x - kDiamond, at.y}}});
  svg.empty("path", {{"d", data + "Z"}, {"fill", kInk}});
}

void draw_mean(SvgWriter& svg, double mean, double lower, double upper, double y) {
  svg.line({lower, y}, {upper, y}, kInk, 2);
  for (const double end : {lower, upper}) svg.line({end, y - kCap}, {end, y + kCap}, kInk, 2);
  draw_diamond(svg, {mean, y});
}

void draw_box(SvgWriter& svg, double lower, double median, double upper, double top) {
  svg.empty("rect", {{"x", lower},
                     {"y", top},
                     {"width", upper - lower},
                     {"height", kBoxHeight},
                     {"fill", kGrid},
                     {"stroke", kInk2},
                     {"stroke-width", 1.2}});
  svg.line({median, top - 1}, {median, top + kBoxHeight + 1}, kInk, 2.6);
}

/// The dots of one group, and how much of the room across they take.
struct GroupDots {
  std::vector<double> along;
  DotSwarm swarm;

  double height() const {
    double outermost = 0;
    for (const double offset : swarm.offsets) outermost = std::max(outermost, std::abs(offset));
    return 2 * (outermost + swarm.radius);
  }
};

std::vector<GroupDots> dots_by_group(const GroupPlotDrawing& drawing, const FigureFrame& frame,
                                     const ValueRuler& ruler) {
  const double height = swarm_height(frame, shown_groups(drawing).size());
  std::vector<std::vector<double>> rows;
  for (const PlottedGroup& group : shown_groups(drawing)) {
    std::vector<double>& along = rows.emplace_back();
    for (const double value : dots_of(group.values, most_dots(drawing))) along.push_back(ruler.x(value));
  }
  std::vector<DotSwarm> swarms = dot_swarms(rows, height, frame.compact() ? 3.0 : 4.0, kSmallestDot);
  std::vector<GroupDots> all;
  for (std::size_t i = 0; i < rows.size(); ++i) all.push_back({std::move(rows[i]), std::move(swarms[i])});
  return all;
}

void draw_group(SvgWriter& svg, const PlottedGroup& group, const GroupDots& dots, const ValueRuler& ruler, double top,
                double height) {
  if (group.values.empty()) return;
  for (std::size_t i = 0; i < dots.along.size(); ++i)
    svg.empty("circle", {{"cx", dots.along[i]},
                         {"cy", top + height / 2 + dots.swarm.offsets[i]},
                         {"r", dots.swarm.radius},
                         {"fill", kCommon}});
  const stats::Summary& summary = group.summary;
  const double box_top = top + height + kLaneGap;
  if (group.values.size() >= kFewestForABox)
    draw_box(svg, ruler.x(summary.lower_quartile), ruler.x(summary.median), ruler.x(summary.upper_quartile), box_top);
  const double mean_y = box_top + kBoxHeight + kLaneGap + kMeanHeight / 2;
  const double mean = ruler.x(summary.mean);
  if (group.of_mean)
    draw_mean(svg, mean, ruler.x(group.of_mean->lower), ruler.x(group.of_mean->upper), mean_y);
  else
    draw_diamond(svg, {mean, mean_y});
}

/// One for each group: what its dots, box and mean say together.
void draw_tips(SvgWriter& svg, const GroupPlotDrawing& drawing, const FigureFrame& frame, const RowPlaces& places,
               const ValueRuler& ruler) {
  std::vector<BarTip> tips;
  const std::span<const PlottedGroup> groups = shown_groups(drawing);
  for (std::size_t row = 0; row < groups.size(); ++row) {
    const PlottedGroup& group = groups[row];
    const stats::Summary& summary = group.summary;
    const ValueFormat& format = drawing.format;
    const Box area = places.area(row, frame.plot);
    const bool is_empty = group.values.empty();
    const double middle = is_empty ? (area.left + area.right) / 2 : ruler.x(summary.mean);
    BarTip tip{{area, {middle, area.top}}, group.name, counted(group.values.size(), "value", "values"), {}};
    if (!is_empty) {
      tip.lines.push_back("From " + show(summary.min, format) + " to " + show(summary.max, format));
      tip.lines.push_back("Median " + show(summary.median, format));
      if (group.values.size() >= kFewestForABox)
        tip.lines.back() +=
            ", quartiles " + show(summary.lower_quartile, format) + " and " + show(summary.upper_quartile, format);
      tip.lines.push_back("Mean " + show(summary.mean, format));
      if (group.of_mean)
        tip.lines.back() += ", " + level_words(drawing) + " interval " + interval_words(*group.of_mean, format);
    }
    tips.push_back(std::move(tip));
  }
  draw_bar_tips(svg, frame.width, frame.height, tips);
}

std::vector<KeySign> key_of(const GroupPlotDrawing& drawing) {
  bool has_box = false;
  bool has_interval = false;
  bool has_all_dots = true;
  for (const PlottedGroup& group : shown_groups(drawing)) {
    has_box = has_box || group.values.size() >= kFewestForABox;
    has_interval = has_interval || group.of_mean.has_value();
    has_all_dots = has_all_dots && group.values.size() <= most_dots(drawing);
  }
  std::vector<KeySign> key{{[](SvgWriter& svg, Spot at) {
                              svg.empty("circle", {{"cx", at.x + 4}, {"cy", at.y}, {"r", 3.4}, {"fill", kCommon}});
                            },
                            8, has_all_dots ? "A value" : "A value of some, evenly chosen by rank"}};
  if (has_box)
    key.push_back({[](SvgWriter& svg, Spot at) { draw_box(svg, at.x, at.x + 12, at.x + 26, at.y - kBoxHeight / 2); },
                   26, "Quartiles and median"});
  if (has_interval)
    key.push_back({[](SvgWriter& svg, Spot at) { draw_mean(svg, at.x + 15, at.x + 2, at.x + 28, at.y); }, 30,
                   "Mean and its " + level_words(drawing) + " interval"});
  else
    key.push_back({[](SvgWriter& svg, Spot at) { draw_diamond(svg, {at.x + 6, at.y}); }, 12, "Mean"});
  return key;
}

std::string not_drawn_words(const GroupPlotDrawing& drawing) {
  const std::size_t rest = drawing.groups.size() - shown_groups(drawing).size();
  return rest == 0 ? "" : counted(rest, "more group is", "more groups are") + " not drawn";
}

}  // namespace

PlottedGroup plotted_group(std::string name, std::span<const double> values, double level) {
  PlottedGroup group{.name = std::move(name), .values = stats::present(values)};
  group.summary = stats::summarise(group.values);
  if (group.summary.sd > 0) {
    const auto n = static_cast<double>(group.summary.n);
    const double reach = stats::t_quantile((1 + level) / 2, n - 1) * group.summary.sd / std::sqrt(n);
    group.of_mean = {group.summary.mean - reach, group.summary.mean + reach, level};
  }
  return group;
}

std::string group_plot(const GroupPlotDrawing& drawing, Size size, Purpose purpose) {
  QI_ASSERT(!drawing.groups.empty());
  FigureFrame frame = figure_frame(size);
  const std::span<const PlottedGroup> groups = shown_groups(drawing);
  std::vector<RowWords> rows;
  for (const PlottedGroup& group : groups) rows.push_back(words_of(group, drawing.format));
  const auto places_for = [&](double dots_height) {
    return place_rows(frame, rows, dots_height + 2 * kLaneGap + kBoxHeight + kMeanHeight, frame.compact() ? 12 : 18,
                      reference_room(frame, drawing.reference));
  };
  places_for(swarm_height(frame, groups.size()));  // sides do not depend on heights, and the ruler needs only these
  const ValueRuler ruler(shown_values(drawing), frame.plot, drawing.format, RulerScale::value, frame.base_size);
  const std::vector<GroupDots> dots = dots_by_group(drawing, frame, ruler);
  double dots_height = kLowestDots;
  for (const GroupDots& each : dots) dots_height = std::max(dots_height, each.height());
  const RowPlaces places = places_for(dots_height);

  SvgWriter svg(frame.base_size);
  draw_row_grid(svg, frame, places, rows.size(), ruler.tick_places());
  if (drawing.reference)
    draw_reference(svg, frame, places, rows.size(), *drawing.reference, ruler.x(drawing.reference->value));
  for (std::size_t row = 0; row < rows.size(); ++row) {
    draw_group(svg, groups[row], dots[row], ruler, places.plot_top(row), dots_height);
    draw_row_words(svg, frame, places, row, rows[row]);
  }
  const std::string title = drawing.value_name.empty() ? ruler_title(drawing.format) : drawing.value_name;
  const std::string rest = not_drawn_words(drawing);
  draw_ruler(svg, frame, ruler, rest.empty() ? title : title + ". " + rest);
  const double key_top = frame.plot.bottom + 3.7 * frame.base_size;
  frame.height = draw_inner_key(svg, key_of(drawing), {12, key_top}, frame.width - 24);
  if (purpose == Purpose::page) draw_tips(svg, drawing, frame, places, ruler);
  return plot_sheet({.size = size,
                     .width = frame.width,
                     .height = frame.height,
                     .base_size = frame.base_size,
                     .drawn = svg.take(),
                     .label = group_plot_alt_text(drawing),
                     .heading = drawing.name},
                    purpose);
}

std::string group_plot_alt_text(const GroupPlotDrawing& drawing) {
  const ValueFormat& format = drawing.format;
  std::string text = "Dots, quartiles and means: " + drawing.name + ".";
  std::size_t told = 0;
  for (const PlottedGroup& group : drawing.groups) {
    if (told == kMostGroupsTold) break;
    ++told;
    if (group.values.empty()) {
      text += " " + group.name + ": no values.";
      continue;
    }
    const stats::Summary& summary = group.summary;
    text += fmt::format(" {}: {} from {} to {}, median {}, mean {}", group.name,
                        counted(group.values.size(), "value", "values"), show(summary.min, format),
                        show(summary.max, format), show(summary.median, format), show(summary.mean, format));
    if (group.of_mean)
      text += fmt::format(" ({:g}% interval {})", std::round(group.of_mean->level * 1000) / 10,
                          interval_words(*group.of_mean, format));
    text += ".";
  }
  const std::size_t rest = drawing.groups.size() - told;
  if (rest > 0) text += " And " + counted(rest, "more group", "more groups") + ".";
  if (drawing.reference) text += " " + drawing.reference->words + ".";
  return text;
}

}  // namespace qi::chart
