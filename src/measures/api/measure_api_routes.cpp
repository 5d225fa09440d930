#include "measures/api/measure_api_routes.h"

#include <algorithm>
#include <limits>

#include "measures/api/api_texts.h"
#include "measures/api/measure_api.h"
#include "measures/api/series_api_address.h"
#include "measures/batch_store.h"
#include "measures/measure_store.h"
#include "measures/organisation_store.h"
#include "measures/page/new_measure.h"
#include "measures/series_store.h"
#include "measures/typed_number.h"
#include "shell/api_members.h"
#include "shell/api_page.h"
#include "shell/api_write.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

using shell::ApiAnswer;
using shell::Context;

template <class Write, class... Args>
std::string json_of(Write&& write, const Args&... args) {
  json::Writer w;
  write(w, args...);
  return std::move(w).take();
}

Author author_of(const Context& context) {
  return {context.visitor.account, context.visitor.name};
}

Result<Measure> addressed_measure(const Context& context) {
  const auto id = parse_id<MeasureTag>(context.request.capture("measure"));
  if (!id) return Error::not_found("There is no such measure. Look for it at /api/v1/measures.");
  return load_measure(context.db, *id);
}

http::Response list_all_organisations(const Context& context) {
  return shell::respond_api_page(
      context,
      [&](json::Writer& w) {
        for (const Organisation& organisation : list_organisations(context.db)) write_organisation(w, organisation);
      },
      std::nullopt);
}

// --- Measures ----------------------------------------------------------------------------------------------------

http::Response list_some_measures(const Context& context) {
  const auto page = shell::read_numbered_page(context.request.query);
  if (!page) return shell::respond(context, page.error());
  const http::Form& query = context.request.query;
  MeasureFilter filter;
  if (const auto kind = query.find("kind")) filter.kind = parse_measure_kind(*kind);
  if (const auto area = query.find("area")) filter.area = std::string(*area);
  if (const auto find = query.find("find")) filter.find = std::string(*find);
  if (const auto open = query.find("open")) filter.open = *open == "true";
  const auto measures = list_measures_after(context.db, filter, {page->after}, page->limit + 1);
  return shell::respond_api_items(context, measures, page->limit, write_measure,
                                  [](const Measure& measure) { return to_text(measure.id); });
}

http::Response show_measure_as_json(const Context& context) {
  const auto measure = addressed_measure(context);
  if (!measure) return shell::respond(context, measure.error());
  return http::Response::json(json_of(write_measure, *measure));
}

http::Response make_sent_measure(const Context& context) {
  const auto sent = shell::read_api_body(context.request, new_measure_schema());
  if (!sent) return shell::respond(context, sent.error());
  if (const Done clean = check_sent_texts(*sent); !clean) return shell::respond(context, clean.error());
  return shell::write_once(context, [&]() -> Result<ApiAnswer> {
    const MeasureForm form = measure_form_of(*sent, MeasureForm{});
    const ValueFormat format{.style = parse_value_style(form.style).value_or(ValueStyle::number)};
    const auto target = shell::find_number(*sent, "target");
    const auto request = read_new_measure(context.db, form, shell::find_text(*sent, "organisation").value_or(""), "",
                                          target ? typed_number(*target, format) : "", context.clock.today());
    if (!request) return request.error();
    const auto made = make_measure_inside(context.db, context.clock.now(), author_of(context), *request);
    if (!made) return made.error();
    const auto measure = load_measure(context.db, *made);
    if (!measure) return measure.error();
    return ApiAnswer{
        .status = 201, .body = json_of(write_measure, *measure), .location = "/api/v1/measures/" + to_text(*made)};
  });
}

http::Response change_sent_measure(const Context& context) {
  const auto sent = shell::read_api_body(context.request, measure_change_schema());
  if (!sent) return shell::respond(context, sent.error());
  if (const Done clean = check_sent_texts(*sent); !clean) return shell::respond(context, clean.error());
  return shell::write_once(context, [&]() -> Result<ApiAnswer> {
    const auto measure = addressed_measure(context);
    if (!measure) return measure.error();
    const MeasureForm before = form_of(measure->definition);
    const auto definition = read_measure_form(measure_form_of(*sent, before), measure->definition);
    if (!definition) return definition.error();
    if (const Done free = check_changed_name(context.db, *measure, definition->name); !free) return free.error();
    const Done changed =
        change_definition(context.db, context.clock.now(), context.visitor.account, measure->id, *definition);
    if (!changed) return changed.error();
    const auto after = load_measure(context.db, measure->id);
    if (!after) return after.error();
    return ApiAnswer{.body = json_of(write_measure, *after)};
  });
}

http::Response close_sent_measure(const Context& context) {
  return shell::write_once(context, [&]() -> Result<ApiAnswer> {
    const auto measure = addressed_measure(context);
    if (!measure) return measure.error();
    const Done closed = close_measure(context.db, context.clock.now(), context.visitor.account, measure->id);
    if (!closed) return closed.error();
    const auto after = load_measure(context.db, measure->id);
    if (!after) return after.error();
    return ApiAnswer{.body = json_of(write_measure, *after)};
  });
}

// --- Series and loads --------------------------------------------------------------------------------------------

http::Response list_some_series(const Context& context) {
  const auto page = shell::read_numbered_page(context.request.query);
  if (!page) return shell::respond(context, page.error());
  const auto organisations = list_organisations(context.db);
  SeriesScope scope;
  if (const auto measure = context.request.query.find("measure")) scope.measure = parse_id<MeasureTag>(*measure);
  if (const auto code = context.request.query.find("organisation")) {
    const auto found = std::ranges::find(organisations, *code, &Organisation::code);
    if (found == organisations.end())
      return shell::respond(context, Error::invalid_fields({{"?organisation",
                                                             "There is no organisation with this "
                                                             "code. Look at /api/v1/organisations."}}));
    scope.organisation = found->id;
  }
  const auto series = list_series_after(context.db, scope, {page->after}, page->limit + 1);
  return shell::respond_api_items(
      context, series, page->limit,
      [&](json::Writer& w, const Series& each) {
        const auto organisation = std::ranges::find(organisations, each.organisation, &Organisation::id);
        QI_ASSERT(organisation != organisations.end());
        write_series_line(w, each, *organisation);
      },
      [](const Series& each) { return to_text(each.id); });
}

http::Response show_series_as_json(const Context& context) {
  const auto figures = load_api_figures_as_known(context);
  if (!figures) return shell::respond(context, figures.error());
  const auto reading = read_series(*figures);
  return http::Response::json(json_of(write_series, *figures, reading ? &*reading : nullptr));
}

http::Response list_some_batches(const Context& context) {
  const auto page = shell::read_numbered_page(context.request.query);
  if (!page) return shell::respond(context, page.error());
  const std::int64_t before = page->after > 0 ? page->after : std::numeric_limits<std::int64_t>::max();
  const auto batches = list_batches_before(context.db, {before}, page->limit + 1);
  return shell::respond_api_items(context, batches, page->limit, write_batch,
                                  [](const ImportBatch& batch) { return to_text(batch.id); });
}

http::Response show_batch_as_json(const Context& context) {
  const auto id = parse_id<BatchTag>(context.request.capture("batch"));
  const auto batch = id ? find_batch(context.db, *id) : std::nullopt;
  if (!batch)
    return shell::respond(context, Error::not_found("There is no such load of figures. Look at /api/v1/batches."));
  return http::Response::json(json_of(write_batch, *batch));
}

std::vector<shell::ApiParameter> with_pages(std::vector<shell::ApiParameter> parameters) {
  for (shell::ApiParameter& each : shell::page_parameters()) parameters.push_back(std::move(each));
  return parameters;
}

shell::ApiParameter measure_parameter() {
  return shell::in_path("measure", shell::whole_schema("Number of the measure."));
}

}  // namespace

shell::Routes measure_api_routes() {
  using enum http::Method;
  using namespace shell;  // schema builders
  constexpr auto kRead = Permission::read_measures;
  constexpr auto kWrite = Permission::write_choices;
  auto of_series_then = series_parameters();
  for (ApiParameter& each : as_known_parameters()) of_series_then.push_back(std::move(each));
  constexpr std::string_view kExample =
      R"({"name": "Welfare calls made on time", "area": "Welfare", "better": "increase", "frequency": "week",)"
      R"( "style": "percent", "lower": 0, "upper": 100, "numerator": "Calls made on time",)"
      R"( "denominator": "Calls due", "organisation": "RYD", "target": 95})";
  return {
      {get, "/api/v1/organisations", kRead, list_all_organisations, "Every organisation that has figures",
       ApiOperation{.group = "Measures", .answer = page_schema("OrganisationPage", organisation_schema())}},
      {get, "/api/v1/measures", kRead, list_some_measures, "Measures by number, in pages",
       ApiOperation{.group = "Measures",
                    .parameters = with_pages(
                        {in_query("kind", choice_schema({"national", "local"}, "")),
                         in_query("area", text_schema("Heading on the wall, whole.")),
                         in_query("find", text_schema("Stands in the name; capitals do not matter.")),
                         in_query("open", truth_schema("true: figures are still expected; false: closed ones."))}),
                    .answer = page_schema("MeasurePage", measure_schema())}},
      {post, "/api/v1/measures", kWrite, make_sent_measure, "Makes a measure and its first series",
       ApiOperation{.group = "Measures",
                    .body = new_measure_schema(),
                    .body_example = std::string(kExample),
                    .answer = measure_schema(),
                    .status = 201,
                    .repetition = Repetition::needs_a_key}},
      {get, "/api/v1/measures/{measure}", kRead, show_measure_as_json, "One measure",
       ApiOperation{.group = "Measures", .parameters = {measure_parameter()}, .answer = measure_schema()}},
      {patch, "/api/v1/measures/{measure}", kWrite, change_sent_measure, "Changes a definition; figures stay",
       ApiOperation{.group = "Measures",
                    .parameters = {measure_parameter()},
                    .body = measure_change_schema(),
                    .body_example = R"({"owner": "Operations"})",
                    .answer = measure_schema()}},
      {post, "/api/v1/measures/{measure}/closure", kWrite, close_sent_measure, "Says that no more figures will come",
       ApiOperation{.group = "Measures", .parameters = {measure_parameter()}, .answer = measure_schema()}},
      {get, "/api/v1/series", kRead, list_some_series, "Which measure is followed for whom, in pages",
       ApiOperation{.group = "Series",
                    .parameters = with_pages({in_query("measure", whole_schema("Number of a measure.")),
                                              in_query("organisation", text_schema("Code of an organisation."))}),
                    .answer = page_schema("SeriesPage", series_line_schema())}},
      {get, "/api/v1/series/{measure}/{organisation}", kRead, show_series_as_json,
       "One series with its verdict in words",
       ApiOperation{.group = "Series", .parameters = of_series_then, .answer = series_schema()}},
      {get, "/api/v1/batches", kRead, list_some_batches, "Loads of figures, newest first, in pages",
       ApiOperation{
           .group = "Batches", .parameters = page_parameters(), .answer = page_schema("BatchPage", batch_schema())}},
      {get, "/api/v1/batches/{batch}", kRead, show_batch_as_json, "One load of figures",
       ApiOperation{.group = "Batches",
                    .parameters = {in_path("batch", whole_schema("Number of the load."))},
                    .answer = batch_schema()}},
  };
}

}  // namespace qi::measures
