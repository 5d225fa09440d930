#pragma once
/// A funnel plot in plain English: the verdict above it and the words of each unit. One wording for every surface.
/// Nothing is computed here: it only reads a Funnel.

#include <string>

#include "spc/funnel.h"
#include "spc/sentence.h"

namespace qi::spc {

struct FunnelWording {
  ValueFormat format;         ///< of values, target and limits
  std::string unit = "unit";  ///< "station"
  std::string units = "units";
  Direction better = Direction::neutral;
  std::string target_name = {};  ///< of a target that is given; "" "Target"
};

/// True where trimmed z scores vary so much that chance alone would make it in fewer than one of 20 such plots (Cochran
/// 1954, units x phi against chi square with units - 1 degrees of freedom). Trimming makes it cautious.
bool varies_more_than_chance(const Funnel& funnel);

/// "3 of 60 stations stand out." and who they are, what chance would make, and whether units vary more than chance.
Verdict funnel_sentence(const Funnel& funnel, const FunnelWording& wording);

/// What the line in the middle is called: "Average", "Expected" for standardised ratios, the given target's name.
std::string funnel_target_name(const Funnel& funnel, const FunnelWording& wording);

/// "Concerning. Above the upper 99.8% limit", "Above the upper 95% limit, as chance makes 1 in 20", "Within the
/// limits".
std::string funnel_unit_words(const Funnel& funnel, const FunnelWording& wording, std::size_t unit);

/// How a unit is marked: excluded where it is left out; common inside the 99.8 % limits; beyond them improving,
/// concerning, or neutral where neither way is good.
PointState funnel_state(const FunnelUnit& unit, Direction better);

}  // namespace qi::spc
