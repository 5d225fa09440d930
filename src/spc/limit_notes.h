#pragma once
/// What a reader must be told of how a chart's limits were made, because it is no matter of course.
/// The verdict on the values is not here (sentence.h), nor is advice on which chart to take (advice.h).

#include <string>
#include <vector>

#include "spc/analysis.h"

namespace qi::spc {

/// Whole sentences, in the order to be read; none where there is nothing to tell.
/// p′ and u′ charts: sigma z of the last phase, and what it means where it is below 1.
/// t charts: how many times of 0 were taken as half a unit, as they are known only to be less than one.
std::vector<std::string> limit_notes(const Analysis& analysis);

}  // namespace qi::spc
