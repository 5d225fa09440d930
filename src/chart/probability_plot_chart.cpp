#include "chart/probability_plot_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "base/assert.h"
#include "base/text.h"
#include "chart/bar_tips.h"
#include "chart/figure_frame.h"
#include "chart/plot_marks.h"
#include "chart/plot_sheet.h"
#include "chart/value_ruler.h"

namespace qi::chart {
namespace {

constexpr double kScoreAir = 0.04;      // of the range of scores, at both ends
constexpr double kLeastTickGap = 1.35;  // of the font size
constexpr std::string_view kBandDashes = "7 5";
// The middle comes first and the tails before the shoulders: where there is no room the others go.
constexpr std::array kProbabilities{0.5,    0.1,  0.9,  0.01, 0.99, 0.25, 0.75, 0.05, 0.95, 0.001, 0.999, 0.0001,
                                    0.9999, 0.02, 0.98, 0.2,  0.8,  0.3,  0.7,  0.4,  0.6,  0.005, 0.995};
// The band of the outermost points reaches far: the picture is as wide as the band of these probabilities and all
// points.
constexpr std::size_t kMostWithEdges = 30;
constexpr double kSmallestPoint = 2.2;  // in the tails, where they stand alone, smaller ones are lost
constexpr double kBandShownFrom = 0.02;

const stats::DistributionFamilyRow& row_of(const ProbabilityPlotDrawing& drawing) {
  return stats::distribution_family(drawing.plot.fit.distribution.family);
}

/// The upright axis: scores of the shape's paper.
struct ScoreScale {
  double low = 0;
  double high = 1;

  double y(const Box& plot, double score) const { return plot.bottom - (score - low) / (high - low) * plot.height(); }
};

ScoreScale score_scale(const spc::ProbabilityPlot& plot) {
  const double low = plot.points.front().score;
  const double high = plot.points.back().score;
  const double air = (high - low) * kScoreAir;
  return {low - air, high + air};
}

std::string probability_words(double probability) {
  int decimals = 0;
  for (double percent = 100 * probability; decimals < 4 && std::abs(percent - std::round(percent)) > 1e-6;
       percent *= 10)
    ++decimals;
  return grouped(100 * probability, decimals) + "%";
}

struct ScoreTick {
  double y = 0;
  std::string label;
};
std::vector<ScoreTick> score_ticks(const ProbabilityPlotDrawing& drawing, const FigureFrame& frame,
                                   const ScoreScale& scale) {
  std::vector<ScoreTick> ticks;
  for (const double probability : kProbabilities) {
    const double score = row_of(drawing).score(drawing.plot.fit.distribution, probability);
    const double y = scale.y(frame.plot, score);
    if (y < frame.plot.top || y > frame.plot.bottom) continue;
    const bool is_near = std::ranges::any_of(
        ticks, [&](const ScoreTick& tick) { return std::abs(tick.y - y) < kLeastTickGap * frame.base_size; });
    if (!is_near) ticks.push_back({y, probability_words(probability)});
  }
  return ticks;
}

std::vector<double> shown_across(const spc::ProbabilityPlot& plot) {
  std::vector<double> shown;
  for (const spc::PlotPoint& point : plot.points) shown.push_back(point.value);
  for (const spc::PlotLinePoint& at : plot.line) {
    shown.push_back(at.value);
    if (at.probability < kBandShownFrom || at.probability > 1 - kBandShownFrom) continue;
    shown.push_back(at.lower);
    shown.push_back(at.upper);
  }
  return shown;
}

/// Where a line of the band or the fitted line goes, with a place where it crosses each side of the picture.
template <class ValueOf>
std::vector<Spot> spots_of(const ProbabilityPlotDrawing& drawing, const FigureFrame& frame, const ScoreScale& scale,
                           const ValueRuler& ruler, ValueOf value_of) {
  std::vector<Spot> spots;
  const spc::PlotLinePoint* before = nullptr;
  for (const spc::PlotLinePoint& at : drawing.plot.line) {
    if (before)
      for (const double side : {ruler.low(), ruler.high()}) {
        const double from = value_of(*before);
        const double to = value_of(at);
        if ((from < side) == (to < side) || !(to > from)) continue;
        const double part = (ruler.x(side) - ruler.x(from)) / (ruler.x(to) - ruler.x(from));
        spots.push_back({ruler.x(side), scale.y(frame.plot, before->score + part * (at.score - before->score))});
      }
    spots.push_back({ruler.x_inside(value_of(at)), scale.y(frame.plot, at.score)});
    before = &at;
  }
  return spots;
}

/// The part of it that is inside the picture: what runs along a side is not drawn.
std::string path_of(const std::vector<Spot>& spots, const Box& plot) {
  std::string data;
  bool is_open = false;
  for (std::size_t i = 1; i < spots.size(); ++i) {
    const bool along_side = spots[i - 1].x == spots[i].x && (spots[i].x == plot.left || spots[i].x == plot.right);
    if (!along_side && !is_open) data += path_data({{'M', spots[i - 1]}});
    if (!along_side) data += path_data({{'L', spots[i]}});
    is_open = !along_side;
  }
  return data;
}

struct FittedSpots {
  std::vector<Spot> lower;
  std::vector<Spot> upper;
  std::vector<Spot> middle;
};

FittedSpots fitted_spots(const ProbabilityPlotDrawing& drawing, const FigureFrame& frame, const ScoreScale& scale,
                         const ValueRuler& ruler) {
  const auto spots = [&](auto value_of) { return spots_of(drawing, frame, scale, ruler, value_of); };
  return {spots([](const spc::PlotLinePoint& at) { return at.lower; }),
          spots([](const spc::PlotLinePoint& at) { return at.upper; }),
          spots([](const spc::PlotLinePoint& at) { return at.value; })};
}

void draw_band(SvgWriter& svg, const FittedSpots& fitted) {
  std::string area;
  for (const Spot& spot : fitted.lower) area += path_data({{area.empty() ? 'M' : 'L', spot}});
  for (std::size_t i = fitted.upper.size(); i-- > 0;) area += path_data({{'L', fitted.upper[i]}});
  svg.empty("path", {{"d", area + "Z"}, {"fill", kBand}});
}

void draw_lines(SvgWriter& svg, const FigureFrame& frame, const FittedSpots& fitted) {
  svg.path(path_of(fitted.lower, frame.plot), kInk2, 1.3, kBandDashes);
  svg.path(path_of(fitted.upper, frame.plot), kInk2, 1.3, kBandDashes);
  svg.path(path_of(fitted.middle, frame.plot), kInk, 1.6);
}

MarkSizes sizes_of(const ProbabilityPlotDrawing& drawing, const FigureFrame& frame) {
  const auto& points = drawing.plot.points;
  const double slot = 2.2 * frame.plot.height() / static_cast<double>(points.size());
  MarkSizes sizes = crowded(frame.compact() ? compact_marks() : wide_marks(), slot);
  // White edges of marks that lie on one another would wash their colour out.
  if (points.size() > kMostWithEdges) sizes.edge = 0;
  sizes.common = std::max(sizes.common, kSmallestPoint);
  return sizes;
}

void draw_points(SvgWriter& svg, const ProbabilityPlotDrawing& drawing, const FigureFrame& frame,
                 const ScoreScale& scale, const ValueRuler& ruler) {
  const MarkSizes sizes = sizes_of(drawing, frame);
  const auto& points = drawing.plot.points;
  for (const bool outside : {false, true})
    for (const spc::PlotPoint& point : points) {
      if (point.is_outside != outside) continue;
      draw_mark(svg, {ruler.x(point.value), scale.y(frame.plot, point.score)},
                outside ? spc::PointState::neutral : spc::PointState::common, sizes, Filling::solid);
    }
}

std::string level_words(const ProbabilityPlotDrawing& drawing) {
  return probability_words(drawing.plot.level) + " band";
}

void draw_tips(SvgWriter& svg, const ProbabilityPlotDrawing& drawing, const FigureFrame& frame, const ScoreScale& scale,
               const ValueRuler& ruler) {
  const MarkSizes sizes = sizes_of(drawing, frame);
  const bool has_all = drawing.plot.points.size() <= kMostMarkTips;
  std::vector<BarTip> tips;
  for (const spc::PlotPoint& point : drawing.plot.points) {
    if (!has_all && !point.is_outside) continue;
    tips.push_back({place_of_mark({ruler.x(point.value), scale.y(frame.plot, point.score)}, sizes.common),
                    show(point.value, drawing.format),
                    "",
                    {grouped(100 * point.probability, 1) + "% of values lie at or below"}});
    if (point.is_outside) tips.back().lines.push_back("Outside the " + level_words(drawing));
  }
  draw_bar_tips(svg, frame.width, frame.height, tips);
}

std::string outside_words(const ProbabilityPlotDrawing& drawing) {
  return fmt::format("{} of {}", grouped(static_cast<std::int64_t>(drawing.plot.outside_band)),
                     grouped(static_cast<std::int64_t>(drawing.plot.points.size())));
}

std::string statistic_words(const ProbabilityPlotDrawing& drawing) {
  const double statistic = drawing.plot.fit.modified_anderson_darling;
  // Infinite where a value lies outside the shape's support.
  return fmt::format("{} (5% point {})", std::isfinite(statistic) ? grouped(statistic, 2) : "without bound",
                     grouped(row_of(drawing).critical_anderson_darling, 2));
}

std::string verdict_words(const ProbabilityPlotDrawing& drawing) {
  return drawing.plot.fit.is_doubtful ? "The values speak against this shape."
                                      : "The values do not speak against this shape.";
}

std::vector<MarginFact> facts_of(const ProbabilityPlotDrawing& drawing) {
  std::vector<MarginFact> facts{{"Shape", std::string(row_of(drawing).title)},
                                {"Values", grouped(static_cast<std::int64_t>(drawing.plot.points.size()))},
                                {"Outside the " + level_words(drawing), outside_words(drawing)},
                                {"Anderson-Darling", statistic_words(drawing)},
                                {drawing.plot.fit.is_doubtful ? "The values speak against this shape."
                                                              : "The values do not speak against this shape.",
                                 "", drawing.plot.fit.is_doubtful ? kConcernText : kInk2}};
  for (const std::string& note : drawing.notes) facts.push_back({note, "", kInk2});
  return facts;
}

std::string drawn_plot(const ProbabilityPlotDrawing& drawing, FigureFrame& frame, Purpose purpose) {
  const bool compact = frame.compact();
  frame.plot.top = compact ? 26 : 34;
  frame.plot.bottom = frame.height - (compact ? 46 : 56);
  const ScoreScale scale = score_scale(drawing.plot);
  const std::vector<ScoreTick> ticks = score_ticks(drawing, frame, scale);
  double widest = 0;
  for (const ScoreTick& tick : ticks) widest = std::max(widest, width_of(tick.label, kAxisText, frame.base_size));
  frame.plot.left = std::max(compact ? 36.0 : 52.0, widest + 14);
  frame.plot.right = frame.width - (compact ? 12 : kFactsWidth + kFactsInset);
  const RulerScale ruler_scale =
      row_of(drawing).paper == stats::PaperAxis::logarithm ? RulerScale::logarithm : RulerScale::value;
  const ValueRuler ruler(shown_across(drawing.plot), frame.plot, drawing.format, ruler_scale, frame.base_size);

  const FittedSpots fitted = fitted_spots(drawing, frame, scale, ruler);
  SvgWriter svg(frame.base_size);
  draw_band(svg, fitted);
  for (const ScoreTick& tick : ticks) {
    svg.line({frame.plot.left, tick.y}, {frame.plot.right, tick.y}, kGrid, 1);
    svg.text(tick.label, {frame.plot.left - 8, tick.y + kAxisText.factor * frame.base_size * 0.36}, kAxisText,
             Anchor::end);
  }
  svg.text("Share of values at or below", {frame.plot.left, frame.plot.top - 10}, kSubheadingText);
  draw_lines(svg, frame, fitted);
  draw_points(svg, drawing, frame, scale, ruler);
  draw_ruler(svg, frame, ruler,
             ruler_title(drawing.format) + (ruler_scale == RulerScale::logarithm ? ", scale of logarithms" : ""));
  if (!compact) draw_margin_facts(svg, frame, facts_of(drawing));
  if (purpose == Purpose::page) draw_tips(svg, drawing, frame, scale, ruler);
  return svg.take();
}

std::vector<KeySign> key_of(const ProbabilityPlotDrawing& drawing, const FigureFrame& frame) {
  const MarkSizes sizes = frame.compact() ? compact_marks() : wide_marks();
  const auto mark = [sizes](spc::PointState state) {
    return [=](SvgWriter& svg, Spot at) { draw_mark(svg, {at.x + 6, at.y}, state, sizes, Filling::solid); };
  };
  const auto line = [](std::string_view colour, double width, std::string_view dashes) {
    return [=](SvgWriter& svg, Spot at) { svg.line(at, {at.x + kKeyLineWidth, at.y}, colour, width, dashes); };
  };
  std::vector<KeySign> key{{mark(spc::PointState::common), 12, "Value"}};
  if (drawing.plot.outside_band > 0) key.push_back({mark(spc::PointState::neutral), 12, "Value outside the band"});
  key.push_back({line(kInk, 1.6, ""), kKeyLineWidth, std::string(row_of(drawing).title)});
  key.push_back({line(kInk2, 1.3, kBandDashes), kKeyLineWidth, level_words(drawing)});
  return key;
}

}  // namespace

std::string probability_plot_alt_text(const ProbabilityPlotDrawing& drawing) {
  const spc::ProbabilityPlot& plot = drawing.plot;
  const std::string lie = plot.outside_band == 0   ? "none lies"
                          : plot.outside_band == 1 ? "1 lies"
                                                   : grouped(static_cast<std::int64_t>(plot.outside_band)) + " lie";
  return fmt::format("Probability plot, {}: {}. {} from {} to {}; {} outside the {}. Anderson-Darling {}{}.",
                     row_of(drawing).title, drawing.name, counted(plot.points.size(), "value", "values"),
                     show(plot.points.front().value, drawing.format), show(plot.points.back().value, drawing.format),
                     lie, level_words(drawing), statistic_words(drawing),
                     plot.fit.is_doubtful ? ": the values speak against this shape" : "");
}

std::string probability_plot_chart(const ProbabilityPlotDrawing& drawing, Size size, Purpose purpose) {
  QI_ASSERT(drawing.plot.points.size() >= 2);
  FigureFrame frame = figure_frame(size);
  std::string drawn = drawn_plot(drawing, frame, purpose);
  PlotSheet sheet{.size = size,
                  .width = frame.width,
                  .height = frame.height,
                  .base_size = frame.base_size,
                  .drawn = std::move(drawn),
                  .label = probability_plot_alt_text(drawing),
                  .heading = drawing.name,
                  .key = key_of(drawing, frame)};
  // What stands in the margin of a wide picture has no room beside a narrow one.
  if (frame.compact()) {
    sheet.headline = verdict_words(drawing);
    sheet.explanation = "Anderson-Darling " + statistic_words(drawing) + ", outside the " + level_words(drawing) + " " +
                        outside_words(drawing) + ". ";
    for (const std::string& note : drawing.notes) sheet.explanation += note + " ";
  }
  return plot_sheet(std::move(sheet), purpose);
}

}  // namespace qi::chart
