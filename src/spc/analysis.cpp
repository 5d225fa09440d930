#include "spc/analysis.h"

#include <algorithm>

#include "base/assert.h"
#include "spc/analyse.h"
#include "spc/verdict.h"

namespace qi::spc {

const Phase& Analysis::phase_of(std::size_t index) const {
  QI_ASSERT(index < points.size() && !phases.empty());
  const auto after = std::ranges::upper_bound(phases, index, {}, [](const Phase& phase) { return phase.first; });
  return *std::prev(after);
}

bool Analysis::is_waiting() const {
  if (variation != Variation::not_enough_data || !patterns.empty()) return false;
  const bool was_told_nothing = latest && !lacks_limits(*this, phase_of(*latest));
  // A last phase that has only begun takes nothing from what was found before it.
  const auto is_judged = [&](const Phase& phase) {
    return chart == ChartKind::run ? phase.used >= kMinimumPoints : !std::isnan(phase.limits.upper);
  };
  return was_told_nothing || std::ranges::none_of(phases, is_judged);
}

std::string_view slug(Variation variation) {
  switch (variation) {
    case Variation::not_enough_data: return "not_enough_data";
    case Variation::common: return "common";
    case Variation::improving_high: return "improving_high";
    case Variation::improving_low: return "improving_low";
    case Variation::concerning_high: return "concerning_high";
    case Variation::concerning_low: return "concerning_low";
    case Variation::neutral_high: return "neutral_high";
    case Variation::neutral_low: return "neutral_low";
    case Variation::neutral_mixed: return "neutral_mixed";
  }
  stop_at("a known variation", __FILE__, __LINE__);
}

std::string_view slug(Assurance assurance) {
  switch (assurance) {
    case Assurance::none: return "none";
    case Assurance::pass: return "pass";
    case Assurance::fail: return "fail";
    case Assurance::hit_or_miss: return "hit_or_miss";
  }
  stop_at("a known assurance", __FILE__, __LINE__);
}

std::string_view slug(PointState state) {
  switch (state) {
    case PointState::missing: return "missing";
    case PointState::excluded: return "excluded";
    case PointState::common: return "common";
    case PointState::improving: return "improving";
    case PointState::concerning: return "concerning";
    case PointState::neutral: return "neutral";
    case PointState::mixed: return "mixed";
  }
  stop_at("a known point state", __FILE__, __LINE__);
}

}  // namespace qi::spc
