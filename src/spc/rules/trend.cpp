#include "spc/rules/trend.h"

namespace qi::spc {
namespace {

/// 1 where the value is above the one before it, -1 below, 0 equal.
Position way_to(const PhaseValues& phase, std::size_t i) {
  const double step = phase.values[i] - phase.values[i - 1];
  return static_cast<Position>((step > 0) - (step < 0));
}

/// Whether a trend passes over a value that is equal to the one before it.
bool is_passed_over(const Profile& profile, Position way) {
  return way == 0 && profile.equal_neighbours == EqualNeighbours::are_skipped;
}

/// The last value of the trend that reaches `i`, looking on from there.
std::size_t end_of_trend(const PhaseValues& phase, const Profile& profile, std::size_t i) {
  const Position direction = way_to(phase, i);
  std::size_t last = i;
  for (std::size_t next = i + 1; next < phase.size(); ++next) {
    const Position way = way_to(phase, next);
    if (is_passed_over(profile, way)) continue;
    if (way != direction) break;
    last = next;
  }
  return last;
}

/// The value from which it starts, looking back.
std::size_t start_of_trend(const PhaseValues& phase, const Profile& profile, std::size_t i) {
  const Position direction = way_to(phase, i);
  std::size_t first = i - 1;
  for (std::size_t before = i - 1; before > 0; --before) {
    const Position way = way_to(phase, before);
    if (is_passed_over(profile, way)) continue;
    if (way != direction) break;
    first = before - 1;
  }
  return first;
}

void tell_trend(const PhaseValues& phase, std::size_t first, std::size_t last, std::size_t needed, Findings& findings) {
  const Side side = side_of(way_to(phase, last));
  std::size_t counted = 0;
  for (std::size_t i = first; i <= last; ++i) {
    if (i > first && way_to(phase, i) == 0) continue;
    findings.mark(RuleId::trend, side, phase.place(i));
    if (++counted >= needed) findings.complete(RuleId::trend, phase.place(i));
  }
  findings.stretch(RuleId::trend, side, phase.place(first), phase.place(last));
}

}  // namespace

void find_trend(const PhaseValues& phase, const Profile& profile, Findings& findings) {
  const std::size_t needed = profile.trend_length;
  std::size_t steps = 0;  // one fewer than points
  Position direction = 0;
  for (std::size_t i = 1; i < phase.size(); ++i) {
    const Position way = way_to(phase, i);
    if (is_passed_over(profile, way)) continue;
    steps = kept_where_same(steps, direction, way) + 1;
    direction = way;
    if (steps + 1 < needed || direction == 0) continue;
    const std::size_t last = end_of_trend(phase, profile, i);
    tell_trend(phase, start_of_trend(phase, profile, i), last, needed, findings);
    i = last;
    direction = 0;
  }
}

}  // namespace qi::spc
