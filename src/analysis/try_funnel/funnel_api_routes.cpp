#include "analysis/try_funnel/funnel_api_routes.h"

#include "analysis/try_funnel/funnel_json.h"
#include "shell/respond.h"

namespace qi::analysis {
namespace {

http::Response answer_question(const shell::Context& context) {
  const auto question = read_funnel_question(context.request.body);
  if (!question) return shell::respond(context, question.error());
  auto answer = funnel_answer(*question);
  if (!answer) return shell::respond(context, answer.error());
  return http::Response::json(*std::move(answer));
}

}  // namespace

shell::Routes funnel_api_routes() {
  return {
      {http::Method::post, "/api/v1/spc/funnel", shell::Permission::read_public, answer_question,
       "Compare units of different sizes in a funnel plot; nothing is stored and no token is needed",
       shell::ApiOperation{.group = "Analysis",
                           .body = funnel_question_schema(),
                           .body_example = R"({"kind": "proportion", "data": {"unit": ["Medway", "Thanet", "Ashford"],)"
                                           R"( "numerator": [20, 40, 55], "denominator": [100, 100, 180]},)"
                                           R"( "options": {"multiplier": 100, "overdispersion": "additive"}})",
                           .answer = funnel_answer_schema()}},
  };
}

}  // namespace qi::analysis
