#include "spc/stretches.h"

#include <algorithm>
#include <tuple>

namespace qi::spc {
namespace {

const RuleSet& rules_on(const Point& point, const std::optional<Side>& side) {
  if (!side) return point.undirected;
  return *side == Side::high ? point.high : point.low;
}

/// The next point that is neither missing nor left out; the number of points where there is none.
std::size_t next_used(const Analysis& analysis, std::size_t after) {
  std::size_t next = after + 1;
  while (next < analysis.points.size() && !analysis.points[next].is_used()) ++next;
  return next;
}

bool goes_on(const Analysis& analysis, const Pattern& before, const Pattern& next) {
  return before.rule == next.rule && before.side == next.side && before.rule != RuleId::trend &&
         &analysis.phase_of(before.last) == &analysis.phase_of(next.first) &&
         next.first <= next_used(analysis, before.last);
}

bool holds_now(const Analysis& analysis, const Pattern& stretch, const std::optional<Side>& side) {
  return stretch.side == side && stretch.first <= *analysis.latest && *analysis.latest <= stretch.last &&
         rules_on(analysis.points[*analysis.latest], side).has(stretch.rule);
}

}  // namespace

bool says_least(RuleId rule) {
  return rule == RuleId::two_of_three || rule == RuleId::four_of_five;
}

std::vector<Pattern> stretches(const Analysis& analysis) {
  std::vector<Pattern> patterns = analysis.patterns;
  std::ranges::stable_sort(patterns, {}, [](const Pattern& p) { return std::tuple(p.rule, p.side, p.first); });
  std::vector<Pattern> whole;
  for (const Pattern& pattern : patterns) {
    if (!whole.empty() && goes_on(analysis, whole.back(), pattern))
      whole.back().last = std::max(whole.back().last, pattern.last);
    else
      whole.push_back(pattern);
  }
  return whole;
}

std::size_t broken_points(const Analysis& analysis, const Pattern& stretch) {
  std::size_t count = 0;
  for (std::size_t i = stretch.first; i <= stretch.last; ++i)
    if (rules_on(analysis.points[i], stretch.side).has(stretch.rule)) ++count;
  return count;
}

std::optional<Pattern> told_stretch(const Analysis& analysis) {
  return told_stretch(analysis, told_side(analysis));
}

std::optional<Pattern> told_stretch(const Analysis& analysis, std::optional<Side> side) {
  if (!analysis.latest) return std::nullopt;
  std::optional<Pattern> told;
  const auto claim = [](const Pattern& stretch) {
    return std::pair(!says_least(stretch.rule), stretch.last - stretch.first);
  };
  for (const Pattern& stretch : stretches(analysis))
    if (holds_now(analysis, stretch, side) && (!told || claim(stretch) > claim(*told))) told = stretch;
  return told;
}

std::optional<Side> told_side(const Analysis& analysis) {
  if (!analysis.latest) return std::nullopt;
  const Point& latest = analysis.points[*analysis.latest];
  if (latest.high.empty() && latest.low.empty()) return std::nullopt;
  if (latest.low.empty()) return Side::high;
  if (latest.high.empty()) return Side::low;
  switch (analysis.variation) {
    case Variation::improving_low:
    case Variation::concerning_low:
    case Variation::neutral_low: return Side::low;
    default: return Side::high;
  }
}

std::optional<Pattern> outside_now(const Analysis& analysis, Side side) {
  if (!analysis.latest) return std::nullopt;
  for (const Pattern& stretch : stretches(analysis))
    if (stretch.rule == RuleId::outside_limits && holds_now(analysis, stretch, side)) return stretch;
  return std::nullopt;
}

}  // namespace qi::spc
