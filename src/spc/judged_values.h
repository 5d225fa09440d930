#pragma once
/// The values that a capability is about, analysed: those of the last phase, with the verdict on them.
/// No index is computed here: see capability.h and percentile_capability.h.

#include <vector>

#include "base/result.h"
#include "spc/analyse.h"
#include "spc/stability.h"

namespace qi::spc {

struct JudgedValues {
  Analysis analysis;
  Stability stability;
  std::vector<double> values;  ///< of the last phase, in time order, missing and excluded ones left out
  std::vector<double> ranges;  ///< the moving ranges formed between them
};

/// refuses  what analyse refuses; another chart than that of individuals, because a capability is of single measured
///          values; fewer than 2 values in the last phase.
Result<JudgedValues> judged_values(const Request& series, const Wording& wording);

}  // namespace qi::spc
