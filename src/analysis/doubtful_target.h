#pragma once
/// Whether a target may have been typed in another unit than the figures beside it. It is asked, never changed: 0.75%
/// can be meant.

#include <string>

namespace qi::analysis {

/// "… Did you mean 75%?" of a target of percentages that was typed as 0.75, where `middle`, the median of the figures,
/// lies nearer to 75. "" where there is no doubt. A target with a percent sign is not asked about.
std::string asked_of_percent_target(double typed, double middle);

}  // namespace qi::analysis
