#include "measures/signals/kept_reading.h"

#include <algorithm>
#include <cmath>

#include "measures/late_figures.h"
#include "spc/rule_catalogue.h"

namespace qi::measures {
namespace {

std::optional<double> known(double value) {
  if (!std::isfinite(value)) return std::nullopt;
  return value;
}

std::string slugs_of(const spc::Point& point) {
  if (!point.is_used()) return {};
  const spc::RuleSet broken = point.high | point.low | point.undirected;
  std::string slugs;
  for (const spc::Rule& rule : spc::rule_catalogue())
    if (broken.has(rule.id)) slugs += (slugs.empty() ? "" : " ") + std::string(rule.slug);
  return slugs;
}

std::vector<KeptPhase> phases_of(const SeriesReading& reading) {
  std::vector<KeptPhase> kept;
  for (const spc::Phase& phase : reading.reading.analysis.phases) {
    const std::size_t index = kept.size();
    kept.push_back({.number = static_cast<std::int64_t>(index) + 1,
                    .title = index < reading.phase_titles.size() ? reading.phase_titles[index] : "All data",
                    .first_period = reading.periods[phase.first],
                    .last_period = reading.periods[phase.end - 1],
                    .points_used = phase.used,
                    .frozen = phase.frozen,
                    .centre = known(phase.limits.centre),
                    .lower_limit = known(phase.limits.lower),
                    .upper_limit = known(phase.limits.upper),
                    .sigma = known(phase.limits.sigma)});
  }
  return kept;
}

std::vector<KeptPoint> points_of(const SeriesReading& reading) {
  const spc::Analysis& analysis = reading.reading.analysis;
  std::vector<KeptPoint> kept;
  std::size_t phase = 0;
  for (std::size_t i = 0; i < analysis.points.size(); ++i) {
    while (i >= analysis.phases[phase].end) ++phase;
    const spc::Point& point = analysis.points[i];
    kept.push_back({.period = reading.periods[i],
                    .phase = static_cast<std::int64_t>(phase) + 1,
                    .value = known(point.value),
                    .target = known(point.target),
                    .state = std::string(spc::slug(point.state)),
                    .rules = slugs_of(point),
                    .words = spc::point_words(analysis, i)});
  }
  return kept;
}

void keep_latest(KeptReading& kept, const SeriesFigures& figures, const SeriesReading& reading) {
  const spc::Analysis& analysis = reading.reading.analysis;
  if (!analysis.latest) return;
  const Date period = reading.periods[*analysis.latest];
  const Frequency frequency = figures.measure.definition.frequency;
  kept.latest_period = period;
  kept.latest_value = known(analysis.points[*analysis.latest].value);
  kept.latest_shown = show(analysis.points[*analysis.latest].value, reading.wording.format);
  kept.next_due = due_by(frequency, next_period(frequency, period));
  const auto point = std::ranges::find(figures.points, period, &Point::period);
  if (point != figures.points.end()) kept.latest_known_at = point->known_from;
}

}  // namespace

KeptReading kept_reading_of(const SeriesFigures& figures, const SeriesReading& reading, Instant read_at) {
  const spc::Analysis& analysis = reading.reading.analysis;
  KeptReading kept;
  kept.series = figures.series.id;
  kept.read_at = read_at;
  kept.points = static_cast<std::size_t>(
      std::ranges::count_if(analysis.points, [](const spc::Point& point) { return std::isfinite(point.value); }));
  if (!reading.periods.empty()) kept.first_period = reading.periods.front();
  keep_latest(kept, figures, reading);
  kept.limits_shown = reading.reading.limits_shown;
  kept.provisional = reading.reading.provisional;
  if (!analysis.phases.empty()) {
    const spc::Limits& limits = analysis.last_phase().limits;
    kept.centre = known(limits.centre);
    kept.lower_limit = known(limits.lower);
    kept.upper_limit = known(limits.upper);
    kept.sigma = known(limits.sigma);
  }
  kept.variation = spc::slug(analysis.variation);
  kept.variation_words = spc::variation_title(analysis.variation);
  kept.assurance = spc::slug(analysis.assurance);
  kept.assurance_words = spc::assurance_title(analysis.assurance);
  const spc::Verdict verdict = spc::sentence(reading.reading, reading.wording);
  kept.headline = verdict.headline;
  kept.explanation = verdict.explanation;
  if (reading.target) {
    kept.target = reading.target->value;
    kept.target_name = reading.target->title;
  }
  kept.profile = analysis.profile.slug;
  kept.phases = phases_of(reading);
  kept.point_rows = points_of(reading);
  return kept;
}

KeptReading refused_reading_of(SeriesId series, const Error& error, Instant read_at) {
  KeptReading kept;
  kept.series = series;
  kept.read_at = read_at;
  kept.refused = error.message;
  kept.variation = spc::slug(spc::Variation::not_enough_data);
  kept.assurance = spc::slug(spc::Assurance::none);
  return kept;
}

}  // namespace qi::measures
