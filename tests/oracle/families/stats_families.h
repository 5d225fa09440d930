#pragma once
/// The comparisons of the everyday statistics: summaries, constants, distributions and tests of hypotheses.
/// Groups, models and capability have theirs elsewhere.

#include "oracle/families.h"

namespace qi::oracle {

CompareCase compare_spc_constants;

}  // namespace qi::oracle
