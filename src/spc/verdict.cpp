#include "spc/verdict.h"

#include <array>
#include <cmath>
#include <optional>

namespace qi::spc {
namespace {

// The order in which NHSRplotthedots gives a point its one label.
constexpr std::array kByPriority{RuleId::outside_limits, RuleId::trend, RuleId::two_of_three, RuleId::shift};

/// Which way the point is read, where it is read one way.
std::optional<Side> side_by_priority(const Point& point, double next) {
  for (const RuleId rule : kByPriority) {
    const bool high = point.high.has(rule);
    const bool low = point.low.has(rule);
    if (high && low) return next > point.value ? Side::high : Side::low;
    if (high) return Side::high;
    if (low) return Side::low;
  }
  return std::nullopt;
}

bool points_both_ways(const Point& point) {
  return !point.high.empty() && !point.low.empty();
}

}  // namespace

PointState state_of(const Point& point, double next, Direction better, MixedSignal mixed) {
  if (!point.is_used()) return point.state;
  if (!point.is_special()) return PointState::common;
  if (point.high.empty() && point.low.empty()) return PointState::neutral;
  std::optional<Side> side = point.high.empty() ? Side::low : Side::high;
  if (points_both_ways(point)) {
    if (mixed == MixedSignal::show_both) return PointState::mixed;
    side = mixed == MixedSignal::rule_priority ? side_by_priority(point, next) : std::nullopt;
    if (!side) return better == Direction::neutral ? PointState::mixed : PointState::improving;
  }
  if (better == Direction::neutral) return PointState::neutral;
  const bool is_good = (*side == Side::high) == (better == Direction::increase);
  return is_good ? PointState::improving : PointState::concerning;
}

Variation variation_of(const Point& latest, Direction better, MixedSignal mixed) {
  if (!latest.is_special()) return Variation::common;
  if (latest.high.empty() && latest.low.empty()) return Variation::neutral_mixed;
  std::optional<Side> side = latest.high.empty() ? Side::low : Side::high;
  if (points_both_ways(latest))
    side = mixed == MixedSignal::rule_priority ? side_by_priority(latest, kMissing) : std::nullopt;
  if (better == Direction::neutral) {
    if (!side) return Variation::neutral_mixed;
    return *side == Side::high ? Variation::neutral_high : Variation::neutral_low;
  }
  if (!side) return better == Direction::increase ? Variation::improving_high : Variation::improving_low;
  if (*side == Side::high)
    return better == Direction::increase ? Variation::improving_high : Variation::concerning_high;
  return better == Direction::increase ? Variation::concerning_low : Variation::improving_low;
}

bool lacks_limits(const Analysis& analysis, const Phase& phase) {
  return analysis.chart == ChartKind::run ? phase.is_too_short() : std::isnan(phase.limits.upper);
}

bool has_mixed_signal(const Point& point, Direction better) {
  return better != Direction::neutral && points_both_ways(point);
}

Assurance assurance_of(const Limits& limits, double target, Direction better, TargetOnLimit on_limit) {
  if (better == Direction::neutral || std::isnan(target) || !(limits.upper > limits.lower)) return Assurance::none;
  const bool on_limit_counts = on_limit == TargetOnLimit::consistent;
  const bool above = target > limits.upper || (on_limit_counts && target == limits.upper);
  const bool below = target < limits.lower || (on_limit_counts && target == limits.lower);
  if (!above && !below) return Assurance::hit_or_miss;
  return above == (better == Direction::decrease) ? Assurance::pass : Assurance::fail;
}

}  // namespace qi::spc
