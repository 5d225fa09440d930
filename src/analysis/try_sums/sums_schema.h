#pragma once
/// The shapes of questions to the charts of sums and to T squared, and of their answers, for the OpenAPI document.
/// Nothing is read by them: see sums_question.h.

#include "shell/api_schema.h"

namespace qi::analysis {

shell::Schema sums_question_schema();
shell::Schema sums_answer_schema();
shell::Schema distance_question_schema();
shell::Schema distance_answer_schema();

}  // namespace qi::analysis
