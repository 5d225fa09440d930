#include "spc/rules/trend.h"

namespace qi::spc {

void find_trend(const PhaseValues& phase, const Profile& profile, Findings& findings) {
  if (phase.size() == 0) return;
  std::size_t first = 0;
  std::size_t last = 0;    // the newest point that counts
  std::size_t length = 1;  // in points
  Position direction = 0;
  const auto end_trend = [&] {
    if (length < profile.trend_length) return;
    std::size_t counted = 0;
    for (std::size_t i = first; i <= last; ++i) {
      if (i > first && phase.values[i] == phase.values[i - 1]) continue;
      findings.mark(RuleId::trend, side_of(direction), phase.places[i]);
      if (++counted >= profile.trend_length) findings.complete(RuleId::trend, phase.places[i]);
    }
    findings.stretch(RuleId::trend, side_of(direction), phase.places[first], phase.places[last]);
  };
  for (std::size_t i = 1; i < phase.size(); ++i) {
    const double step = phase.values[i] - phase.values[i - 1];
    const Position way = step > 0 ? Position{1} : step < 0 ? Position{-1} : Position{0};
    if (way == 0 && profile.equal_neighbours == EqualNeighbours::are_skipped) continue;
    if (way != direction) {
      end_trend();
      direction = way;
      first = way == 0 ? i : i - 1;
      length = 1;
    }
    last = i;
    if (way != 0) ++length;
  }
  end_trend();
}

}  // namespace qi::spc
