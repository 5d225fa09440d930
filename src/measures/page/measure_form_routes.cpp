#include "measures/page/measure_form_routes.h"

#include <algorithm>

#include "base/text.h"
#include "measures/free_text_check.h"
#include "measures/imports/figures_draft.h"
#include "measures/imports/import_reading.h"
#include "measures/measure_store.h"
#include "measures/measure_urls.h"
#include "measures/organisation_store.h"
#include "measures/page/measure_form_pages.h"
#include "measures/page/new_measure.h"
#include "measures/reading_parts.h"
#include "measures/typed_number.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

bool asks_to_save(const shell::Context& context) {
  return context.request.form.get("step") == "save";
}

/// Those that are known, and the trust of this installation before any file has brought it in.
std::vector<ui::Choice> organisation_choices(const std::vector<Organisation>& organisations, const shell::Site& site) {
  std::vector<ui::Choice> choices;
  if (std::ranges::find(organisations, site.own_ods_code, &Organisation::code) == organisations.end())
    choices.push_back({.value = site.own_ods_code, .text = site.organisation});
  for (const Organisation& organisation : organisations)
    if (organisation.kind != OrganisationKind::england && organisation.kind != OrganisationKind::region)
      choices.push_back({.value = organisation.code, .text = organisation.short_name});
  return choices;
}

std::vector<std::string> areas_in_use(db::Connection& db) {
  std::vector<std::string> areas;
  for (const Measure& measure : list_measures(db))
    if (std::ranges::find(areas, measure.definition.area) == areas.end()) areas.push_back(measure.definition.area);
  return areas;
}

MeasureFormPage empty_page(const shell::Context& context) {
  return {
      .title = "New measure",
      .kicker = {},
      .form = {},
      .errors = {},
      .first_series = std::nullopt,
      .areas = areas_in_use(context.db),
      .close = std::nullopt,
      .action = html::Url::path("/measures/new"),
      .back = wall_url(),
      .csrf_token = context.visitor.csrf_token,
  };
}

http::Response respond_form(const shell::Context& context, const MeasureFormPage& page) {
  const bool refused = !page.errors.empty();
  const ui::PageHead head{
      .title = page.title, .breadcrumb = {{"Measures", wall_url()}}, .menu = "Measures", .has_errors = refused};
  return shell::respond_page(context, head, measure_form_page, page, shell::form_status(page.errors));
}

// --- A new measure -----------------------------------------------------------------------------------------------

MeasureFormPage new_measure_page(const shell::Context& context, const FirstSeriesForm& first) {
  MeasureFormPage page = empty_page(context);
  page.first_series = FirstSeriesPart{
      .form = first,
      .organisations = organisation_choices(list_organisations(context.db), context.site),
      .row_problems = {},
      .saying = std::nullopt,
      .figure = std::nullopt,
  };
  return page;
}

FirstSeriesForm first_series_of(const shell::Context& context) {
  const http::Form& fields = context.request.form;
  const std::string own(context.site.own_ods_code);
  return {.organisation = fields.has("organisation") ? std::string(fields.get("organisation")) : own,
          .figures = std::string(fields.get("figures")),
          .target = std::string(fields.get("target"))};
}

/// The chart that the measure would start with. Without usable figures the part stays as it is.
void fill_preview(FirstSeriesPart& part, const NewMeasureRequest& request) {
  for (const tabular::RowProblem& problem : request.figures.problems)
    part.row_problems.push_back(tabular::words_of(problem));
  if (request.figures.rows.empty()) return;
  const SeriesFigures draft = draft_series(request.figures, request.definition,
                                           {.better = request.definition.better, .target = request.target});
  const auto reading = read_series(draft);
  if (!reading) return;
  part.saying = ui::Saying{.sentence = spc::sentence(reading->reading, reading->wording),
                           .tone = ui::tone_of(reading->reading.analysis.variation)};
  part.figure = chart_figure_of(draft, *reading);
}

http::Response show_new(const shell::Context& context) {
  MeasureFormPage page = new_measure_page(context, first_series_of(context));
  page.form.lower = "0";  // counts, shares and times: most of what is measured
  return respond_form(context, page);
}

http::Response take_new(const shell::Context& context) {
  const FirstSeriesForm first = first_series_of(context);
  MeasureFormPage page = new_measure_page(context, first);
  MeasureForm defaults;
  const auto figures = trimmed(first.figures).empty() ? Result<tabular::FiguresReading>(tabular::FiguresReading{})
                                                      : tabular::read_figures(first.figures);
  // A form that asks for no style yet comes from "Try it": its figures say how they are written.
  if (figures && !figures->rows.empty() && !context.request.form.has("style"))
    defaults = form_for(*figures, {.name = std::string(context.request.form.get("name"))});
  page.form = measure_form_of(context.request.form, defaults);
  if (trimmed(page.form.name).empty()) page.form.name = defaults.name;

  const auto request =
      read_new_measure(context.db, page.form, first.organisation, first.figures, first.target, context.clock.today());
  if (!request) {
    if (asks_to_save(context)) page.errors = request.error().fields;
    // Whatever is still missing from the form, figures that can be drawn are drawn.
    if (figures && !figures->rows.empty()) {
      const DraftChoices choices{.name = page.form.name,
                                 .better = parse_direction(page.form.better).value_or(spc::Direction::neutral)};
      NewMeasureRequest preview{.definition = draft_definition(*figures, choices), .figures = *figures};
      if (const auto target = read_typed_number(first.target, figures->format)) preview.target = *target;
      fill_preview(*page.first_series, preview);
    }
    return respond_form(context, page);
  }
  if (!asks_to_save(context)) {
    fill_preview(*page.first_series, *request);
    return respond_form(context, page);
  }
  check_every_text(page.errors, context.request.form);
  if (const std::string patients = patient_words_of_pasted(first.figures); !patients.empty())
    page.errors.push_back({"figures", patients});
  if (!page.errors.empty()) return respond_form(context, page);
  const auto made =
      make_measure(context.db, context.clock.now(), {context.visitor.account, context.visitor.name}, *request);
  if (!made) {
    page.errors = made.error().fields;
    if (page.errors.empty()) page.errors = {{"name", made.error().message}};
    return respond_form(context, page);
  }
  return http::Response::redirect(measure_url(*made, request->organisation.code).with("saved", "measure").text());
}

// --- An existing definition --------------------------------------------------------------------------------------

Result<Measure> addressed_measure(const shell::Context& context) {
  const auto id = parse_id<MeasureTag>(context.request.capture("id"));
  if (!id) return Error::not_found("We could not find that measure. Look for it on the wall of measures.");
  return load_measure(context.db, *id);
}

MeasureFormPage definition_page(const shell::Context& context, const Measure& measure) {
  MeasureFormPage page = empty_page(context);
  page.title = "Change the definition";
  page.kicker = measure.definition.name;
  page.form = form_of(measure.definition);
  page.action = change_measure_url(measure.id);
  page.back = comparison_url(measure.id);
  if (!measure.closed_at) page.close = close_measure_url(measure.id);
  return page;
}

http::Response show_definition(const shell::Context& context) {
  const auto measure = addressed_measure(context);
  if (!measure) return shell::respond(context, measure.error());
  return respond_form(context, definition_page(context, *measure));
}

http::Response save_definition(const shell::Context& context) {
  const auto measure = addressed_measure(context);
  if (!measure) return shell::respond(context, measure.error());
  MeasureFormPage page = definition_page(context, *measure);
  page.form = measure_form_of(context.request.form, page.form);
  const auto refuse = [&](const Error& error) {
    page.errors = error.fields.empty() ? std::vector<FieldError>{{"name", error.message}} : error.fields;
    return respond_form(context, page);
  };
  const auto definition = read_measure_form(page.form, measure->definition);
  if (!definition) return refuse(definition.error());
  check_every_text(page.errors, context.request.form);
  if (!page.errors.empty()) return respond_form(context, page);
  db::Transaction transaction(context.db);
  if (const Done free = check_changed_name(context.db, *measure, definition->name); !free) return refuse(free.error());
  const Done changed =
      change_definition(context.db, context.clock.now(), context.visitor.account, measure->id, *definition);
  if (!changed) return refuse(changed.error());
  transaction.commit();
  return http::Response::redirect(comparison_url(measure->id).text());
}

http::Response close_addressed_measure(const shell::Context& context) {
  const auto measure = addressed_measure(context);
  if (!measure) return shell::respond(context, measure.error());
  db::Transaction transaction(context.db);
  const Done closed = close_measure(context.db, context.clock.now(), context.visitor.account, measure->id);
  if (!closed) return shell::respond(context, closed.error());
  transaction.commit();
  return http::Response::redirect(comparison_url(measure->id).text());
}

}  // namespace

shell::Routes measure_form_routes() {
  using enum http::Method;
  constexpr auto kChange = shell::Permission::change_measures;
  return {
      {get, "/measures/new", kChange, show_new, "Form for a new measure"},
      {post, "/measures/new", kChange, take_new, "Fills the form from figures, or saves the measure"},
      {get, "/measures/{id}/definition", kChange, show_definition, "Form for a measure's definition"},
      {post, "/measures/{id}/definition", kChange, save_definition, "Saves a measure's definition"},
      {post, "/measures/{id}/closure", kChange, close_addressed_measure, "Says that no more figures will come"},
  };
}

}  // namespace qi::measures
