#include "measures/reading_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "base/text.h"
#include "chart/chart_frame.h"
#include "spc/chart_catalogue.h"
#include "spc/rule_catalogue.h"
#include "ui/chart_figure_parts.h"

namespace qi::measures {
namespace {

std::string plural(Frequency frequency) {
  return std::string(plural_noun(frequency));
}

/// The first point that a picture shows.
std::size_t first_drawn(const SeriesReading& reading, const Picture& picture) {
  const std::size_t points = reading.periods.size();
  return picture.last_points == 0 || picture.last_points >= points ? 0 : points - picture.last_points;
}

std::string span_of(const SeriesReading& reading, std::size_t from) {
  const Frequency frequency = reading.wording.frequency;
  if (reading.periods.empty()) return "no points yet";
  return period_span(frequency, reading.periods[from], reading.periods.back());
}

std::vector<ui::KeyEntry> key_of(const spc::Analysis& analysis, std::size_t from) {
  if (analysis.is_waiting()) return {ui::KeyEntry::too_few};
  const auto drawn = std::span(analysis.points).subspan(from);
  const auto shows = [&](spc::PointState state) {
    return std::ranges::any_of(drawn, [&](const spc::Point& point) { return point.state == state; });
  };
  std::vector<ui::KeyEntry> key;
  if (shows(spc::PointState::improving)) key.push_back(ui::KeyEntry::improving);
  if (shows(spc::PointState::concerning)) key.push_back(ui::KeyEntry::concerning);
  if (shows(spc::PointState::neutral)) key.push_back(ui::KeyEntry::neutral);
  if (shows(spc::PointState::mixed)) key.push_back(ui::KeyEntry::mixed);
  key.push_back(ui::KeyEntry::common_cause);
  if (shows(spc::PointState::excluded))
    key.push_back(analysis.chart == spc::ChartKind::run ? ui::KeyEntry::excluded_from_median : ui::KeyEntry::excluded);
  return key;
}

/// What lies before the points of the compact picture.
std::vector<ui::KeyEntry> key_of_wide(const spc::Analysis& analysis, std::size_t from) {
  const std::size_t points = analysis.points.size();
  return ui::entries_beyond(key_of(analysis, from),
                            key_of(analysis, std::max(from, points - std::min(points, chart::kCompactPoints))));
}

/// "The last 24 of 88 months; limits and runs are those of all 88." after a picture of a part.
std::string part_words(const SeriesReading& reading, std::size_t from) {
  if (from == 0) return {};
  const std::size_t points = reading.periods.size();
  return fmt::format(" The last {} of {} {}; limits and runs are those of all {}.", points - from, points,
                     plural(reading.wording.frequency), points);
}

std::string compact_note(const SeriesReading& reading, std::size_t from) {
  if (reading.periods.size() - from <= chart::kCompactPoints) return {};
  return fmt::format("Showing the last {} {}.", chart::kCompactPoints, plural(reading.wording.frequency));
}

/// The figure as stored for a period; empty where nothing is known.
Figure figure_at(const SeriesFigures& figures, Date period) {
  const auto found = std::ranges::lower_bound(figures.points, period, {}, &Point::period);
  return found != figures.points.end() && found->period == period ? found->figure : Figure{};
}

std::string show_count(const std::optional<double>& count) {
  if (!count) return "–";
  return grouped(*count, *count == std::round(*count) ? 0 : 1);
}

bool has_parts(const SeriesFigures& figures) {
  return std::ranges::any_of(figures.points, [](const Point& point) { return point.figure.denominator.has_value(); });
}

/// "a p chart", "an XmR chart".
std::string_view indefinite(std::string_view title) {
  return title.starts_with("X") || title.starts_with("I") ? "an" : "a";
}

ui::Cell signal_cell(const spc::Analysis& analysis, std::size_t index) {
  const spc::Point& point = analysis.points[index];
  if (!point.is_used() || !point.is_special())
    return {.text = spc::point_words(analysis, index), .emphasis = ui::Emphasis::muted};
  const std::string words = spc::point_words(analysis, index);
  const std::size_t stop = words.find(". ");
  ui::Cell cell;
  cell.chip = ui::Chip{words.substr(0, stop), ui::tone_of(point.state)};
  if (stop != std::string::npos) cell.note = words.substr(stop + 2);
  return cell;
}

ui::TableRow table_row(const SeriesFigures& figures, const SeriesReading& reading, std::size_t index, bool parts) {
  const spc::Analysis& analysis = reading.reading.analysis;
  const spc::Point& point = analysis.points[index];
  const ValueFormat& format = reading.wording.format;
  ui::TableRow row;
  row.state = point.is_used() && point.is_special() ? ui::RowState::special : ui::RowState::plain;
  row.cells.push_back({.text = point_name(reading, index)});
  if (parts) {
    const Figure figure = figure_at(figures, reading.periods[index]);
    row.cells.push_back({.text = show_count(figure.numerator)});
    row.cells.push_back({.text = show_count(figure.denominator)});
  }
  row.cells.push_back({.text = show(point.value, format), .emphasis = ui::Emphasis::strong});
  const spc::Limits& limits = analysis.limits_at(index);
  row.cells.push_back({.text = show_line(limits.centre, format)});
  if (reading.reading.limits_shown) {
    row.cells.push_back({.text = show_line(limits.lower, format)});
    row.cells.push_back({.text = show_line(limits.upper, format)});
    if (has_moving_ranges(reading)) row.cells.push_back({.text = show(point.moving_range, format)});
  }
  row.cells.push_back(signal_cell(analysis, index));
  return row;
}

}  // namespace

ui::VerdictStrip verdict_of(const SeriesFigures& figures, const SeriesReading& reading, std::string note) {
  const spc::Analysis& analysis = reading.reading.analysis;
  ui::VerdictStrip strip;
  strip.value = "–";
  strip.period = "No figures yet";
  if (analysis.latest) {
    strip.period = period_name(reading.wording.frequency, reading.periods[*analysis.latest]);
    strip.value = show(analysis.points[*analysis.latest].value, reading.wording.format);
  }
  strip.variation = analysis.variation;
  strip.variation_title = spc::variation_title(analysis.variation);
  strip.variation_detail = spc::variation_detail(analysis.variation);
  strip.assurance = analysis.assurance;
  strip.assurance_title = spc::assurance_title(analysis.assurance);
  strip.assurance_detail = spc::assurance_detail(analysis);
  if (reading.target) {
    strip.target = show_target(reading.target->value, figures.measure.definition.format);
    strip.target_name = reading.target->title;
  }
  strip.sentence = spc::sentence(reading.reading, reading.wording);
  strip.note = std::move(note);
  return strip;
}

ui::ChartFigure chart_figure_of(const SeriesFigures& figures, const SeriesReading& reading, const Picture& picture) {
  chart::SpcDrawing drawing = drawing_of(figures, reading);
  drawing.last_points = picture.last_points;
  drawing.rule_link_base = picture.rule_link_base;
  drawing.told = picture.told;
  const std::size_t from = first_drawn(reading, picture);
  return {
      .title = figures.measure.definition.name,
      .detail = fmt::format("{} by {}, {}. {}.{}", unit_words(reading.wording.format), slug(reading.wording.frequency),
                            span_of(reading, from), chart_words(reading), part_words(reading, from)),
      .wide = html::TrustedMarkup(chart::spc_chart(drawing, chart::Size::wide)),
      .compact = html::TrustedMarkup(chart::spc_chart(drawing, chart::Size::compact)),
      .compact_note = compact_note(reading, from),
      .table_url = std::nullopt,
      .key = key_of(reading.reading.analysis, from),
      .key_of_wide = key_of_wide(reading.reading.analysis, from),
      .target = chart::target_in_key(drawing, from),
  };
}

std::optional<ui::ChartFigure> moving_range_figure_of(const SeriesFigures& figures, const SeriesReading& reading,
                                                      const Picture& picture) {
  if (!has_moving_ranges(reading)) return std::nullopt;
  chart::SpcDrawing drawing = drawing_of(figures, reading);
  drawing.last_points = picture.last_points;
  return ui::ChartFigure{
      .title = "Moving range",
      .detail = fmt::format("How far the figure moves from one {} to the next.", slug(reading.wording.frequency)),
      .wide = html::TrustedMarkup(chart::moving_range_chart(drawing, chart::Size::wide)),
      .compact = html::TrustedMarkup(chart::moving_range_chart(drawing, chart::Size::compact)),
      .compact_note = compact_note(reading, first_drawn(reading, picture)),
      .table_url = std::nullopt,
      .key = {},
  };
}

std::string moving_range_sentence(const SeriesReading& reading) {
  const spc::Analysis& analysis = reading.reading.analysis;
  if (!has_moving_ranges(reading)) return {};
  const spc::Phase& last = analysis.last_phase();
  const ValueFormat& format = reading.wording.format;
  const auto noun = slug(reading.wording.frequency);
  std::string words = fmt::format(
      "From {} to {} the figure now moves by {} on average; a move of more than {} would be unusual.", noun, noun,
      show_difference(last.limits.mean_moving_range, format), show_difference(last.moving_range_upper, format));
  std::vector<std::string> jumps;
  for (std::size_t i = last.first; i < last.end; ++i)
    if (analysis.points[i].moving_range > last.moving_range_upper)
      jumps.push_back(period_name(reading.wording.frequency, reading.periods[i]));
  if (jumps.empty()) return words + " None was.";
  return words + fmt::format(" Unusual: {}.", listed(jumps));
}

ui::DataTable figures_table(const SeriesFigures& figures, const SeriesReading& reading, std::size_t most_rows) {
  const bool parts = has_parts(figures);
  const bool limits = reading.reading.limits_shown;
  ui::DataTable table;
  table.caption = fmt::format("Values by {}, newest first", slug(reading.wording.frequency));
  table.density = ui::TableDensity::tight;
  table.width = ui::TableWidth::scrolls;
  table.columns.push_back({.title = capitalised(std::string(slug(reading.wording.frequency)))});
  if (parts) {
    table.columns.push_back({.title = "Numerator", .align = ui::Align::right});
    table.columns.push_back({.title = "Denominator", .align = ui::Align::right});
  }
  table.columns.push_back({.title = "Value", .align = ui::Align::right});
  table.columns.push_back({.title = std::string(centre_name(reading)), .align = ui::Align::right});
  if (limits) {
    table.columns.push_back({.title = "Lower limit", .align = ui::Align::right});
    table.columns.push_back({.title = "Upper limit", .align = ui::Align::right});
    if (has_moving_ranges(reading)) table.columns.push_back({.title = "Moving range", .align = ui::Align::right});
  }
  table.columns.push_back({.title = "Signal"});
  const std::size_t points = reading.periods.size();
  const std::size_t shown = most_rows == 0 ? points : std::min(points, most_rows);
  for (std::size_t k = 0; k < shown; ++k) table.rows.push_back(table_row(figures, reading, points - 1 - k, parts));
  return table;
}

std::string unit_words(const ValueFormat& format) {
  switch (format.style) {
    case ValueStyle::minutes_seconds: return "Minutes and seconds";
    case ValueStyle::percent: return "Percentage";
    case ValueStyle::number: return format.unit.empty() ? "Value" : capitalised(format.unit);
  }
  stop_at("a known value style", __FILE__, __LINE__);
}

std::string chart_words(const SeriesReading& reading) {
  return std::string(spc::chart_row(reading.reading.analysis.chart).title);
}

std::string chart_reason(const SeriesReading& reading) {
  const std::size_t used = reading.reading.analysis.phases.empty() ? 0 : reading.reading.analysis.last_phase().used;
  const spc::ChartRow& chart = spc::chart_row(reading.reading.analysis.chart);
  if (reading.reading.limits_shown)
    return fmt::format("This is {} {}: there are enough points for limits ({} in the latest part). {}",
                       indefinite(chart.title), chart.title, used, chart.what_for);
  if (reading.request.chart == spc::ChartKind::run)
    return "This is a run chart around the median, as chosen for this measure: it has no limits.";
  return fmt::format("This is a run chart around the median. Limits need {} points; there are {} so far, so {} more.",
                     spc::kMinimumPoints, used, reading.reading.points_needed);
}

}  // namespace qi::measures
