#include "analysis/try_pareto/pareto_api_routes.h"

#include "analysis/try_pareto/pareto_json.h"
#include "shell/respond.h"

namespace qi::analysis {
namespace {

http::Response answer_question(const shell::Context& context) {
  const auto question = read_pareto_question(context.request.body);
  if (!question) return shell::respond(context, question.error());
  auto answer = pareto_answer(*question);
  if (!answer) return shell::respond(context, answer.error());
  return http::Response::json(*std::move(answer));
}

}  // namespace

shell::Routes pareto_api_routes() {
  return {
      {http::Method::post, "/api/v1/spc/pareto", shell::Permission::read_public, answer_question,
       "Put causes in order of how much they make up; nothing is stored and no token is needed",
       shell::ApiOperation{.group = "Analysis",
                           .body = pareto_question_schema(),
                           .body_example =
                               R"({"data": {"category": ["Kit", "Fuel", "Crew", "Road"], "count": [52, 31, 9, 4],)"
                               R"( "count_after": [20, 33, 11, 6]}, "options": {"cases": "late starts"}})",
                           .answer = pareto_answer_schema()}},
  };
}

}  // namespace qi::analysis
