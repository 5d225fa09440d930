#include "analysis/spc_api_routes.h"

#include "analysis/catalogue_json.h"
#include "analysis/spc_json.h"
#include "analysis/spc_schema.h"
#include "analysis/stats_json.h"
#include "analysis/stats_schema.h"
#include "json/json_writer.h"
#include "measures/api/series_api_address.h"
#include "shell/respond.h"

namespace qi::analysis {
namespace {

using shell::ApiOperation;

http::Response answer_question(const shell::Context& context) {
  const auto question = read_spc_question(context.request.body);
  if (!question) return shell::respond(context, question.error());
  auto answer = spc_answer(*question);
  if (!answer) return shell::respond(context, answer.error());
  return http::Response::json(*std::move(answer));
}

http::Response show_series_reading(const shell::Context& context) {
  const auto figures = measures::load_api_figures_as_known(context);
  if (!figures) return shell::respond(context, figures.error());
  const auto reading = measures::read_series(*figures);
  if (!reading) return shell::respond(context, reading.error());
  json::Writer w;
  w.object([&] {
    w.key("measure").value(figures->measure.id.number);
    w.key("organisation").value(figures->organisation.code);
    w.key("periods").array([&] {
      for (const Date period : reading->periods) w.value(to_iso(period));
    });
    w.key("phase_titles").array([&] {
      for (const std::string& title : reading->phase_titles) w.value(title);
    });
    w.key("limits_shown").value(reading->reading.limits_shown);
    w.key("analysis").raw(spc_answer_of(reading->reading, reading->wording));
  });
  return http::Response::json(std::move(w).take());
}

http::Response answer_test(const shell::Context& context) {
  const auto question = read_stats_question(context.request.body);
  if (!question) return shell::respond(context, question.error());
  auto answer = stats_answer(*question);
  if (!answer) return shell::respond(context, answer.error());
  return http::Response::json(*std::move(answer));
}

template <CatalogueJson (*kCatalogue)()>
http::Response show_catalogue(const shell::Context&) {
  return http::Response::json(kCatalogue().text);
}

template <CatalogueJson (*kCatalogue)()>
shell::Route catalogue_route(std::string_view path, std::string_view purpose) {
  return {http::Method::get,          path,    shell::Permission::read_public,
          show_catalogue<kCatalogue>, purpose, ApiOperation{.group = "Analysis", .answer = kCatalogue().schema}};
}

}  // namespace

shell::Routes spc_api_routes() {
  auto of_series_then = measures::series_parameters();
  for (shell::ApiParameter& each : measures::as_known_parameters()) of_series_then.push_back(std::move(each));
  return {
      {http::Method::post, "/api/v1/spc", shell::Permission::read_public, answer_question,
       "Analyse one series; nothing is stored and no token is needed",
       ApiOperation{.group = "Analysis",
                    .body = spc_question_schema(),
                    .body_example = R"({"target": 30, "options": {"improvement_direction": "increase"},)"
                                    R"( "data": {"y": [8, 12, 8, 12, 8, 12, 8, 12, 8, 12, 8, 12, null, 25]}})",
                    .answer = spc_answer_schema()}},
      {http::Method::get, "/api/v1/series/{measure}/{organisation}/reading", shell::Permission::read_measures,
       show_series_reading, "The whole analysis of a series: limits, rules, states and the sentence",
       ApiOperation{.group = "Analysis", .parameters = of_series_then, .answer = series_analysis_schema()}},
      catalogue_route<charts_json>("/api/v1/spc/charts", "Every chart that a question can ask for"),
      catalogue_route<rules_json>("/api/v1/spc/rules", "Every rule for signals"),
      catalogue_route<profiles_json>("/api/v1/spc/profiles", "Every named set of constants and rules"),
      {http::Method::post, "/api/v1/stats", shell::Permission::read_public, answer_test,
       "Run a test or a model on columns of figures; nothing is stored and no token is needed",
       ApiOperation{.group = "Analysis",
                    .body = stats_question_schema(),
                    .body_example = R"({"test": "welch-t", "data": {"before": [12, 14, 11, 15, 13],)"
                                    R"( "after": [9, 10, 12, 8, 10]}})",
                    .answer = stats_answer_schema()}},
      catalogue_route<tests_json>("/api/v1/stats/tests", "Every test and model, with the question that it answers"),
  };
}

}  // namespace qi::analysis
