#include "chart/interval_plot.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "base/text.h"
#include "chart/bar_tips.h"
#include "chart/inner_key.h"
#include "chart/plot_marks.h"

namespace qi::chart {
namespace {

constexpr std::size_t kMostRowsTold = 12;
constexpr double kCap = 5;
constexpr double kWhisker = 2;
constexpr double kArrow = 7;

std::span<const PlottedEstimate> shown_rows(const IntervalPlotDrawing& drawing) {
  return std::span(drawing.rows).first(std::min(drawing.rows.size(), kMostPlottedRows));
}

bool is_on_scale(double value, const IntervalPlotDrawing& drawing) {
  return std::isfinite(value) && (drawing.scale == RulerScale::value || value > 0);
}

std::string level_words(double level) {
  return fmt::format("{:g}%", std::round(level * 1000) / 10);
}

std::string interval_words(const stats::Interval& interval, const ValueFormat& format) {
  if (std::isinf(interval.lower)) return "up to " + show(interval.upper, format);
  if (std::isinf(interval.upper)) return show(interval.lower, format) + " or more";
  return show(interval.lower, format) + " to " + show(interval.upper, format);
}

bool is_known(const std::optional<stats::Interval>& interval) {
  return interval && !std::isnan(interval->lower) && !std::isnan(interval->upper);
}

bool has_intervals(const IntervalPlotDrawing& drawing) {
  return std::ranges::any_of(drawing.rows, [](const PlottedEstimate& row) { return is_known(row.interval); });
}

std::string figures_of(const PlottedEstimate& row, const ValueFormat& format) {
  if (std::isnan(row.estimate)) return "not defined";
  std::string words = std::isinf(row.estimate) ? "no bound" : show(row.estimate, format);
  if (is_known(row.interval)) words += " (" + interval_words(*row.interval, format) + ")";
  return words;
}

std::vector<double> shown_values(const IntervalPlotDrawing& drawing) {
  std::vector<double> shown;
  for (const PlottedEstimate& row : shown_rows(drawing)) {
    shown.push_back(row.estimate);
    if (!row.interval) continue;
    shown.push_back(row.interval->lower);
    shown.push_back(row.interval->upper);
  }
  if (drawing.reference) shown.push_back(drawing.reference->value);
  std::erase_if(shown, [](double value) { return !std::isfinite(value); });
  return shown;
}

spc::PointState state_of(const PlottedEstimate& row, const IntervalPlotDrawing& drawing) {
  return is_apart(row, drawing.reference) ? spc::PointState::neutral : spc::PointState::common;
}

/// The head of an arrow at the end of a whisker without a bound; `towards` is -1 to the left, 1 to the right.
void draw_arrow(SvgWriter& svg, Spot tip, double towards, std::string_view colour) {
  const double back = tip.x - towards * kArrow;
  svg.path(path_data({{'M', {back, tip.y - kCap}}, {'L', tip}, {'L', {back, tip.y + kCap}}}), colour, kWhisker);
}

void draw_row(SvgWriter& svg, const IntervalPlotDrawing& drawing, const FigureFrame& frame, const ValueRuler& ruler,
              const PlottedEstimate& row, double y, const MarkSizes& sizes) {
  if (std::isnan(row.estimate)) return;
  const spc::PointState state = state_of(row, drawing);
  const std::string_view colour = mark_colour(state);
  if (is_known(row.interval)) {
    const auto end = [&](double value, double towards) {
      const bool is_bound = is_on_scale(value, drawing);
      const double x = is_bound ? ruler.x_inside(value) : towards < 0 ? frame.plot.left : frame.plot.right;
      if (is_bound)
        svg.line({x, y - kCap}, {x, y + kCap}, colour, kWhisker);
      else
        draw_arrow(svg, {x, y}, towards, colour);
      return x;
    };
    const double lower = end(row.interval->lower, -1);
    const double upper = end(row.interval->upper, 1);
    svg.line({lower, y}, {upper, y}, colour, kWhisker);
  }
  if (is_on_scale(row.estimate, drawing)) draw_mark(svg, {ruler.x(row.estimate), y}, state, sizes, Filling::solid);
}

void draw_tips(SvgWriter& svg, const IntervalPlotDrawing& drawing, const FigureFrame& frame, const RowPlaces& places,
               const ValueRuler& ruler) {
  std::vector<BarTip> tips;
  const std::span<const PlottedEstimate> rows = shown_rows(drawing);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const PlottedEstimate& shown = rows[row];
    const Box area = places.area(row, frame.plot);
    const double middle = is_on_scale(shown.estimate, drawing) ? ruler.x(shown.estimate) : (area.left + area.right) / 2;
    BarTip tip{{area, {middle, (area.top + area.bottom) / 2}},
               shown.name,
               std::isfinite(shown.estimate) ? show(shown.estimate, drawing.format) : figures_of(shown, drawing.format),
               {}};
    if (is_known(shown.interval))
      tip.lines.push_back(level_words(drawing.level) + " interval " + interval_words(*shown.interval, drawing.format));
    if (!shown.more.empty()) tip.lines.push_back(shown.more);
    if (is_apart(shown, drawing.reference)) tip.lines.push_back("Beside the line of " + drawing.reference->words);
    tips.push_back(std::move(tip));
  }
  draw_bar_tips(svg, frame.width, frame.height, tips);
}

std::vector<KeySign> key_of(const IntervalPlotDrawing& drawing, const MarkSizes& sizes) {
  const bool has_whisker = has_intervals(drawing);
  const auto sign = [&](spc::PointState state, std::string words) {
    return KeySign{[=](SvgWriter& svg, Spot at) {
                     draw_mark(svg, {at.x + 15, at.y}, state, sizes, Filling::solid);
                     if (!has_whisker) return;
                     for (const double x : {at.x + 2, at.x + 28})
                       svg.line({x, at.y - kCap}, {x, at.y + kCap}, mark_colour(state), kWhisker);
                     svg.line({at.x + 2, at.y}, {at.x + 28, at.y}, mark_colour(state), kWhisker);
                   },
                   30, std::move(words)};
  };
  const auto rows = shown_rows(drawing);
  const auto apart = std::ranges::count_if(rows, [&](const auto& row) { return is_apart(row, drawing.reference); });
  const std::string what = has_intervals(drawing)
                               ? drawing.estimate_name + " and its " + level_words(drawing.level) + " interval"
                               : drawing.estimate_name;
  std::vector<KeySign> key;
  if (apart < std::ssize(rows))
    key.push_back(
        sign(spc::PointState::common, drawing.reference && apart > 0 ? what + ", with the line inside" : what));
  if (apart > 0) key.push_back(sign(spc::PointState::neutral, what + ", beside the line"));
  return key;
}

}  // namespace

bool is_apart(const PlottedEstimate& row, const std::optional<ReferenceLine>& reference) {
  return reference && is_known(row.interval) &&
         (row.interval->lower > reference->value || row.interval->upper < reference->value);
}

std::string interval_plot(const IntervalPlotDrawing& drawing, Size size, Purpose purpose) {
  QI_ASSERT(!drawing.rows.empty());
  FigureFrame frame = figure_frame(size);
  const std::span<const PlottedEstimate> rows = shown_rows(drawing);
  std::vector<RowWords> words;
  bool has_more = false;
  for (const PlottedEstimate& row : rows) {
    words.push_back({.name = row.name, .plain = {}, .bold = figures_of(row, drawing.format), .more = row.more});
    has_more = has_more || !row.more.empty();
  }
  const double row_height = frame.compact() ? 18 : has_more || rows.size() < 6 ? 40 : 32;
  const RowPlaces places =
      place_rows(frame, words, row_height, frame.compact() ? 10 : 6, reference_room(frame, drawing.reference));
  const ValueRuler ruler(shown_values(drawing), frame.plot, drawing.format, drawing.scale, frame.base_size);
  const MarkSizes sizes = scaled(wide_marks(), 1.1);

  SvgWriter svg(frame.base_size);
  draw_row_grid(svg, frame, places, rows.size(), ruler.tick_places());
  if (drawing.reference)
    draw_reference(svg, frame, places, rows.size(), *drawing.reference, ruler.x_inside(drawing.reference->value));
  for (std::size_t row = 0; row < rows.size(); ++row) {
    draw_row(svg, drawing, frame, ruler, rows[row], places.plot_top(row) + row_height / 2, sizes);
    draw_row_words(svg, frame, places, row, words[row]);
  }
  std::string title = drawing.value_name.empty() ? ruler_title(drawing.format) : drawing.value_name;
  if (const std::size_t rest = drawing.rows.size() - rows.size())
    title += ". " + counted(rest, "more row is", "more rows are") + " not drawn";
  draw_ruler(svg, frame, ruler, title);
  const double key_top = frame.plot.bottom + 3.7 * frame.base_size;
  frame.height = draw_inner_key(svg, key_of(drawing, sizes), {12, key_top}, frame.width - 24);
  if (purpose == Purpose::page) draw_tips(svg, drawing, frame, places, ruler);
  return plot_sheet({.size = size,
                     .width = frame.width,
                     .height = frame.height,
                     .base_size = frame.base_size,
                     .drawn = svg.take(),
                     .label = interval_plot_alt_text(drawing),
                     .heading = drawing.name},
                    purpose);
}

std::string interval_plot_alt_text(const IntervalPlotDrawing& drawing) {
  const std::string what = has_intervals(drawing) ? " with " + level_words(drawing.level) + " intervals" : "";
  std::string text = "Estimates" + what + ": " + drawing.name + ".";
  const std::size_t told = std::min(drawing.rows.size(), kMostRowsTold);
  for (const PlottedEstimate& row : std::span(drawing.rows).first(told)) {
    text += " " + row.name + " " + figures_of(row, drawing.format);
    if (!row.more.empty()) text += ", " + row.more;
    text += ".";
  }
  if (told < drawing.rows.size()) text += " And " + counted(drawing.rows.size() - told, "more row", "more rows") + ".";
  if (!drawing.reference || !has_intervals(drawing)) return text;
  const auto apart =
      std::ranges::count_if(drawing.rows, [&](const auto& row) { return is_apart(row, drawing.reference); });
  return text + fmt::format(" {}: {} of {} {} beside it.", drawing.reference->words, apart,
                            counted(drawing.rows.size(), "interval", "intervals"), apart == 1 ? "lies" : "lie");
}

}  // namespace qi::chart
