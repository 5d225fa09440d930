#include "chart/gauge_plots.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "chart/label_spreading.h"
#include "chart/own_names.h"

namespace qi::chart {
namespace {

using stats::GaugeCell;
using stats::GaugePart;
using stats::VarianceComponent;

constexpr double kDotRadius = 2.4;
constexpr double kMeanRadius = 4;
constexpr double kShareOfSlot = 0.5;  // of a slot that its dots are spread over

/// A drawing of measurements: its plot, its scale and as many slots as it has names along the foot.
struct Plot {
  Box box;
  ValueScale scale;
  std::size_t slots = 1;
  double x(std::size_t slot, double across = 0) const {
    const double width = box.width() / static_cast<double>(slots);
    return box.left + width * (static_cast<double>(slot) + 0.5 + across * kShareOfSlot);
  }
  double y(double value) const { return box.bottom - (value - scale.low) / (scale.high - scale.low) * box.height(); }
};

/// Words as the beginning of a line. Letters beyond ASCII stay as they are.
std::string begun(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  return words;
}

void draw_heading(SvgWriter& svg, const Box& box, const std::string& words) {
  svg.text(words, {box.left, box.top + svg.base_size()}, kHeadingText);
}

// Height of one and of two lines of names below a plot, in base sizes.
constexpr double kOneLine = 1.8;
constexpr double kTwoLines = 3;
// Of the heading, and of the names of operators below it.
constexpr double kHead = 2;
constexpr double kHeadWithNames = 3.3;

/// Where the plot lies in its box: below the heading, right of the widest value, above the names.
Plot plot_in(SvgWriter& svg, const GaugeDrawing& drawing, const Box& box, const ValueScale& scale, std::size_t slots,
             double right_margin, double foot, double head = kHead) {
  const double size = svg.base_size();
  double widest = 0;
  for (const double tick : scale.ticks)
    widest = std::max(widest, width_of(tick_label(tick, scale, drawing.format), kAxisText, size));
  return {
      {box.left + widest + 8, box.top + head * size, box.right - right_margin, box.bottom - foot * size}, scale, slots};
}

void draw_values(SvgWriter& svg, const GaugeDrawing& drawing, const Plot& plot) {
  for (const double tick : plot.scale.ticks) {
    const double y = plot.y(tick);
    svg.line({plot.box.left, y}, {plot.box.right, y}, kGrid, 1);
    svg.text(tick_label(tick, plot.scale, drawing.format), {plot.box.left - 6, y + svg.base_size() * 0.34}, kAxisText,
             Anchor::end);
  }
  svg.line({plot.box.left, plot.box.bottom}, {plot.box.right, plot.box.bottom}, kInk2, 1);
}

/// Names that fit their `room`: where the longest does not, cut in front, and at the end where even that is too long.
std::vector<std::string> fitted(const std::vector<std::string>& names, double room, const TextStyle& style,
                                double base_size) {
  const auto fits = [&](const std::string& name) { return width_of(name, style, base_size) <= room; };
  if (std::ranges::all_of(names, fits)) return names;
  std::vector<std::string> own = own_names(names);
  for (std::string& name : own) name = shortened(name, room, style.factor * base_size, style.weight);
  return own;
}

/// On two lines where it is long.
std::vector<std::string> two_lines(const std::string& name, double room, double size) {
  std::vector<std::string> lines = wrapped(name, room, size);
  for (std::size_t rest = 2; rest < lines.size(); ++rest) lines[1] += " " + lines[rest];
  if (lines.size() > 2) lines.resize(2);
  return lines;
}

/// Every name below its slot, on two lines where it is long; where that is not enough cut in front, then at the end.
void draw_all_names(SvgWriter& svg, const Plot& plot, const std::vector<std::string>& names) {
  constexpr double kGap = 6;
  const double size = svg.base_size();
  const double room = plot.box.width() / static_cast<double>(plot.slots) - kGap;
  const auto fits = [&](const std::string& name) {
    return std::ranges::all_of(two_lines(name, room, kAxisText.factor * size),
                               [&](const std::string& line) { return width_of(line, kAxisText, size) <= room; });
  };
  const std::vector<std::string> shown = std::ranges::all_of(names, fits) ? names : own_names(names);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const std::vector<std::string> lines = two_lines(shown[i], room, kAxisText.factor * size);
    double baseline = plot.box.bottom + 1.3 * size;
    for (const std::string& line : lines) {
      svg.text(shortened(line, room, kAxisText.factor * size), {plot.x(i), baseline}, kAxisText, Anchor::middle);
      baseline += 1.1 * size;
    }
  }
}

/// Names below the slots: all, or every second, third … where they would touch; the longest are shortened.
void draw_names(SvgWriter& svg, const Plot& plot, const std::vector<std::string>& names) {
  constexpr double kGap = 8;
  constexpr double kMostOfPlot = 0.5;
  const double size = svg.base_size();
  const double slot = plot.box.width() / static_cast<double>(plot.slots);
  const double most = std::max(slot - kGap, std::min(plot.box.width() * kMostOfPlot, 6 * size));
  const std::vector<std::string> shown = fitted(names, most, kAxisText, size);
  double widest = 0;
  for (const std::string& name : shown) widest = std::max(widest, width_of(name, kAxisText, size));
  const auto every = static_cast<std::size_t>(std::max(1.0, std::ceil((widest + kGap) / slot)));
  for (std::size_t i = 0; i < shown.size(); i += every) {
    // The last of thinned names would reach out of the drawing.
    const double half = width_of(shown[i], kAxisText, size) / 2;
    if (every > 1 && plot.x(i) + half > plot.box.right) break;
    // A long name of the first slot is as wide as several.
    const double x = std::max(plot.x(i), half);
    svg.text(shown[i], {x, plot.box.bottom + 1.3 * size}, kAxisText, Anchor::middle);
  }
}

void draw_dot(SvgWriter& svg, Spot at) {
  svg.empty(
      "circle",
      {{"cx", at.x}, {"cy", at.y}, {"r", kDotRadius}, {"fill", kPaper}, {"stroke", kCommon}, {"stroke-width", 1.1}});
}

/// A line through means, with a mark on each; it begins anew after every `run` of them.
void draw_means(SvgWriter& svg, const Plot& plot, const std::vector<double>& means, std::size_t run) {
  std::string data;
  for (std::size_t i = 0; i < means.size(); ++i)
    data += path_data({{i % run == 0 ? 'M' : 'L', {plot.x(i), plot.y(means[i])}}});
  svg.path(data, kInk, 1.6);
  for (std::size_t i = 0; i < means.size(); ++i)
    svg.empty("circle", {{"cx", plot.x(i)}, {"cy", plot.y(means[i])}, {"r", kMeanRadius}, {"fill", kInk}});
}

/// Means of the cells of each slot; the study is balanced, so it is the mean of their measurements.
template <class SlotOf>
std::vector<double> means_by(const std::vector<GaugeCell>& cells, std::size_t slots, SlotOf slot_of) {
  std::vector<std::vector<double>> means(slots);
  for (const GaugeCell& cell : cells) means[slot_of(cell)].push_back(cell.mean);
  std::vector<double> result;
  for (const auto& each : means) result.push_back(mean(each));
  return result;
}

/// -1/2 to 1/2: the place of one of `count` within a slot.
double spread_across(std::size_t index, std::size_t count) {
  return count < 2 ? 0 : static_cast<double>(index) / static_cast<double>(count - 1) - 0.5;
}

struct Measure {
  std::string_view words;
  std::string_view fill;
  std::string_view stroke;
  double VarianceComponent::*percent;
};
constexpr std::array kMeasures{
    Measure{"% contribution", kNeutral, kNeutral, &VarianceComponent::contribution},
    Measure{"% study variation", kDataLine, kDataLine, &VarianceComponent::study_share},
    Measure{"% tolerance", kPaper, kInk2, &VarianceComponent::tolerance_share},
};
constexpr std::array kBarGroups{GaugePart::total_gauge, GaugePart::repeatability, GaugePart::reproducibility,
                                GaugePart::part_to_part};

std::size_t measures_of(const GaugeDrawing& drawing) {
  return std::isnan(drawing.study.component(GaugePart::total).tolerance_share) ? 2 : 3;
}

constexpr double kLeastBar = 0.8;  // height, of the base size
constexpr double kMostBar = 1.1;
constexpr double kGroupGap = 0.9;
constexpr double kSwatch = 12;

/// The key, broken onto further lines where it is too long; returns the last baseline.
double draw_key(SvgWriter& svg, const GaugeDrawing& drawing, const Box& box) {
  const double size = svg.base_size();
  double x = box.left;
  double baseline = box.top + 2.5 * size;
  for (std::size_t i = 0; i < measures_of(drawing); ++i) {
    const double width = kSwatch + 6 + width_of(kMeasures[i].words, kSubheadingText, size);
    if (x > box.left && x + width > box.right) {
      x = box.left;
      baseline += 1.4 * size;
    }
    svg.empty("rect", {{"x", x},
                       {"y", baseline - 0.72 * size},
                       {"width", kSwatch},
                       {"height", 0.72 * size},
                       {"fill", kMeasures[i].fill},
                       {"stroke", kMeasures[i].stroke}});
    svg.text(kMeasures[i].words, {x + kSwatch + 6, baseline}, kSubheadingText);
    x += width + 18;
  }
  return baseline;
}

// Lines of operators: colours that say nothing of good or bad, then dashes.
constexpr std::array kLineColours{kInk, kNeutral, kCommon};
constexpr std::array<std::string_view, 3> kLineDashes{"", "7 4", "2 3"};
constexpr double kSample = 20;  // of a line, before its name
struct LineLook {
  std::string_view colour;
  std::string_view dashes;
};
/// No two alike before the tenth: the dashes move on by one after every round of colours.
LineLook look_of(std::size_t who) {
  return {kLineColours[who % kLineColours.size()], kLineDashes[(who + who / kLineColours.size()) % kLineDashes.size()]};
}

}  // namespace

double components_height(const GaugeDrawing& drawing, double base_size) {
  const double groups = static_cast<double>(kBarGroups.size());
  const double bars = static_cast<double>(measures_of(drawing));
  constexpr double kHeadingKeyAndFoot = 7.5;
  return base_size * (kHeadingKeyAndFoot + groups * (bars * kLeastBar + kGroupGap));
}

void draw_components(SvgWriter& svg, const GaugeDrawing& drawing, const Box& box) {
  const double size = svg.base_size();
  draw_heading(svg, box, "Components of variation");
  double y = draw_key(svg, drawing, box) + 0.9 * size;
  double names = 0;
  std::vector<double> shown;
  for (const GaugePart part : kBarGroups) {
    const VarianceComponent& component = drawing.study.component(part);
    names = std::max(names, width_of(component.label, kLabelText, size));
    for (std::size_t i = 0; i < measures_of(drawing); ++i) shown.push_back(component.*kMeasures[i].percent);
  }
  const ValueScale scale = zero_based_scale(shown, ValueStyle::percent);
  const double left = box.left + names + 10;
  const double right = box.right - 3.2 * size;  // room for the figure behind the longest bar
  const auto x_of = [&](double percent) { return left + percent / scale.high * (right - left); };
  const double bars = static_cast<double>(measures_of(drawing));
  const double groups = static_cast<double>(kBarGroups.size());
  const double room = (box.bottom - 1.8 * size - y) / size;  // in base sizes
  const double bar_height = std::clamp((room / groups - kGroupGap) / bars, kLeastBar, kMostBar);
  const double foot = y + groups * (bars * bar_height + kGroupGap) * size;
  for (const double tick : scale.ticks) {
    svg.line({x_of(tick), y}, {x_of(tick), foot}, kGrid, 1);
    svg.text(tick_label(tick, scale, {ValueStyle::percent, 0, ""}), {x_of(tick), foot + 1.2 * size}, kAxisText,
             Anchor::middle);
  }
  for (const GaugePart part : kBarGroups) {
    const VarianceComponent& component = drawing.study.component(part);
    const double top = y + kGroupGap / 2 * size;
    svg.text(component.label, {left - 10, top + (bars * bar_height / 2 + 0.34) * size}, kLabelText, Anchor::end);
    for (std::size_t i = 0; i < measures_of(drawing); ++i) {
      const double percent = component.*kMeasures[i].percent;
      const double bar = top + static_cast<double>(i) * bar_height * size;
      if (std::isfinite(percent))
        svg.empty("rect", {{"x", left},
                           {"y", bar + 1},
                           {"width", x_of(percent) - left},
                           {"height", bar_height * size - 2},
                           {"fill", kMeasures[i].fill},
                           {"stroke", kMeasures[i].stroke}});
      constexpr TextStyle kFigure{"t-sub t-halo", .8, Weight::regular, kInk2, true};
      svg.text(show(percent, {ValueStyle::percent, 1, ""}),
               {(std::isfinite(percent) ? x_of(percent) : left) + 5, bar + (bar_height / 2 + 0.28) * size}, kFigure);
    }
    y += (bars * bar_height + kGroupGap) * size;
  }
  svg.line({left, y - groups * (bars * bar_height + kGroupGap) * size}, {left, foot}, kInk2, 1);
}

void draw_by_part(SvgWriter& svg, const GaugeDrawing& drawing, const Box& box, const ValueScale& scale) {
  const stats::GaugeStudy& study = drawing.study;
  const bool is_nested = study.design == stats::GaugeDesign::nested;
  draw_heading(svg, box, "By " + drawing.part_name);
  const Plot plot =
      plot_in(svg, drawing, box, scale, study.parts.size(), 4, kOneLine, is_nested ? kHeadWithNames : kHead);
  draw_values(svg, drawing, plot);
  draw_names(svg, plot, study.parts);
  const std::size_t run = is_nested ? study.parts.size() / study.operators.size() : study.parts.size();
  const double run_width = plot.box.width() / static_cast<double>(plot.slots) * static_cast<double>(run);
  const std::vector<std::string> operators = fitted(study.operators, run_width - 8, kSubheadingText, svg.base_size());
  for (std::size_t who = 0; is_nested && who < operators.size(); ++who) {
    const double left = plot.box.left + run_width * static_cast<double>(who);
    if (who > 0) svg.line({left, plot.box.top}, {left, plot.box.bottom}, kRule, 1);
    svg.text(operators[who], {left + run_width / 2, plot.box.top - 4}, kSubheadingText, Anchor::middle);
  }
  for (const GaugeCell& cell : study.cells) {
    const double across = is_nested ? 0 : spread_across(cell.operator_at, study.operators.size());
    for (const double value : cell.values) draw_dot(svg, {plot.x(cell.part, across), plot.y(value)});
  }
  draw_means(svg, plot, means_by(study.cells, study.parts.size(), [](const GaugeCell& cell) { return cell.part; }),
             run);
}

void draw_by_operator(SvgWriter& svg, const GaugeDrawing& drawing, const Box& box, const ValueScale& scale) {
  const stats::GaugeStudy& study = drawing.study;
  draw_heading(svg, box, "By " + drawing.operator_name);
  const Plot plot = plot_in(svg, drawing, box, scale, study.operators.size(), 4, kTwoLines);
  draw_values(svg, drawing, plot);
  draw_all_names(svg, plot, study.operators);
  const std::size_t parts_each = study.cells.size() / study.operators.size();
  for (const GaugeCell& cell : study.cells) {
    const double across = spread_across(cell.part % parts_each, parts_each);
    for (const double value : cell.values) draw_dot(svg, {plot.x(cell.operator_at, across), plot.y(value)});
  }
  draw_means(svg, plot,
             means_by(study.cells, study.operators.size(), [](const GaugeCell& cell) { return cell.operator_at; }),
             study.operators.size());
}

void draw_operator_by_part(SvgWriter& svg, const GaugeDrawing& drawing, const Box& box, const ValueScale& scale) {
  constexpr double kMostOfBox = 0.28;
  const stats::GaugeStudy& study = drawing.study;
  const double size = svg.base_size();
  draw_heading(svg, box, begun(drawing.operator_name) + " by " + drawing.part_name);
  const std::vector<std::string> names = fitted(study.operators, box.width() * kMostOfBox, kLabelText, size);
  double margin = 0;
  for (const std::string& name : names) margin = std::max(margin, width_of(name, kLabelText, size));
  const Plot plot = plot_in(svg, drawing, box, scale, study.parts.size(), margin + kSample + 16, kOneLine);
  draw_values(svg, drawing, plot);
  draw_names(svg, plot, study.parts);
  std::vector<SpreadLabel> labels;
  for (std::size_t who = 0; who < study.operators.size(); ++who) {
    const LineLook look = look_of(who);
    std::string data;
    double last = 0;
    for (const GaugeCell& cell : study.cells) {
      if (cell.operator_at != who) continue;
      last = plot.y(cell.mean);
      data += path_data({{data.empty() ? 'M' : 'L', {plot.x(cell.part), last}}});
    }
    svg.path(data, look.colour, 1.8, look.dashes);
    for (const GaugeCell& cell : study.cells)
      if (cell.operator_at == who)
        svg.empty("circle", {{"cx", plot.x(cell.part)}, {"cy", plot.y(cell.mean)}, {"r", 2.8}, {"fill", look.colour}});
    labels.push_back({.wanted = last, .extent = 1.15 * size});
  }
  const std::vector<double> places = spread(labels, plot.box.top, plot.box.bottom);
  for (std::size_t who = 0; who < names.size(); ++who) {
    const double left = plot.box.right + 6;
    svg.line({left, places[who]}, {left + kSample, places[who]}, look_of(who).colour, 1.8, look_of(who).dashes);
    svg.text(names[who], {left + kSample + 6, places[who] + 0.34 * size}, kLabelText);
  }
}

}  // namespace qi::chart
