#include "spc/funnel_words.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/text.h"
#include "spc/funnel_catalogue.h"
#include "stats/distributions.h"

namespace qi::spc {
namespace {

constexpr double kRareByChance = 0.05;
constexpr std::size_t kMostNames = 5;

/// At most five, in their order; of more, the four furthest out and how many others there are.
template <class IsOne>
std::vector<std::string> names_of(const Funnel& funnel, IsOne is_one) {
  std::vector<const FunnelUnit*> units;
  for (const FunnelUnit& unit : funnel.units)
    if (is_one(unit)) units.push_back(&unit);
  if (units.size() > kMostNames)
    std::ranges::stable_sort(units, std::ranges::greater(),
                             [](const FunnelUnit* unit) { return std::abs(unit->adjusted_z); });
  std::vector<std::string> names;
  for (const FunnelUnit* unit : units) names.push_back(unit->name);
  if (names.size() > kMostNames) {
    const std::string more = std::to_string(names.size() - kMostNames + 1) + " more";
    names.resize(kMostNames - 1);
    names.push_back(more);
  }
  return names;
}

std::string outliers_of(const Funnel& funnel, Side side) {
  return listed(names_of(funnel, [&](const FunnelUnit& unit) { return unit.is_outlier() && unit.side == side; }));
}

std::size_t count_of(const Funnel& funnel, FunnelStanding standing) {
  return static_cast<std::size_t>(std::ranges::count(funnel.units, standing, &FunnelUnit::standing));
}

std::string headline_of(const Funnel& funnel, const FunnelWording& wording) {
  const std::size_t units = funnel.compared();
  const std::size_t outside = count_of(funnel, FunnelStanding::beyond_998);
  if (units == 1 && !funnel.target_is_given && !funnel_row(funnel.kind).target_is_one)
    return "There is only one " + wording.unit + ", so there is nothing to compare it with.";
  if (units == 1)
    return capitalised("the " + wording.unit + (outside == 0 ? " is within the limits." : " stands out."));
  if (outside == 0) return "No " + wording.unit + " stands out.";
  return std::to_string(outside) + " of " + std::to_string(units) + " " + wording.units +
         (outside == 1 ? " stands out." : " stand out.");
}

std::string spread_words(const Funnel& funnel, const FunnelWording& wording) {
  if (funnel.overdispersion != Overdispersion::none)
    return " The limits allow for " + wording.units + " that differ by more than chance.";
  if (!varies_more_than_chance(funnel)) return "";
  return capitalised(wording.units) + " vary by more than chance, which these limits do not allow for.";
}

/// "Medway is left out."
std::string left_out_words(const Funnel& funnel) {
  const std::vector<std::string> names = names_of(funnel, [](const FunnelUnit& unit) { return unit.is_left_out; });
  if (names.empty()) return "";
  return capitalised(listed(names)) + (names.size() == 1 ? " is" : " are") + " left out.";
}

/// "By chance about 3 of 60 would lie beyond a 95% limit; 5 do."
std::string chance_words(const Funnel& funnel) {
  const double expected = static_cast<double>(funnel.compared()) * 2 * tail_of(FunnelBand::of_95);
  if (expected < 1) return "";
  const std::size_t beyond = count_of(funnel, FunnelStanding::beyond_95) + count_of(funnel, FunnelStanding::beyond_998);
  return "By chance about " + grouped(expected, 0) + " of " + std::to_string(funnel.compared()) +
         " would lie beyond a 95% limit; " + std::to_string(beyond) + (beyond == 1 ? " does." : " do.");
}

void append(std::string& text, const std::string& sentence) {
  if (sentence.empty()) return;
  if (!text.empty()) text += " ";
  text += trimmed(sentence);
}

std::string state_words(PointState state) {
  switch (state) {
    case PointState::improving: return "Improving";
    case PointState::concerning: return "Concerning";
    default: return "Unusual";
  }
}

}  // namespace

bool varies_more_than_chance(const Funnel& funnel) {
  if (funnel.units_used < 2) return false;
  const auto units = static_cast<double>(funnel.units_used);
  return units * funnel.phi > stats::chi_square_quantile(1 - kRareByChance, units - 1);
}

Verdict funnel_sentence(const Funnel& funnel, const FunnelWording& wording) {
  std::string explanation;
  const std::string above = outliers_of(funnel, Side::high);
  const std::string below = outliers_of(funnel, Side::low);
  if (!above.empty()) append(explanation, "Above the upper 99.8% limit: " + above + ".");
  if (!below.empty()) append(explanation, "Below the lower 99.8% limit: " + below + ".");
  append(explanation, left_out_words(funnel));
  append(explanation, chance_words(funnel));
  append(explanation, spread_words(funnel, wording));
  return {headline_of(funnel, wording), explanation};
}

std::string funnel_target_name(const Funnel& funnel, const FunnelWording& wording) {
  if (funnel.target_is_given) return wording.target_name.empty() ? "Target" : wording.target_name;
  return funnel_row(funnel.kind).target_is_one ? "Expected" : "Average";
}

std::string funnel_unit_words(const Funnel& funnel, const FunnelWording& wording, std::size_t index) {
  const FunnelUnit& unit = funnel.units[index];
  const std::string side = unit.side == Side::high ? "bove the upper " : "elow the lower ";
  const std::string first = unit.side == Side::high ? "A" : "B";
  if (unit.is_left_out) return "Left out of average and judgement";
  if (std::isnan(unit.limits.of_998.upper)) return "Too small for limits";
  switch (unit.standing) {
    case FunnelStanding::inside: return "Within the limits";
    case FunnelStanding::beyond_95: return first + side + "95% limit, as chance makes 1 in 20";
    case FunnelStanding::beyond_998: break;
  }
  return state_words(funnel_state(unit, wording.better)) + ". " + first + side + "99.8% limit";
}

PointState funnel_state(const FunnelUnit& unit, Direction better) {
  if (unit.is_left_out) return PointState::excluded;
  if (!unit.is_outlier()) return PointState::common;
  if (better == Direction::neutral) return PointState::neutral;
  return (unit.side == Side::high) == (better == Direction::increase) ? PointState::improving : PointState::concerning;
}

}  // namespace qi::spc
