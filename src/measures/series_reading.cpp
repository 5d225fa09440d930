#include "measures/series_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "base/assert.h"
#include "base/text.h"
#include "measures/annotation_store.h"
#include "measures/batch_store.h"
#include "measures/exclusion_store.h"
#include "measures/measure_store.h"
#include "measures/organisation_store.h"
#include "measures/phase_store.h"
#include "measures/point_store.h"
#include "measures/series_store.h"
#include "measures/target_store.h"
#include "spc/chart_catalogue.h"

namespace qi::measures {
namespace {

template <class Row>
std::map<SeriesId, std::vector<Row>> by_series(std::vector<Row> rows) {
  std::map<SeriesId, std::vector<Row>> gathered;
  for (Row& row : rows) gathered[row.series].push_back(std::move(row));
  return gathered;
}

/// Adds targets, annotations, phases and exclusions to figures that have their points, and which load brought them.
void add_choices(db::Connection& db, const SeriesScope& scope, const AsOf& as_of, std::vector<SeriesFigures>& all) {
  auto targets = by_series(list_targets(db, scope, as_of.choices));
  auto annotations = by_series(list_annotations(db, scope, as_of.choices));
  auto phases = by_series(list_phases(db, scope, as_of.choices));
  auto exclusions = by_series(list_exclusions(db, scope, as_of.choices));
  const auto loads = by_series(list_latest_loads(db, scope, as_of.figures));
  for (SeriesFigures& figures : all) {
    figures.targets = std::move(targets[figures.series.id]);
    figures.annotations = std::move(annotations[figures.series.id]);
    figures.phases = std::move(phases[figures.series.id]);
    figures.exclusions = std::move(exclusions[figures.series.id]);
    figures.as_of = as_of;
    if (const auto load = loads.find(figures.series.id); load != loads.end())
      figures.latest_load = load->second.front();
    auto& closed_at = figures.measure.closed_at;
    if (as_of.figures && closed_at && *closed_at > *as_of.figures) closed_at.reset();
  }
}

std::vector<Point> points_of(db::Connection& db, SeriesId series, const AsOf& as_of) {
  return as_of.figures ? list_points_known_at(db, series, *as_of.figures) : list_points(db, series);
}

std::vector<Date> periods_between(Frequency frequency, Date first, Date last) {
  std::vector<Date> periods;
  for (Date period = first; period <= last; period = next_period(frequency, period)) periods.push_back(period);
  return periods;
}

/// The first place whose period holds or follows the date; the number of periods where there is none.
std::size_t place_of(const std::vector<Date>& periods, Frequency frequency, Date date) {
  const Date wanted = period_start(frequency, date);
  return static_cast<std::size_t>(std::ranges::lower_bound(periods, wanted) - periods.begin());
}

/// The first place whose period begins on or after the date.
std::size_t place_from(const std::vector<Date>& periods, Date date) {
  return static_cast<std::size_t>(std::ranges::lower_bound(periods, date) - periods.begin());
}

std::vector<double> numbers_by_period(const std::vector<Point>& points, const std::vector<Date>& periods,
                                      std::optional<double> Figure::*number) {
  std::vector<double> numbers(periods.size(), spc::kMissing);
  for (const Point& point : points) {
    const auto place = std::ranges::lower_bound(periods, point.period);
    if (place != periods.end() && *place == point.period && point.figure.*number)
      numbers[static_cast<std::size_t>(place - periods.begin())] = *(point.figure.*number);
  }
  return numbers;
}

/// What the chart takes: the figures, or counts with their denominators.
void set_values(const SeriesFigures& figures, spc::ChartKind chart, SeriesReading& series) {
  spc::Request& request = series.request;
  request.chart = chart;
  request.values = numbers_by_period(figures.points, series.periods, &Figure::value);
  request.denominators.clear();
  request.multiplier = 1;
  if (!spc::has_denominators(spc::chart_row(chart).takes)) return;
  const auto has = [](double number) { return !std::isnan(number); };
  const auto with_value = std::ranges::count_if(request.values, has);
  request.values = numbers_by_period(figures.points, series.periods, &Figure::numerator);
  request.denominators = numbers_by_period(figures.points, series.periods, &Figure::denominator);
  request.multiplier = figures.measure.definition.factor;
  std::ptrdiff_t usable = 0;
  for (std::size_t i = 0; i < request.values.size(); ++i) {
    if (has(request.values[i]) && has(request.denominators[i]))
      ++usable;
    else
      request.values[i] = spc::kMissing;
  }
  if (with_value > usable)
    series.notes.push_back(counted(static_cast<std::size_t>(with_value - usable), "figure has", "figures have") +
                           " no counts and cannot stand on this chart. Give the numerator and the denominator.");
}

bool has_no_value(const spc::Request& request) {
  return std::ranges::all_of(request.values, [](double value) { return std::isnan(value); });
}

/// By the chart asked for, or by an XmR chart where the figures cannot be read by that one.
Result<spc::Reading> reading_by(const SeriesFigures& figures, spc::ChartKind chart, SeriesReading& series) {
  constexpr spc::ChartKind kInstead = spc::ChartKind::individuals;
  set_values(figures, chart, series);
  auto reading = spc::read_series(series.request);
  const bool is_empty = !series.periods.empty() && has_no_value(series.request);
  if (chart == kInstead || (reading && !is_empty)) return reading;
  const std::string_view title = spc::chart_row(chart).title;
  series.chart_refused =
      reading ? fmt::format(
                    "A {} needs the counts behind each figure, and no figure here has them. Give numerators and "
                    "denominators, or choose another chart.",
                    title)
              : cannot_be_read_by(chart, reading.error().message);
  if (!reading) series.wrong_value = spc::find_wrong_value(series.request);
  series.notes = {series.chart_refused + " Until then this is an XmR chart."};
  set_values(figures, kInstead, series);
  return spc::read_series(series.request);
}

/// The target that holds for a period that starts then; of several the one that began last.
const Target* target_at(const std::vector<Target>& targets, TargetKind kind, Date period) {
  const Target* holds = nullptr;
  for (const Target& target : targets) {
    if (target.kind != kind || target.from > period || (target.until && period >= *target.until)) continue;
    if (!holds || target.from >= holds->from) holds = &target;
  }
  return holds;
}

/// A standard and a local target both set the line by default: the local one where there is no standard.
const Target* line_target_at(const std::vector<Target>& targets, TargetKind kind, Date period) {
  if (const Target* target = target_at(targets, kind, period)) return target;
  return kind == TargetKind::standard ? target_at(targets, TargetKind::local, period) : nullptr;
}

struct PlacedPhase {
  std::size_t index = 0;
  Phase phase;
};

std::vector<PlacedPhase> placed_phases(const std::vector<Phase>& phases, const std::vector<Date>& periods) {
  std::vector<PlacedPhase> placed;
  for (const Phase& phase : phases) {
    const std::size_t index = place_from(periods, phase.starts_on);
    if (index == periods.size()) continue;
    if (!placed.empty() && placed.back().index == index) placed.pop_back();
    placed.push_back({index, phase});
  }
  return placed;
}

std::vector<spc::PhaseStart> phase_starts(const std::vector<PlacedPhase>& placed, const std::vector<Date>& periods) {
  std::vector<spc::PhaseStart> starts;
  for (const PlacedPhase& phase : placed) {
    spc::PhaseStart start{.index = phase.index, .baseline_points = std::nullopt};
    if (phase.phase.baseline_until) {
      const std::size_t end = place_from(periods, *phase.phase.baseline_until);
      if (end > phase.index) start.baseline_points = end - phase.index;
    }
    starts.push_back(start);
  }
  return starts;
}

std::vector<std::string> phase_titles(const std::vector<PlacedPhase>& placed) {
  if (placed.empty()) return {"All data"};
  std::vector<std::string> titles;
  if (placed.front().index > 0) titles.emplace_back("Baseline");
  for (const PlacedPhase& phase : placed) titles.push_back(phase.phase.title);
  return titles;
}

}  // namespace

Result<SeriesFigures> load_figures(db::Connection& db, SeriesId id, const AsOf& as_of) {
  const auto series = load_series(db, id);
  if (!series) return series.error();
  const auto measure = load_measure(db, series->measure);
  if (!measure) return measure.error();
  const auto organisation = load_organisation(db, series->organisation);
  if (!organisation) return organisation.error();
  std::vector<SeriesFigures> one;
  one.push_back(
      {.series = *series, .measure = *measure, .organisation = *organisation, .points = points_of(db, id, as_of)});
  add_choices(db, {.series = id}, as_of, one);
  return std::move(one.front());
}

std::vector<SeriesFigures> list_figures_of_organisation(db::Connection& db, OrganisationId organisation,
                                                        const AsOf& as_of) {
  const auto owner = find_organisation(db, organisation);
  if (!owner) return {};
  std::map<MeasureId, SeriesPoints> points;
  auto stored = as_of.figures ? list_points_of_organisation_known_at(db, organisation, *as_of.figures)
                              : list_points_of_organisation(db, organisation);
  for (SeriesPoints& one : stored) {
    const MeasureId measure = one.series.measure;
    points.emplace(measure, std::move(one));
  }
  std::vector<SeriesFigures> all;
  for (const Measure& measure : list_measures(db)) {
    const auto found = points.find(measure.id);
    if (found == points.end()) continue;
    all.push_back({.series = found->second.series,
                   .measure = measure,
                   .organisation = *owner,
                   .points = std::move(found->second.points)});
  }
  add_choices(db, {.organisation = organisation}, as_of, all);
  return all;
}

std::vector<SeriesFigures> list_figures_of_measure(db::Connection& db, MeasureId id, const AsOf& as_of) {
  const auto measure = find_measure(db, id);
  if (!measure) return {};
  std::map<OrganisationId, SeriesPoints> points;
  auto stored =
      as_of.figures ? list_points_of_measure_known_at(db, id, *as_of.figures) : list_points_of_measure(db, id);
  for (SeriesPoints& one : stored) {
    const OrganisationId organisation = one.series.organisation;
    points.emplace(organisation, std::move(one));
  }
  std::vector<SeriesFigures> all;
  for (const Organisation& organisation : list_organisations_with(db, id)) {
    const auto found = points.find(organisation.id);
    if (found == points.end()) continue;
    all.push_back({.series = found->second.series,
                   .measure = *measure,
                   .organisation = organisation,
                   .points = std::move(found->second.points)});
  }
  add_choices(db, {.measure = id}, as_of, all);
  return all;
}

Result<SeriesReading> read_series(const SeriesFigures& figures, const ReadingChoices& choices) {
  const Frequency frequency = figures.measure.definition.frequency;
  SeriesReading series;
  // Periods that were never available at either end are not part of the chart.
  const auto has_value = [](const Point& point) { return point.figure.value.has_value(); };
  const auto first = std::ranges::find_if(figures.points, has_value);
  const auto last = std::find_if(figures.points.rbegin(), figures.points.rend(), has_value);
  if (first != figures.points.end()) series.periods = periods_between(frequency, first->period, last->period);

  series.request.better = figures.measure.definition.better;
  series.request.profile = spc::profile_of(choices.profile);

  std::vector<double> targets(series.periods.size(), spc::kMissing);
  for (std::size_t i = 0; i < series.periods.size(); ++i)
    if (const Target* target = line_target_at(figures.targets, choices.target_kind, series.periods[i]))
      targets[i] = target->value;
  if (std::ranges::any_of(targets, [](double target) { return target == target; }))
    series.request.targets = std::move(targets);
  if (!series.periods.empty())
    if (const Target* target = line_target_at(figures.targets, choices.target_kind, series.periods.back()))
      series.target = *target;

  const auto placed = placed_phases(figures.phases, series.periods);
  series.request.phases = phase_starts(placed, series.periods);
  series.phase_titles = phase_titles(placed);
  for (const PlacedPhase& phase : placed) series.phases.push_back(phase.phase);
  for (const Exclusion& exclusion : figures.exclusions) {
    const auto place = std::ranges::lower_bound(series.periods, exclusion.period);
    if (place != series.periods.end() && *place == exclusion.period)
      series.request.excluded.push_back(static_cast<std::size_t>(place - series.periods.begin()));
  }

  auto reading = reading_by(figures, choices.chart.value_or(figures.measure.definition.chart), series);
  if (!reading) return reading.error();
  series.reading = std::move(*reading);
  series.wording = {.format = figures.measure.definition.format, .frequency = frequency, .dates = series.periods};
  return series;
}

std::string cannot_be_read_by(spc::ChartKind chart, std::string_view why) {
  return fmt::format("These figures cannot be read by a {}: {}", spc::chart_row(chart).title, why);
}

std::string point_name(const SeriesReading& reading, std::size_t index) {
  std::string name = short_period_name(reading.wording.frequency, reading.periods[index]);
  if (index < reading.times.size()) name += " " + reading.times[index];
  return name;
}

std::string_view centre_name(const SeriesReading& reading) {
  return spc::centre_name(reading.reading.analysis.chart, reading.reading.analysis.profile);
}

bool has_moving_ranges(const SeriesReading& reading) {
  return reading.reading.limits_shown && !reading.reading.analysis.phases.empty() &&
         !std::isnan(reading.reading.analysis.last_phase().limits.mean_moving_range);
}

std::string limits_span(const SeriesReading& reading, const spc::Phase& phase) {
  const ValueFormat& format = reading.wording.format;
  const bool vary = !reading.reading.analysis.by_point.empty();
  return fmt::format("limits {} to {}{}", show_line(phase.limits.lower, format), show_line(phase.limits.upper, format),
                     vary ? " at the latest figure" : "");
}

std::string titled_span(const std::string& title, Frequency frequency, Date first, std::string_view begins,
                        std::string_view ends) {
  const auto names = [&](std::string_view name) { return title.find(name) != std::string::npos; };
  const bool says_begin =
      names(period_name(frequency, first)) || names(short_period_name(frequency, first)) || names(long_date(first));
  const std::string until = begins == ends ? "" : fmt::format(" to {}", ends);
  return says_begin ? title + until : fmt::format("{}, {}{}", title, begins, until);
}

chart::SpcDrawing drawing_of(const SeriesFigures& figures, const SeriesReading& series) {
  const Definition& definition = figures.measure.definition;
  chart::SpcDrawing drawing;
  drawing.reading = series.reading;
  drawing.wording = series.wording;
  drawing.name = definition.short_name;
  // Figures that were only pasted have no place.
  if (!figures.organisation.short_name.empty()) drawing.name += ", " + figures.organisation.short_name;
  drawing.natural_lower = definition.natural_lower;
  drawing.natural_upper = definition.natural_upper;
  if (series.target) drawing.target_name = series.target->title;

  const auto& phases = series.reading.analysis.phases;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    const std::string title = i < series.phase_titles.size() ? series.phase_titles[i] : "All data";
    const std::string begins = short_period_name(definition.frequency, series.periods[phases[i].first]);
    const std::string ends = short_period_name(definition.frequency, series.periods[phases[i].end - 1]);
    drawing.phases.push_back(
        {titled_span(title, definition.frequency, series.periods[phases[i].first], begins, ends), title});
  }
  for (std::size_t i = 0; i < figures.annotations.size(); ++i) {
    const Annotation& note = figures.annotations[i];
    const std::size_t index = i < series.annotation_places.size()
                                  ? series.annotation_places[i]
                                  : place_of(series.periods, definition.frequency, note.happened_on);
    if (index >= series.periods.size()) continue;
    drawing.annotations.push_back({.index = index,
                                   .code = note.code,
                                   .label = note.title,
                                   .description = fmt::format("{} {}. {}, {}", note.code, note.title, title(note.kind),
                                                              long_date(note.happened_on)),
                                   .href = "#event-" + to_text(note.id)});
  }
  return drawing;
}

}  // namespace qi::measures
