#include "chart/occupancy.h"

#include <algorithm>
#include <array>

namespace qi::chart {

bool passes_through(Spot from, Spot to, const Box& box) {
  // Of a long series nearly every line lies wholly to one side of the box, which needs no division.
  const auto [least_x, most_x] = std::minmax(from.x, to.x);
  const auto [least_y, most_y] = std::minmax(from.y, to.y);
  if (most_x < box.left || least_x > box.right || most_y < box.top || least_y > box.bottom) return false;
  const double dx = to.x - from.x;
  const double dy = to.y - from.y;
  double enters = 0;
  double leaves = 1;
  const std::array<std::pair<double, double>, 4> edges{
      {{-dx, from.x - box.left}, {dx, box.right - from.x}, {-dy, from.y - box.top}, {dy, box.bottom - from.y}}};
  for (const auto& [towards, room] : edges) {
    if (towards == 0) {
      if (room < 0) return false;
      continue;
    }
    const double at = room / towards;
    if (towards < 0)
      enters = std::max(enters, at);
    else
      leaves = std::min(leaves, at);
  }
  return enters <= leaves;
}

bool Occupancy::is_free(const Box& box) const {
  return std::ranges::none_of(boxes_, [&](const Box& other) { return overlap(box, other); });
}

double Occupancy::crossing_cost(const Box& box) const {
  double cost = 0;
  for (const Line& line : lines_)
    if (passes_through(line.from, line.to, box)) cost += line.cost;
  return cost;
}

}  // namespace qi::chart
