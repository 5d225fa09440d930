#pragma once
/// The shapes of a question to the calculations and of its answer, for the OpenAPI document.
/// Nothing is read by them: see calculation_json.h.

#include "shell/api_schema.h"

namespace qi::analysis {

shell::Schema calculation_question_schema();
shell::Schema calculation_answer_schema();

}  // namespace qi::analysis
