#pragma once
/// The shapes of the SPC engine's JSON, for the document of the API. docs/api/spc.md says what every key means.
/// The engine reads and writes without them: see spc_json.h.

#include "shell/api_schema.h"

namespace qi::analysis {

/// What POST /api/v1/spc takes. Keys that are not known are ignored, so that a record may carry its own name.
shell::Schema spc_question_schema();
shell::Schema spc_answer_schema();
/// The stored series with its analysis: what GET …/reading gives.
shell::Schema series_analysis_schema();

}  // namespace qi::analysis
