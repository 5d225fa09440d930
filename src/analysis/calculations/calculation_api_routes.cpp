#include "analysis/calculations/calculation_api_routes.h"

#include "analysis/calculations/calculation_json.h"
#include "analysis/calculations/calculation_schema.h"
#include "shell/respond.h"

namespace qi::analysis {
namespace {

using shell::ApiOperation;

http::Response show_catalogue(const shell::Context&) {
  return http::Response::json(calculations_json().text);
}

http::Response answer_calculation(const shell::Context& context) {
  const auto question = read_calculation_question(context.request.body);
  if (!question) return shell::respond(context, question.error());
  auto answer = calculation_answer(*question);
  if (!answer) return shell::respond(context, answer.error());
  return http::Response::json(*std::move(answer));
}

}  // namespace

shell::Routes calculation_api_routes() {
  return {
      {http::Method::get, "/api/v1/stats/calculations", shell::Permission::read_public, show_catalogue,
       "Every calculation of power, sample size, sampling and measurement systems, with its inputs",
       ApiOperation{.group = "Analysis", .answer = calculations_json().schema}},
      {http::Method::post, "/api/v1/stats/calculations", shell::Permission::read_public, answer_calculation,
       "Run a calculation; nothing is stored and no token is needed",
       ApiOperation{.group = "Analysis",
                    .body = calculation_question_schema(),
                    .body_example = R"({"calculation": "power-two-means",)"
                                    R"( "inputs": {"difference": 2, "sd": 5, "power": 0.8}})",
                    .answer = calculation_answer_schema()}},
  };
}

}  // namespace qi::analysis
