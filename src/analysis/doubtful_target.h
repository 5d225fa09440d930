#pragma once
/// Whether a target may have been typed in another unit than the figures beside it. It is asked, never changed: 0.75%
/// can be meant.

#include <string>
#include <string_view>

namespace qi::analysis {

/// "… Did you mean 75%?" of a target of percentages that was typed as 0.75, where `middle`, the median of the figures,
/// lies nearer to 75. "" where there is no doubt. A target with a percent sign is not asked about. `called` is what the
/// page calls it.
std::string asked_of_percent_target(double typed, double middle, std::string_view called = "target");

/// "… Did you mean 0.75?" of a target that was typed as 75% beside figures without a sign, the largest of which is at
/// most 1. "" where there is no doubt.
std::string asked_of_share_target(double percent, double largest, std::string_view called = "target");

}  // namespace qi::analysis
