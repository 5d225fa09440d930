#include "measures/api/measure_api.h"

#include <algorithm>

#include "html/url.h"
#include "measures/api/api_texts.h"
#include "measures/typed_number.h"
#include "shell/api_members.h"
#include "spc/analysis.h"
#include "spc/chart_catalogue.h"

namespace qi::measures {
namespace {

using namespace shell;  // schema builders

template <class Range>
std::vector<std::string> slugs_of(const Range& values) {
  std::vector<std::string> slugs;
  for (const auto value : values) slugs.emplace_back(slug(value));
  return slugs;
}

Schema style_schema() {
  return choice_schema(slugs_of(std::array{ValueStyle::number, ValueStyle::percent, ValueStyle::minutes_seconds}),
                       "How values are written. Percent: 58 means 58%. minutes_seconds: values are in seconds.");
}
Schema better_schema() {
  return choice_schema(
      slugs_of(std::array{spc::Direction::increase, spc::Direction::decrease, spc::Direction::neutral}),
      "Which way is better.");
}
Schema frequency_schema() {
  return choice_schema(
      slugs_of(std::array{Frequency::day, Frequency::week, Frequency::month, Frequency::quarter, Frequency::year}),
      "Length of one period.");
}

std::vector<std::string> chart_slugs() {
  std::vector<std::string> slugs;
  for (const spc::ChartKind kind : charts_of_measures()) slugs.emplace_back(spc::chart_row(kind).slug);
  return slugs;
}

/// Members of a definition that are sent and given back alike.
std::vector<SchemaMember> definition_members(Need name_and_area) {
  return {
      {"name", text_schema("\"Category 2 mean response time\"."), name_and_area},
      {"area", text_schema("Heading on the wall: \"Response times\"."), name_and_area},
      optional("description", text_schema("One or two sentences: what is counted or timed.")),
      optional("better", better_schema()),
      optional("frequency", frequency_schema()),
      optional("style", style_schema()),
      optional("decimals", whole_schema("Shown after the point, 0 to 6; number and percent only.")),
      optional("unit", text_schema("Plural noun: \"calls\". May be empty.")),
      optional("chart", choice_schema(chart_slugs(), "How its series are read once there are enough points.")),
      optional("lower", or_null(number_schema("No value can lie below this, in the unit of the values."))),
      optional("upper", or_null(number_schema("No value can lie above this, in the unit of the values."))),
      optional("numerator", text_schema("What the numerator counts; empty: values stand alone.")),
      optional("denominator", text_schema("What the denominator counts; empty: values stand alone.")),
      optional("source", text_schema("Who publishes or keeps the figures.")),
      optional("source_url", text_schema("Where they can be seen.")),
      optional("owner", text_schema("Person or team that answers for the definition.")),
      optional("quality_notes", text_schema("What a reader must know before trusting the figures.")),
  };
}

/// A number as the form would hold it. The writing of values may be sent in the same request.
std::string typed(const json::Object& sent, std::string_view name, const MeasureForm& form) {
  const auto number = find_number(sent, name);
  if (!number) return {};
  return typed_number(*number, {.style = parse_value_style(form.style).value_or(ValueStyle::number)});
}

void write_limits(json::Writer& w, const SeriesReading& reading) {
  if (!reading.reading.limits_shown || !reading.reading.analysis.latest) return w.null();
  const spc::Limits& limits = reading.reading.analysis.limits_at(*reading.reading.analysis.latest);
  w.object([&] {
    w.key("centre").value(limits.centre);
    w.key("lower").value(limits.lower);
    w.key("upper").value(limits.upper);
  });
}

void write_verdict(json::Writer& w, const SeriesReading& reading) {
  const spc::Verdict verdict = spc::sentence(reading.reading, reading.wording);
  w.object([&] {
    w.key("variation").value(spc::slug(reading.reading.analysis.variation));
    w.key("assurance").value(spc::slug(reading.reading.analysis.assurance));
    w.key("headline").value(verdict.headline);
    w.key("explanation").value(verdict.explanation);
    w.key("limits");
    write_limits(w, reading);
  });
}

std::string series_path(MeasureId measure, const Organisation& organisation) {
  return "/api/v1/series/" + to_text(measure) + "/" + html::url_encoded(organisation.code);
}

}  // namespace

Schema organisation_schema() {
  return object_schema(
      "Organisation",
      {needed("code", text_schema("ODS code such as RYD, Eng for England, or a local code.")),
       needed("name", text_schema("")), needed("short_name", text_schema("As on charts and in tables.")),
       needed("kind", choice_schema(slugs_of(std::array{OrganisationKind::england, OrganisationKind::trust,
                                                        OrganisationKind::region, OrganisationKind::operating_unit,
                                                        OrganisationKind::contact_centre}),
                                    ""))});
}
void write_organisation(json::Writer& w, const Organisation& organisation) {
  w.object([&] {
    w.key("code").value(organisation.code);
    w.key("name").value(organisation.name);
    w.key("short_name").value(organisation.short_name);
    w.key("kind").value(slug(organisation.kind));
  });
}

Schema measure_schema() {
  std::vector<SchemaMember> members{needed("id", whole_schema("Number of the measure."))};
  for (SchemaMember& member : definition_members(Need::required)) {
    member.need = Need::required;
    members.push_back(std::move(member));
  }
  members.push_back(needed("short_name", text_schema("As on charts and in tables.")));
  members.push_back(needed("factor", number_schema("value = numerator / denominator * factor.")));
  members.push_back(needed("kind", choice_schema(slugs_of(std::array{MeasureKind::national, MeasureKind::local}), "")));
  members.push_back(
      needed("national_code", or_null(text_schema("Code among the national indicators; null for local measures."))));
  members.push_back(needed("synthetic", truth_schema("True: the figures are made up.")));
  members.push_back(needed("created_at", moment_schema("")));
  members.push_back(needed("closed_at", or_null(moment_schema("From then on no more figures are expected."))));
  return object_schema("Measure", std::move(members));
}

void write_measure(json::Writer& w, const Measure& measure) {
  const Definition& d = measure.definition;
  w.object([&] {
    w.key("id").value(measure.id.number);
    w.key("name").value(d.name);
    w.key("area").value(d.area);
    w.key("description").value(d.description);
    w.key("better").value(slug(d.better));
    w.key("frequency").value(slug(d.frequency));
    w.key("style").value(slug(d.format.style));
    w.key("decimals").value(d.format.decimals);
    w.key("unit").value(d.format.unit);
    w.key("chart").value(spc::chart_row(d.chart).slug);
    w.key("lower").value(d.natural_lower);
    w.key("upper").value(d.natural_upper);
    w.key("numerator").value(d.numerator);
    w.key("denominator").value(d.denominator);
    w.key("source").value(d.source);
    w.key("source_url").value(d.source_url);
    w.key("owner").value(d.owner);
    w.key("quality_notes").value(d.quality_notes);
    w.key("short_name").value(d.short_name);
    w.key("factor").value(d.factor);
    w.key("kind").value(slug(measure.kind));
    w.key("national_code").value(measure.national_code);
    w.key("synthetic").value(measure.is_synthetic);
    w.key("created_at").value(to_iso(measure.created_at));
    w.key("closed_at").value(measure.closed_at ? std::optional(to_iso(*measure.closed_at)) : std::nullopt);
  });
}

Schema new_measure_schema() {
  auto members = definition_members(Need::required);
  members.push_back(needed("organisation", text_schema("Code of the organisation whose figures come first: RYD.")));
  members.push_back(optional("target", or_null(number_schema("In the unit of the values; holds from today on."))));
  members.push_back(no_identifier_member());
  return object_schema("NewMeasure", std::move(members));
}
Schema measure_change_schema() {
  auto members = definition_members(Need::optional);
  members.push_back(no_identifier_member());
  return object_schema("MeasureChange", std::move(members), "Members that are left out stay as they are.");
}

MeasureForm measure_form_of(const json::Object& sent, MeasureForm form) {
  const std::pair<std::string_view, std::string MeasureForm::*> texts[] = {
      {"name", &MeasureForm::name},
      {"area", &MeasureForm::area},
      {"description", &MeasureForm::description},
      {"better", &MeasureForm::better},
      {"frequency", &MeasureForm::frequency},
      {"style", &MeasureForm::style},
      {"unit", &MeasureForm::unit},
      {"chart", &MeasureForm::chart},
      {"numerator", &MeasureForm::numerator},
      {"denominator", &MeasureForm::denominator},
      {"source", &MeasureForm::source},
      {"source_url", &MeasureForm::source_url},
      {"owner", &MeasureForm::owner},
      {"quality_notes", &MeasureForm::quality_notes},
  };
  for (const auto& [name, member] : texts)
    if (auto text = find_text(sent, name)) form.*member = *std::move(text);
  if (const auto decimals = find_number(sent, "decimals")) form.decimals = shortest(*decimals);
  if (has_member(sent, "lower")) form.lower = typed(sent, "lower", form);
  if (has_member(sent, "upper")) form.upper = typed(sent, "upper", form);
  return form;
}

Schema batch_schema() {
  return object_schema(
      "Batch",
      {needed("id", whole_schema("Number of the load.")), needed("loaded_at", moment_schema("")),
       needed("known_at", moment_schema("When the figures were known: earlier for an old edition.")),
       needed("source", choice_schema(slugs_of(std::array{SourceKind::ambsys, SourceKind::file, SourceKind::paste,
                                                          SourceKind::entry, SourceKind::synthetic}),
                                      "How the figures came.")),
       needed("file_name", text_schema("Empty for figures that came without a file.")),
       needed("rows_read", whole_schema("")), needed("added", whole_schema("Figures that were not there before.")),
       needed("revised", whole_schema("Figures that replaced an earlier value.")),
       needed("unchanged", whole_schema("Figures that were there already with this value.")),
       needed("note", text_schema("What was skipped, in words.")),
       needed("brought_by", shell::or_null(text_schema("Feed or program that brought it: feed C2 by station.")))});
}
void write_batch(json::Writer& w, const ImportBatch& batch) {
  w.object([&] {
    w.key("id").value(batch.id.number);
    w.key("loaded_at").value(to_iso(batch.loaded_at));
    w.key("known_at").value(to_iso(batch.known_at));
    w.key("source").value(slug(batch.source_kind));
    w.key("file_name").value(batch.file_name);
    w.key("rows_read").value(batch.rows_read);
    w.key("added").value(batch.added);
    w.key("revised").value(batch.revised);
    w.key("unchanged").value(batch.unchanged);
    w.key("note").value(batch.note);
    w.key("brought_by").value(batch.brought_by ? std::optional(words_of(*batch.brought_by)) : std::nullopt);
  });
}

Schema series_line_schema() {
  return object_schema("SeriesLine", {needed("measure", whole_schema("Number of the measure.")),
                                      needed("organisation", text_schema("Code of the organisation.")),
                                      needed("series", text_schema("Address of the series with its verdict.")),
                                      needed("points", text_schema("Address of its figures."))});
}
void write_series_line(json::Writer& w, const Series& series, const Organisation& organisation) {
  const std::string path = series_path(series.measure, organisation);
  w.object([&] {
    w.key("measure").value(series.measure.number);
    w.key("organisation").value(organisation.code);
    w.key("series").value(path);
    w.key("points").value(path + "/points");
  });
}

Schema series_schema() {
  const Schema limits = object_schema(
      "Limits", {needed("centre", or_null(number_schema("Mean of the phase."))),
                 needed("lower", or_null(number_schema(""))), needed("upper", or_null(number_schema("")))});
  const Schema verdict = object_schema(
      "Verdict",
      {needed("variation", choice_schema(slugs_of(spc::kEveryVariation), "The variation icon of the latest point.")),
       needed("assurance", choice_schema(slugs_of(spc::kEveryAssurance), "The assurance icon.")),
       needed("headline", text_schema("In plain English.")), needed("explanation", text_schema("")),
       needed("limits", or_null(limits))});
  const Schema latest = object_schema(
      "LatestPoint", {needed("period", date_schema("First day of the period.")), needed("value", number_schema(""))});
  return object_schema(
      "Series",
      {needed("measure", measure_schema()), needed("organisation", organisation_schema()),
       needed("periods", whole_schema("From the first to the last figure, gaps counted.")),
       needed("latest", or_null(latest)), needed("verdict", or_null(verdict)),
       needed("page", text_schema("Address of the page for people.")),
       needed("points", text_schema("Address of the figures.")),
       needed("reading", text_schema("Address of the whole analysis: limits, rules and states of every point."))});
}

void write_series(json::Writer& w, const SeriesFigures& figures, const SeriesReading* reading) {
  const std::string path = series_path(figures.measure.id, figures.organisation);
  const auto latest = std::find_if(figures.points.rbegin(), figures.points.rend(),
                                   [](const Point& point) { return point.figure.value.has_value(); });
  w.object([&] {
    write_measure(w.key("measure"), figures.measure);
    write_organisation(w.key("organisation"), figures.organisation);
    w.key("periods").value(reading ? reading->periods.size() : 0);
    w.key("latest");
    if (latest == figures.points.rend())
      w.null();
    else
      w.object([&] {
        w.key("period").value(to_iso(latest->period));
        w.key("value").value(*latest->figure.value);
      });
    w.key("verdict");
    if (reading)
      write_verdict(w, *reading);
    else
      w.null();
    w.key("page").value("/measures/" + to_text(figures.measure.id) + "/" +
                        html::url_encoded(figures.organisation.code));
    w.key("points").value(path + "/points");
    w.key("reading").value(path + "/reading");
  });
}

}  // namespace qi::measures
