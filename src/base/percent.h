#pragma once
/// What a share of one is multiplied by to be written in percent.
/// How percentages are written is in number.h.

namespace qi {

inline constexpr double kWholePercent = 100;

}  // namespace qi
