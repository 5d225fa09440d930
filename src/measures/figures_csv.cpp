#include "measures/figures_csv.h"

#include <algorithm>
#include <string_view>

#include "base/assert.h"
#include "spc/rule_catalogue.h"
#include "tabular/csv_writing.h"

namespace qi::measures {
namespace {

std::string_view state_slug(spc::PointState state) {
  switch (state) {
    case spc::PointState::missing: return "missing";
    case spc::PointState::excluded: return "excluded";
    case spc::PointState::common: return "common";
    case spc::PointState::improving: return "improving";
    case spc::PointState::concerning: return "concerning";
    case spc::PointState::neutral: return "neutral";
    case spc::PointState::mixed: return "mixed";
  }
  stop_at("a known state", __FILE__, __LINE__);
}

std::string_view flag(const spc::Point& point, spc::RuleId rule) {
  if (point.high.has(rule)) return point.low.has(rule) ? "both" : "high";
  if (point.low.has(rule)) return "low";
  return point.undirected.has(rule) ? "yes" : "";
}

Figure figure_at(const SeriesFigures& figures, Date period) {
  const auto found = std::ranges::lower_bound(figures.points, period, {}, &Point::period);
  return found != figures.points.end() && found->period == period ? found->figure : Figure{};
}

std::size_t phase_at(const spc::Analysis& analysis, std::size_t index) {
  const auto holds = [&](const spc::Phase& phase) { return phase.first <= index && index < phase.end; };
  return static_cast<std::size_t>(std::ranges::find_if(analysis.phases, holds) - analysis.phases.begin());
}

void write_head(tabular::CsvWriter& csv, const spc::Profile& profile) {
  for (const std::string_view column : {"period", "value", "numerator", "denominator", "phase", "centre", "lower_limit",
                                        "upper_limit", "moving_range", "target", "state"})
    csv.text(column);
  for (const spc::RuleId rule : profile.rules) csv.text(spc::rule(rule).slug);
  csv.end_row();
}

}  // namespace

std::string figures_csv(const SeriesFigures& figures, const SeriesReading& reading) {
  const spc::Analysis& analysis = reading.reading.analysis;
  tabular::CsvWriter csv;
  write_head(csv, analysis.profile);
  for (std::size_t i = 0; i < reading.periods.size(); ++i) {
    const spc::Point& point = analysis.points[i];
    const spc::Limits& limits = analysis.limits_at(i);
    const double not_shown = spc::kMissing;
    const bool shown = reading.reading.limits_shown;
    const Figure figure = figure_at(figures, reading.periods[i]);
    csv.text(to_iso(reading.periods[i])).number(figure.value).number(figure.numerator).number(figure.denominator);
    csv.text(reading.phase_titles[phase_at(analysis, i)]).number(limits.centre);
    csv.number(shown ? limits.lower : not_shown).number(shown ? limits.upper : not_shown);
    csv.number(shown ? point.moving_range : not_shown).number(point.target).text(state_slug(point.state));
    for (const spc::RuleId rule : analysis.profile.rules) csv.text(flag(point, rule));
    csv.end_row();
  }
  return std::string(tabular::kByteOrderMark) + csv.take();
}

}  // namespace qi::measures
