#pragma once
/// The JSON answers of POST /api/v1/spc/sums and /api/v1/spc/t2. docs/api/sums.md has every key.
/// Nothing is computed here.

#include <string>

#include "analysis/try_sums/sums_question.h"
#include "base/result.h"

namespace qi::analysis {

/// One JSON object without line ends.
/// refuses  what the chart refuses.
Result<std::string> sums_answer(const SumsQuestion& question);
Result<std::string> distance_answer(const DistanceQuestion& question);

}  // namespace qi::analysis
