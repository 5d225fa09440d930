#pragma once
/// Where a rule writes what it found: marks on points, completing points and the stretches that brackets cover.
/// It does not know what any rule looks for.

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "spc/analysis.h"
#include "spc/phase_values.h"

namespace qi::spc {

inline Side side_of(Position position) {
  return position > 0 ? Side::high : Side::low;
}

class Findings {
 public:
  /// `points` and `patterns` are the analysis's own and outlive this.
  Findings(std::span<Point> points, std::vector<Pattern>& patterns) : points_(points), patterns_(patterns) {}

  /// The point at `place` of the series belongs to a pattern. No side: a pattern without one.
  void mark(RuleId rule, std::optional<Side> side, std::size_t place) {
    Point& point = points_[place];
    (side ? (*side == Side::high ? point.high : point.low) : point.undirected).add(rule);
  }
  /// The pattern is complete at this place.
  void complete(RuleId rule, std::size_t place) { points_[place].completes.add(rule); }
  /// One stretch, both places inclusive. A stretch that overlaps the one before it of the same rule, side and phase
  /// lengthens that one.
  void stretch(RuleId rule, std::optional<Side> side, std::size_t first, std::size_t last);

 private:
  std::span<Point> points_;
  std::vector<Pattern>& patterns_;
};

}  // namespace qi::spc
