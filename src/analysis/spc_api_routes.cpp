#include "analysis/spc_api_routes.h"

#include "analysis/spc_json.h"
#include "shell/respond.h"

namespace qi::analysis {
namespace {

http::Response answer_question(const shell::Context& context) {
  const auto question = read_spc_question(context.request.body);
  if (!question) return shell::respond(context, question.error());
  auto answer = spc_answer(*question);
  if (!answer) return shell::respond(context, answer.error());
  return http::Response::json(*std::move(answer));
}

}  // namespace

shell::Routes spc_api_routes() {
  return {{http::Method::post, "/api/v1/spc", shell::Permission::read_public, answer_question,
           "Analyse one series; nothing is stored"}};
}

}  // namespace qi::analysis
