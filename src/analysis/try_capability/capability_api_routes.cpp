#include "analysis/try_capability/capability_api_routes.h"

#include "analysis/try_capability/capability_json.h"
#include "analysis/try_capability/capability_schema.h"
#include "shell/respond.h"

namespace qi::analysis {
namespace {

http::Response answer_capability(const shell::Context& context) {
  const auto question = read_capability_question(context.request.body);
  if (!question) return shell::respond(context, question.error());
  auto answer = capability_answer(*question);
  if (!answer) return shell::respond(context, answer.error());
  return http::Response::json(*std::move(answer));
}

}  // namespace

shell::Routes capability_api_routes() {
  return {
      {http::Method::post, "/api/v1/spc/capability", shell::Permission::read_public, answer_capability,
       "How well figures meet limits, with their stability; nothing is stored and no token is needed",
       shell::ApiOperation{.group = "Analysis",
                           .body = capability_question_schema(),
                           .body_example =
                               R"({"options": {"usl": 40},)"
                               R"( "data": {"y": [31, 28, 34, 30, 27, 33, 29, 32, 26, 30, 35, 28, 31, 33]}})",
                           .answer = capability_answer_schema()}},
  };
}

}  // namespace qi::analysis
