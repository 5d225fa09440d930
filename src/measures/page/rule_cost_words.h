#pragma once
/// What the rules of a chart cost, in the words of its page: how often a chart of a measure that has not changed shows
/// something all the same. The numbers are the engine's: see spc/rule_cost.h.

#include <cstddef>
#include <string>

#include "base/period.h"
#include "spc/profile.h"

namespace qi::measures {

/// "With these rules, a chart of 24 stable months shows something in 15 of 100 charts." for the largest of a few usual
/// lengths that `points` reaches, with limits made of the same points, as of an XmR chart; "" below the first of
/// them, 12. Worked out at most once for each profile and length while the program runs: it takes up to 50 ms.
std::string rule_cost_words(spc::ProfileId profile, std::size_t points, Frequency frequency);

}  // namespace qi::measures
