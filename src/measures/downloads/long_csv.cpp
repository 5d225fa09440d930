#include "measures/downloads/long_csv.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "chart/icon.h"
#include "measures/downloads/series_csv.h"
#include "spc/chart_catalogue.h"
#include "spc/rule_catalogue.h"
#include "tabular/csv_writing.h"

namespace qi::measures {
namespace {

using tabular::CsvWriter;

void write_headings(CsvWriter& csv, std::initializer_list<std::string_view> headings) {
  for (const std::string_view heading : headings) csv.text(heading);
  csv.end_row();
}

std::string with_mark(CsvWriter& csv) {
  return std::string(tabular::kByteOrderMark) + csv.take();
}

/// "outside-limits shift": in the order of the profile.
std::string broken_rules(const spc::Profile& profile, const spc::Point& point) {
  std::string slugs;
  for (const spc::RuleId id : profile.rules) {
    if (!(point.high | point.low | point.undirected).has(id)) continue;
    if (!slugs.empty()) slugs += ' ';
    slugs += spc::rule(id).slug;
  }
  return slugs;
}

/// "xmr" since the first edition of this file; every other chart by its slug in the catalogue.
std::string_view chart_slug(spc::ChartKind kind) {
  return kind == spc::ChartKind::individuals ? "xmr" : spc::chart_row(kind).slug;
}

void write_identity(CsvWriter& csv, const SeriesFigures& figures) {
  csv.text(to_text(figures.measure.id)).text(figures.measure.definition.name);
  csv.text(figures.organisation.code).text(figures.organisation.short_name);
}

void write_limits(CsvWriter& csv, const SeriesReading& reading, const spc::Limits& limits) {
  csv.number(limits.centre);
  if (reading.reading.limits_shown)
    csv.number(limits.lower).number(limits.upper);
  else
    csv.text("").text("");
}

void write_points(CsvWriter& csv, const WallMember& member) {
  const spc::Analysis& analysis = member.reading.reading.analysis;
  auto stored = member.figures.points.begin();
  std::size_t phase = 0;
  for (std::size_t i = 0; i < analysis.points.size(); ++i) {
    const Date period = member.reading.periods[i];
    stored = std::lower_bound(stored, member.figures.points.end(), period,
                              [](const Point& each, Date wanted) { return each.period < wanted; });
    const bool known = stored != member.figures.points.end() && stored->period == period;
    const Figure figure = known ? stored->figure : Figure{};
    while (i >= analysis.phases[phase].end) ++phase;
    const spc::Point& point = analysis.points[i];
    write_identity(csv, member.figures);
    csv.text(to_iso(period)).number(point.value).number(figure.numerator).number(figure.denominator);
    write_limits(csv, member.reading, analysis.phases[phase].limits);
    csv.number(point.target).whole(static_cast<long long>(phase) + 1);
    csv.text(state_word(point.state)).text(broken_rules(analysis.profile, point));
    csv.end_row();
  }
}

}  // namespace

std::string figures_csv(const std::vector<WallMember>& members) {
  CsvWriter csv;
  write_headings(csv, {"measure_id", "measure", "organisation_code", "organisation", "period", "value", "numerator",
                       "denominator", "centre", "lower_limit", "upper_limit", "target", "phase", "state", "rules"});
  for (const WallMember& member : members) write_points(csv, member);
  return with_mark(csv);
}

std::string wall_csv(const std::vector<const WallMember*>& members) {
  CsvWriter csv;
  write_headings(csv, {"measure_id",      "measure",     "organisation_code",
                       "organisation",    "area",        "unit",
                       "better",          "frequency",   "period",
                       "value",           "centre",      "lower_limit",
                       "upper_limit",     "target",      "variation",
                       "variation_words", "assurance",   "assurance_words",
                       "sentence",        "explanation", "points",
                       "chart_type",      "synthetic"});
  for (const WallMember* member : members) {
    const SeriesReading& reading = member->reading;
    const spc::Analysis& analysis = reading.reading.analysis;
    const Definition& definition = member->figures.measure.definition;
    const spc::Verdict sentence = spc::sentence(reading.reading, reading.wording);
    write_identity(csv, member->figures);
    csv.text(definition.area).text(slug(definition.format.style)).text(slug(definition.better));
    csv.text(slug(definition.frequency)).text(to_iso(reading.periods[*analysis.latest]));
    csv.number(analysis.points[*analysis.latest].value);
    write_limits(csv, reading, analysis.last_phase().limits);
    csv.number(reading.target ? std::optional(reading.target->value) : std::nullopt);
    csv.text(chart::icon_slug(analysis.variation)).text(spc::variation_title(analysis.variation));
    csv.text(chart::icon_slug(analysis.assurance)).text(spc::assurance_title(analysis.assurance));
    csv.text(sentence.headline).text(sentence.explanation).whole(static_cast<long long>(reading.periods.size()));
    csv.text(chart_slug(analysis.chart)).text(member->figures.measure.is_synthetic ? "yes" : "no");
    csv.end_row();
  }
  return with_mark(csv);
}

std::string catalogue_csv(const std::vector<Measure>& measures) {
  CsvWriter csv;
  write_headings(csv, {"measure_id",  "measure",       "short_name",    "national_code", "kind",      "area",
                       "description", "unit",          "unit_name",     "better",        "frequency", "numerator",
                       "denominator", "factor",        "natural_lower", "natural_upper", "source",    "source_url",
                       "owner",       "quality_notes", "synthetic",     "closed_on",     "chart"});
  for (const Measure& measure : measures) {
    const Definition& definition = measure.definition;
    csv.text(to_text(measure.id)).text(definition.name).text(definition.short_name);
    csv.text(measure.national_code.value_or("")).text(slug(measure.kind)).text(definition.area);
    csv.text(definition.description).text(slug(definition.format.style)).text(definition.format.unit);
    csv.text(slug(definition.better)).text(slug(definition.frequency));
    csv.text(definition.numerator).text(definition.denominator).number(definition.factor);
    csv.number(definition.natural_lower).number(definition.natural_upper);
    csv.text(definition.source).text(definition.source_url).text(definition.owner).text(definition.quality_notes);
    csv.text(measure.is_synthetic ? "yes" : "no");
    csv.text(measure.closed_at ? to_iso(london_date(*measure.closed_at)) : "");
    csv.text(chart_slug(definition.chart));
    csv.end_row();
  }
  return with_mark(csv);
}

}  // namespace qi::measures
