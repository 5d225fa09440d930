#include "chart/histogram_chart.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/assert.h"
#include "base/text.h"
#include "chart/bar_tips.h"
#include "chart/figure_frame.h"
#include "chart/histogram_words.h"
#include "chart/level_headings.h"
#include "chart/plot_sheet.h"
#include "chart/value_ruler.h"

namespace qi::chart {
namespace {

constexpr std::size_t kMostCountTicks = 6;
constexpr double kAirAboveBars = 0.05;
constexpr double kMostCurveOverBars = 1.6;  // a curve with a pole at 0 must not flatten the bars
constexpr int kCurveSteps = 240;
constexpr double kLeastToPointAt = 24;
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
  if (has_own_target(asked))
    headings.push_back(
        {*asked.target, drawing.target_name, show_target(*asked.target, format), "", kTarget, Tier::above});
  headings.push_back({mean(drawing.values), "Mean", show(mean(drawing.values), format), "", kInk, Tier::above});
  return headings;
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
  bool is_inside = false;
  for (int i = 0; i <= kCurveSteps; ++i) {
    const double value = ruler.low() + (ruler.high() - ruler.low()) * i / kCurveSteps;
    const double count = expected_count(drawing, value);
    // Above the picture the curve is left out: a line along its upper edge would look like a plateau.
    const bool was_inside = std::exchange(is_inside, count <= high);
    if (!is_inside) continue;
    const double y = frame.plot.bottom - count / high * frame.plot.height();
    data += path_data({{was_inside ? 'L' : 'M', {ruler.x(value), y}}});
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
  if (has_own_target(asked)) level(*asked.target, kTarget, 1.6, kTargetDashes);
  if (asked.lower) level(*asked.lower, kTarget, 2, "");
  if (asked.upper) level(*asked.upper, kTarget, 2, "");
}

void draw_tips(SvgWriter& svg, const HistogramDrawing& drawing, const FigureFrame& frame, const std::vector<Bar>& bars,
               const ValueRuler& ruler, double high) {
  std::vector<BarTip> tips;
  for (const Bar& bar : bars) {
    const std::size_t count = bar.within + bar.beyond;
    if (count == 0) continue;
    const double top = frame.plot.bottom - static_cast<double>(count) / high * frame.plot.height();
    const double left = ruler.x(bar.low);
    const double right = ruler.x(bar.high);
    BarTip tip{{{left, std::min(top, frame.plot.bottom - kLeastToPointAt), right, frame.plot.bottom},
                {(left + right) / 2, top}},
               show_target(bar.low, drawing.format) + " to " + show_target(bar.high, drawing.format),
               counted(count, "value", "values"),
               {}};
    if (bar.beyond > 0) tip.lines.push_back(grouped(static_cast<double>(bar.beyond), 0) + " beyond a limit");
    tips.push_back(std::move(tip));
  }
  draw_bar_tips(svg, frame.width, frame.height, tips);
}

std::string drawn_histogram(const HistogramDrawing& drawing, FigureFrame& frame, Purpose purpose) {
  const bool compact = frame.compact();
  std::vector<LevelHeading> headings = headings_of(drawing, frame);
  double most = static_cast<double>(drawing.histogram.most());
  if (drawing.curve) {
    double highest = 0;
    // Not the low edge of the first bin: there a shape may have its pole.
    for (const spc::Bin& bin : drawing.histogram.bins)
      for (const double value : {(bin.low + bin.high) / 2, bin.high})
        highest = std::max(highest, expected_count(drawing, value));
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
  const std::vector<Bar> bars = bars_of(drawing);
  draw_bars(svg, frame, bars, ruler, counts.high);
  if (drawing.curve) draw_curve(svg, drawing, frame, ruler, counts.high);
  draw_levels(svg, drawing, frame, ruler);
  draw_ruler(svg, frame, ruler, ruler_title(drawing.format));
  draw_level_headings(svg, frame, headings);
  if (!compact) draw_margin_facts(svg, frame, histogram_facts(drawing));
  if (purpose == Purpose::page) draw_tips(svg, drawing, frame, bars, ruler, counts.high);
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
  if (has_own_target(asked)) key.push_back({line(kTarget, 1.6, kTargetDashes), kKeyLineWidth, drawing.target_name});
  return key;
}

}  // namespace

std::string histogram_chart(const HistogramDrawing& drawing, Size size, Purpose purpose) {
  QI_ASSERT(!drawing.values.empty() && !drawing.histogram.bins.empty());
  FigureFrame frame = figure_frame(size);
  std::string drawn = drawn_histogram(drawing, frame, purpose);
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
