#include "analysis/try_sums/sums_api_routes.h"

#include "analysis/try_sums/sums_answer.h"
#include "analysis/try_sums/sums_schema.h"
#include "shell/respond.h"

namespace qi::analysis {
namespace {

using shell::ApiOperation;

template <auto kRead, auto kAnswer>
http::Response answer(const shell::Context& context) {
  const auto question = kRead(context.request.body);
  if (!question) return shell::respond(context, question.error());
  auto answered = kAnswer(*question);
  if (!answered) return shell::respond(context, answered.error());
  return http::Response::json(*std::move(answered));
}

}  // namespace

shell::Routes sums_api_routes() {
  return {
      {http::Method::post, "/api/v1/spc/sums", shell::Permission::read_public, answer<read_sums_question, sums_answer>,
       "A CUSUM, Bernoulli CUSUM or risk-adjusted CUSUM with VLAD; nothing is stored and no token is needed",
       ApiOperation{.group = "Analysis",
                    .body = sums_question_schema(),
                    .body_example = R"({"chart": "bcusum", "data": {"y": [0, 0, 1, 0, 0, 1, 1, 0]},)"
                                    R"( "options": {"target": 0.08, "odds_ratio": 2, "limit": 3.5}})",
                    .answer = sums_answer_schema()}},
      {http::Method::post, "/api/v1/spc/t2", shell::Permission::read_public,
       answer<read_distance_question, distance_answer>,
       "Several figures of one process together (Hotelling T squared); nothing is stored and no token is needed",
       ApiOperation{.group = "Analysis",
                    .body = distance_question_schema(),
                    .body_example = R"({"data": {"on scene": [31, 34, 29, 33, 36, 30], "at hospital": [14, 16, 13, 15,)"
                                    R"( 18, 13]}, "options": {"confidence_level": 0.99}})",
                    .answer = distance_answer_schema()}},
  };
}

}  // namespace qi::analysis
