#pragma once
/// The shapes of a question about capability and of its answer, for the OpenAPI document.
/// Nothing is read by them: see capability_json.h.

#include "shell/api_schema.h"

namespace qi::analysis {

shell::Schema capability_question_schema();
shell::Schema capability_answer_schema();

}  // namespace qi::analysis
