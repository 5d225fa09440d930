#pragma once
/// The shapes of a question to the tests and of its answer, for the OpenAPI document.
/// Nothing is read by them: see stats_json.h.

#include "shell/api_schema.h"

namespace qi::analysis {

shell::Schema stats_question_schema();
shell::Schema stats_answer_schema();

}  // namespace qi::analysis
