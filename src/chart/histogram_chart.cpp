#include "chart/histogram_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/assert.h"
#include "base/text.h"
#include "chart/figure_frame.h"
#include "chart/level_headings.h"
#include "chart/plot_sheet.h"
#include "chart/value_ruler.h"

namespace qi::chart {
namespace {

constexpr std::size_t kMostCountTicks = 6;
constexpr double kAirAboveBars = 0.05;
constexpr double kMostCurveOverBars = 1.3;  // a curve with a pole at 0 must not flatten the bars
constexpr int kCurveSteps = 240;
constexpr double kBarGap = 1.5;
constexpr double kCurveWidth = 2;
constexpr std::string_view kBarColour = "#8796a1";  // 3.0 : 1 on white, and the curve in ink stands out on it

/// How the values of one bin lie to the limits.
struct Bar {
  double low = 0;
  double high = 0;
  std::size_t within = 0;
  std::size_t beyond = 0;
};

bool is_beyond(double value, const spc::Specification& specification) {
  return (specification.lower && value < *specification.lower) || (specification.upper && value > *specification.upper);
}

std::vector<Bar> bars_of(const HistogramDrawing& drawing) {
  std::vector<double> outside;
  for (const double value : drawing.values)
    if (is_beyond(value, drawing.specification)) outside.push_back(value);
  const auto beyond = spc::histogram_of_width(outside, drawing.histogram.width);
  std::vector<Bar> bars;
  for (const spc::Bin& bin : drawing.histogram.bins) {
    Bar bar{bin.low, bin.high, bin.count, 0};
    if (beyond)
      for (const spc::Bin& other : beyond->bins)
        if (other.low == bin.low) bar.beyond = other.count;
    bar.within -= bar.beyond;
    bars.push_back(bar);
  }
  return bars;
}

/// Whole counts only.
struct CountScale {
  double high = 1;
  double step = 1;
};
CountScale count_scale(double most) {
  CountScale scale{most * (1 + kAirAboveBars), 1};
  for (double power = 1;; power *= 10)
    for (const double digit : {1.0, 2.0, 5.0}) {
      scale.step = digit * power;
      if (scale.high / scale.step <= static_cast<double>(kMostCountTicks)) return scale;
    }
}

double expected_count(const HistogramDrawing& drawing, double value) {
  const double density = std::exp(stats::log_density(*drawing.curve, value));
  return density * static_cast<double>(drawing.values.size()) * drawing.histogram.width;
}

std::string percent_words(double percent) {
  return show(percent, {ValueStyle::percent, percent > 0 && percent < 0.1 ? 2 : 1, ""});
}

/// How many values lie beyond one limit.
struct Beyond {
  std::size_t count = 0;
  std::size_t values = 0;
  std::string_view where;  ///< "above"

  std::string percent() const { return percent_words(100 * static_cast<double>(count) / static_cast<double>(values)); }
  /// "5 of 60 above, 8.3%".
  std::string words() const {
    return fmt::format("{} of {} {}, {}", grouped(static_cast<std::int64_t>(count)),
                       grouped(static_cast<std::int64_t>(values)), where, percent());
  }
  /// "8.3% above", where there is little room.
  std::string brief() const { return fmt::format("{} {}", percent(), where); }
};
Beyond below_lower(const HistogramDrawing& drawing) {
  const auto out =
      std::ranges::count_if(drawing.values, [&](double value) { return value < *drawing.specification.lower; });
  return {static_cast<std::size_t>(out), drawing.values.size(), "below"};
}
Beyond above_upper(const HistogramDrawing& drawing) {
  const auto out =
      std::ranges::count_if(drawing.values, [&](double value) { return value > *drawing.specification.upper; });
  return {static_cast<std::size_t>(out), drawing.values.size(), "above"};
}

std::string interval_words(const spc::CapabilityIndex& index) {
  return fmt::format("{} ({} to {})", grouped(index.value, 2), grouped(index.interval.lower, 2),
                     grouped(index.interval.upper, 2));
}

std::string_view curve_title(const HistogramDrawing& drawing) {
  return stats::distribution_family(drawing.curve->family).title;
}

std::vector<LevelHeading> headings_of(const HistogramDrawing& drawing, const FigureFrame& frame) {
  const auto share = [&](const Beyond& beyond) { return frame.compact() ? beyond.brief() : beyond.words(); };
  std::vector<LevelHeading> headings;
  const spc::Specification& asked = drawing.specification;
  const ValueFormat& format = drawing.format;
  if (asked.lower)
    headings.push_back({*asked.lower, drawing.lower_name, show_target(*asked.lower, format),
                        share(below_lower(drawing)), kTarget, Tier::near_plot});
  if (asked.upper)
    headings.push_back({*asked.upper, drawing.upper_name, show_target(*asked.upper, format),
                        share(above_upper(drawing)), kTarget, Tier::near_plot});
  if (asked.target && asked.target != asked.upper && asked.target != asked.lower)
    headings.push_back(
        {*asked.target, drawing.target_name, show_target(*asked.target, format), "", kTarget, Tier::above});
  headings.push_back({mean(drawing.values), "Mean", show(mean(drawing.values), format), "", kInk, Tier::above});
  return headings;
}

/// The indices that go with the values' shape, and the verdict that goes with the indices.
struct IndexWords {
  std::vector<MarginFact> indices;
  std::size_t main = 0;  ///< the one that is told alone where there is little room
  const spc::Stability* stability = nullptr;
};
IndexWords index_words(const HistogramDrawing& drawing) {
  IndexWords words;
  if (const auto& found = drawing.percentile_capability) {
    words.stability = &found->stability;
    if (found->pp) words.indices.push_back({"Pp by percentiles", grouped(*found->pp, 2)});
    words.main = words.indices.size();
    words.indices.push_back({"Ppk by percentiles", grouped(found->ppk, 2)});
  } else if (const auto& normal = drawing.capability) {
    words.stability = &normal->stability();
    if (normal->within.potential) words.indices.push_back({"Cp", interval_words(*normal->within.potential)});
    words.main = words.indices.size();
    words.indices.push_back({"Cpk", interval_words(normal->within.nearer)});
    words.indices.push_back({"Ppk", interval_words(normal->overall.nearer)});
  }
  return words;
}

std::vector<MarginFact> facts_of(const HistogramDrawing& drawing) {
  std::vector<MarginFact> facts;
  facts.push_back({"Values", grouped(static_cast<std::int64_t>(drawing.values.size()))});
  const auto [least, most] = std::ranges::minmax(drawing.values);
  facts.push_back({"From", show(least, drawing.format) + " to " + show(most, drawing.format)});
  if (drawing.curve) facts.push_back({"Curve", std::string(curve_title(drawing))});
  if (const auto& found = drawing.capability) {
    facts.push_back({"Sigma within", show_difference(found->within.sigma, drawing.format)});
    facts.push_back({"Standard deviation", show_difference(found->overall.sigma, drawing.format)});
  }
  const IndexWords words = index_words(drawing);
  facts.insert(facts.end(), words.indices.begin(), words.indices.end());
  if (words.stability)
    facts.push_back({words.stability->why(), "", words.stability->is_stable() ? kInk2 : kConcernText});
  for (const std::string& note : drawing.notes) facts.push_back({note, "", kInk2});
  return facts;
}

std::vector<double> shown_across(const HistogramDrawing& drawing) {
  std::vector<double> shown{drawing.histogram.bins.front().low, drawing.histogram.bins.back().high};
  const auto& [lower, upper, target] = drawing.specification;
  for (const auto& level : {lower, upper, target})
    if (level) shown.push_back(*level);
  return shown;
}

void draw_counts(SvgWriter& svg, const FigureFrame& frame, const CountScale& scale) {
  for (double tick = 0; tick <= scale.high; tick += scale.step) {
    const double y = frame.plot.bottom - tick / scale.high * frame.plot.height();
    if (tick > 0) svg.line({frame.plot.left, y}, {frame.plot.right, y}, kGrid, 1);
    svg.text(grouped(tick, 0), {frame.plot.left - 8, y + kAxisText.factor * frame.base_size * 0.36}, kAxisText,
             Anchor::end);
  }
}

void draw_bars(SvgWriter& svg, const FigureFrame& frame, const std::vector<Bar>& bars, const ValueRuler& ruler,
               double high) {
  const auto draw = [&](const Bar& bar, std::size_t from, std::size_t count, std::string_view colour) {
    if (count == 0) return;
    const double unit = frame.plot.height() / high;
    const double left = ruler.x(bar.low);
    const double width = ruler.x(bar.high) - left;
    const double gap = std::min(kBarGap, width / 4);
    svg.empty("rect", {{"x", left + gap / 2},
                       {"y", frame.plot.bottom - static_cast<double>(from + count) * unit},
                       {"width", width - gap},
                       {"height", static_cast<double>(count) * unit},
                       {"fill", colour}});
  };
  for (const Bar& bar : bars) {
    draw(bar, 0, bar.within, kBarColour);
    draw(bar, bar.within, bar.beyond, kConcern);
  }
}

void draw_curve(SvgWriter& svg, const HistogramDrawing& drawing, const FigureFrame& frame, const ValueRuler& ruler,
                double high) {
  std::string data;
  for (int i = 0; i <= kCurveSteps; ++i) {
    const double value = ruler.low() + (ruler.high() - ruler.low()) * i / kCurveSteps;
    const double count = std::min(expected_count(drawing, value), high);
    data += path_data({{i == 0 ? 'M' : 'L', {ruler.x(value), frame.plot.bottom - count / high * frame.plot.height()}}});
  }
  svg.path(data, kPaper, kCurveWidth + 2.4);
  svg.path(data, kInk, kCurveWidth);
}

void draw_levels(SvgWriter& svg, const HistogramDrawing& drawing, const FigureFrame& frame, const ValueRuler& ruler) {
  const auto level = [&](double value, std::string_view colour, double width, std::string_view dashes) {
    const double x = ruler.x(value);
    svg.line({x, frame.plot.top}, {x, frame.plot.bottom}, colour, width, dashes);
  };
  level(mean(drawing.values), kInk, 1.6, "");
  const spc::Specification& asked = drawing.specification;
  if (asked.target && asked.target != asked.upper && asked.target != asked.lower)
    level(*asked.target, kTarget, 1.6, kTargetDashes);
  if (asked.lower) level(*asked.lower, kTarget, 2, "");
  if (asked.upper) level(*asked.upper, kTarget, 2, "");
}

std::string drawn_histogram(const HistogramDrawing& drawing, FigureFrame& frame) {
  const bool compact = frame.compact();
  std::vector<LevelHeading> headings = headings_of(drawing, frame);
  double most = static_cast<double>(drawing.histogram.most());
  if (drawing.curve) {
    double highest = 0;
    for (const spc::Bin& bin : drawing.histogram.bins)
      highest = std::max(highest, expected_count(drawing, (bin.low + bin.high) / 2));
    if (std::isfinite(highest)) most = std::max(most, std::min(highest, most * kMostCurveOverBars));
  }
  const CountScale counts = count_scale(most);
  const double ticks = width_of(grouped(counts.high, 0), kAxisText, frame.base_size);
  frame.plot.left = std::max(compact ? 36.0 : 52.0, ticks + 16);
  frame.plot.right = frame.width - (compact ? 12 : kFactsWidth + kFactsInset);
  frame.plot.top = heading_room(frame, headings) + (compact ? 4 : 10);
  frame.plot.bottom = frame.height - (compact ? 46 : 56);
  const ValueRuler ruler(shown_across(drawing), frame.plot, drawing.format, RulerScale::value, frame.base_size);
  for (LevelHeading& heading : headings) heading.x = ruler.x(heading.x);

  SvgWriter svg(frame.base_size);
  draw_counts(svg, frame, counts);
  draw_bars(svg, frame, bars_of(drawing), ruler, counts.high);
  if (drawing.curve) draw_curve(svg, drawing, frame, ruler, counts.high);
  draw_levels(svg, drawing, frame, ruler);
  draw_ruler(svg, frame, ruler, ruler_title(drawing.format));
  draw_level_headings(svg, frame, headings);
  if (!compact) draw_margin_facts(svg, frame, facts_of(drawing));
  return svg.take();
}

std::vector<KeySign> key_of(const HistogramDrawing& drawing) {
  const auto box = [](std::string_view colour) {
    return [colour](SvgWriter& svg, Spot at) {
      svg.empty("rect", {{"x", at.x}, {"y", at.y - 6}, {"width", 12}, {"height", 12}, {"fill", colour}});
    };
  };
  const auto line = [](std::string_view colour, double width, std::string_view dashes) {
    return [=](SvgWriter& svg, Spot at) { svg.line(at, {at.x + kKeyLineWidth, at.y}, colour, width, dashes); };
  };
  const spc::Specification& asked = drawing.specification;
  std::vector<KeySign> key;
  const auto beyond = std::ranges::count_if(drawing.values, [&](double value) { return is_beyond(value, asked); });
  if (beyond < std::ssize(drawing.values))
    key.push_back({box(kBarColour), 12, asked.lower || asked.upper ? "Within the limits" : "Values"});
  if (beyond > 0) key.push_back({box(kConcern), 12, "Beyond a limit"});
  if (drawing.curve)
    key.push_back({line(kInk, kCurveWidth, ""), kKeyLineWidth, std::string(curve_title(drawing)) + " curve"});
  if (asked.lower || asked.upper) key.push_back({line(kTarget, 2, ""), kKeyLineWidth, "Specification limit"});
  if (asked.target) key.push_back({line(kTarget, 1.6, kTargetDashes), kKeyLineWidth, drawing.target_name});
  return key;
}

}  // namespace

std::string histogram_alt_text(const HistogramDrawing& drawing) {
  const ValueFormat& format = drawing.format;
  const auto [least, most] = std::ranges::minmax(drawing.values);
  std::string text = fmt::format("Histogram: {}. {} from {} to {}, mean {}.", drawing.name,
                                 counted(drawing.values.size(), "value", "values"), show(least, format),
                                 show(most, format), show(mean(drawing.values), format));
  const spc::Specification& asked = drawing.specification;
  if (asked.lower)
    text +=
        fmt::format(" {} {}: {}.", drawing.lower_name, show_target(*asked.lower, format), below_lower(drawing).words());
  if (asked.upper)
    text +=
        fmt::format(" {} {}: {}.", drawing.upper_name, show_target(*asked.upper, format), above_upper(drawing).words());
  if (asked.target) text += fmt::format(" {} {}.", drawing.target_name, show_target(*asked.target, format));
  if (drawing.curve) text += fmt::format(" Fitted curve: {}.", curve_title(drawing));
  const IndexWords words = index_words(drawing);
  for (const MarginFact& index : words.indices) text += " " + index.plain + " " + index.bold + ".";
  if (words.stability) text += " " + words.stability->why();
  return text;
}

std::string histogram_chart(const HistogramDrawing& drawing, Size size, Purpose purpose) {
  QI_ASSERT(!drawing.values.empty() && !drawing.histogram.bins.empty());
  FigureFrame frame = figure_frame(size);
  std::string drawn = drawn_histogram(drawing, frame);
  PlotSheet sheet{.size = size,
                  .width = frame.width,
                  .height = frame.height,
                  .base_size = frame.base_size,
                  .drawn = std::move(drawn),
                  .label = histogram_alt_text(drawing),
                  .heading = drawing.name,
                  .key = key_of(drawing)};
  // What stands in the margin of a wide picture has no room beside a narrow one.
  if (frame.compact()) {
    const IndexWords words = index_words(drawing);
    if (words.stability) {
      const MarginFact& index = words.indices[words.main];
      sheet.headline = index.plain + " " + index.bold;
      sheet.explanation = words.stability->why() + " ";
    } else {
      sheet.headline = counted(drawing.values.size(), "value", "values");
    }
    for (const std::string& note : drawing.notes) sheet.explanation += note + " ";
  }
  return plot_sheet(std::move(sheet), purpose);
}

}  // namespace qi::chart
