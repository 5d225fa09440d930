#pragma once
/// What a test or model found, in one sentence of plain English. It says what goes with what and how likely chance
/// alone would bring it; never what causes what, and never that something is significant. Notes and checks are not in
/// it.

#include <string>

#include "base/number.h"
#include "stats/test_catalogue.h"

namespace qi::stats {

/// Effect and interval first, then the p-value in terms of what was assumed. Of a model or of two factors: which terms
/// stand out from chance at 1 - level, and which do not. Of an adjustment: how many p-values remain below 1 - level.
///
/// row, request, result  what was run, with what, and what run_test answered
/// example  "The difference of means, Drug A less Drug B, is -1.58 (95% interval -3.37 to 0.205); if the true
/// difference
///          were 0, chance alone would bring figures this far off or further with p = 0.079."
/// style                 of the figures: the numbers of times that are in their unit (see result_units.h) are written
/// as
///                       times. "The mean of Response is 19:10 (95% interval 17:18 to 21:02); if the true value were
///                       18:00, …"
std::string sentence(const TestRow& row, const TestRequest& request, const TestResult& result,
                     ValueStyle style = ValueStyle::number);

}  // namespace qi::stats
