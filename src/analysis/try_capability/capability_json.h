#pragma once
/// The JSON of capability: what POST /api/v1/spc/capability takes and gives. docs/api/capability.md has every key.
/// Nothing is computed here.

#include <string>
#include <string_view>

#include "analysis/try_capability/capability_findings.h"
#include "base/result.h"

namespace qi::analysis {

/// refuses  text that is not one JSON object; neither or both of "y" and "subgroups"; an unknown option or shape; a
///          value of the wrong kind; more than kMostCapabilityValues values. The message names the key. Keys beside
///          `options` that are not known are ignored: an oracle case is a question.
Result<CapabilityQuestion> read_capability_question(std::string_view text);

/// The answer as one JSON object without line ends.
/// refuses  what capability_findings refuses.
Result<std::string> capability_answer(const CapabilityQuestion& question);

}  // namespace qi::analysis
