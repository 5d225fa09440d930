#pragma once
/// What should be known before a chart is trusted, as JSON: the chart that would suit, the checks, candidates for a
/// change of level and the forecast. The question is that of spc_json.h; docs/api/spc.md has every key.
/// Nothing is computed here: see spc/series_advice.h.

#include <string>

#include "analysis/spc_json.h"
#include "base/result.h"
#include "shell/api_schema.h"

namespace qi::analysis {

/// The answer as one JSON object without line ends. A season is looked for by the question's `season`, else by its
/// frequency where it has dates.
/// refuses  what spc::advise refuses. What only another part refuses is null.
Result<std::string> advice_answer(const SpcQuestion& question);

/// The shape of that answer.
shell::Schema advice_answer_schema();

}  // namespace qi::analysis
