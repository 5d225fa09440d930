#include "chart/gauge_panel.h"

#include <algorithm>

#include "chart/chart_frame.h"
#include "chart/drawing_root.h"
#include "chart/gauge_plots.h"

namespace qi::chart {
namespace {

constexpr double kMargin = 20;
constexpr double kColumnGap = 44;
constexpr double kRowGap = 22;
constexpr double kWidePlot = 300;
constexpr double kCompactPlot = 230;
constexpr double kWideSize = 15;
constexpr double kCompactSize = 13;
constexpr TextStyle kTitle{"", 1.5, Weight::bold};

/// One scale for all plots of measurements, so that they can be read across.
ValueScale scale_of(const GaugeDrawing& drawing) {
  std::vector<double> shown;
  for (const stats::GaugeCell& cell : drawing.study.cells)
    shown.insert(shown.end(), cell.values.begin(), cell.values.end());
  constexpr std::size_t kMostTicks = 6;
  return value_scale(shown, drawing.format.style, std::nullopt, std::nullopt, kMostTicks);
}

using DrawPlot = void(SvgWriter&, const GaugeDrawing&, const Box&, const ValueScale&);

std::string percent(double value) {
  return show(value, {ValueStyle::percent, 1, ""});
}

}  // namespace

std::string gauge_alt_text(const GaugeDrawing& drawing) {
  using stats::GaugePart;
  const stats::GaugeStudy& study = drawing.study;
  const stats::VarianceComponent& gauge = study.component(GaugePart::total_gauge);
  std::string words = "Gauge study: " + drawing.name + ", " + std::to_string(study.operators.size()) + " operators, " +
                      std::to_string(study.parts.size()) + " parts, " + std::to_string(study.trials) + " trials.";
  if (study.component(GaugePart::total).variance > 0)
    words += " Gauge R&R is " + percent(gauge.study_share) + " of study variation and " + percent(gauge.contribution) +
             " of variance: repeatability " + percent(study.component(GaugePart::repeatability).contribution) +
             ", reproducibility " + percent(study.component(GaugePart::reproducibility).contribution) +
             ". Part to part is " + percent(study.component(GaugePart::part_to_part).contribution) + " of variance.";
  if (gauge.tolerance_share > 0) words += " Gauge R&R is " + percent(gauge.tolerance_share) + " of the tolerance.";
  if (study.distinct_categories >= 0)
    words += " Number of distinct categories: " + grouped(study.distinct_categories, 0) + ".";
  return words;
}

std::string gauge_panel(const GaugeDrawing& drawing, Size size, Purpose purpose) {
  const bool compact = size == Size::compact;
  const double base = compact ? kCompactSize : kWideSize;
  const double width = compact ? kCompactWidth : kWideWidth;
  const double side = compact ? 6 : kMargin;
  const std::size_t columns = compact ? 1 : 2;
  const double plot_height = compact ? kCompactPlot : kWidePlot;
  const double first_height = std::max(plot_height, components_height(drawing, base));
  const double column =
      (width - 2 * side - kColumnGap * static_cast<double>(columns - 1)) / static_cast<double>(columns);

  SvgWriter svg(base);
  double top = kMargin / 2;
  if (purpose == Purpose::file)
    for (const std::string& line :
         wrapped("Gauge study: " + drawing.name, width - 2 * side, kTitle.factor * base, kTitle.weight)) {
      top += kTitle.factor * base * 1.2;
      svg.text(line, {side, top}, kTitle);
    }
  if (purpose == Purpose::file) top += base;

  const ValueScale scale = scale_of(drawing);
  const bool is_nested = drawing.study.design == stats::GaugeDesign::nested;
  const std::vector<DrawPlot*> plots = is_nested ? std::vector{draw_by_operator, draw_by_part}
                                                 : std::vector{draw_by_part, draw_by_operator, draw_operator_by_part};
  draw_components(svg, drawing, {side, top, side + column, top + first_height});
  double bottom = top + first_height;
  for (std::size_t i = 0; i < plots.size(); ++i) {
    const std::size_t place = i + 1;  // the components come first
    const bool first_row = place < columns;
    if (place % columns == 0) top = bottom + kRowGap;
    const double left = side + static_cast<double>(place % columns) * (column + kColumnGap);
    const bool whole_width = is_nested && plots[i] == draw_by_part;
    bottom = top + (first_row ? first_height : plot_height);
    plots[i](svg, drawing, {left, top, whole_width ? width - side : left + column, bottom}, scale);
  }
  const double height = bottom + kMargin / 2;

  return drawing_root({.size = size,
                       .base_size = base,
                       .width = width,
                       .height = height,
                       .label = gauge_alt_text(drawing),
                       .drawn = svg.take()},
                      purpose);
}

}  // namespace qi::chart
