#include "spc/lag_one.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/number.h"

namespace qi::spc {
namespace {

constexpr double kNormalQuantile = 1.96;  // two-sided 5 %

}  // namespace

std::optional<LagOne> lag_one(std::span<const double> distances, std::span<const std::size_t> starts) {
  std::vector<double> products;
  std::vector<double> squares;
  for (std::size_t i = 0; i < distances.size(); ++i) {
    if (std::isnan(distances[i])) continue;
    squares.push_back(distances[i] * distances[i]);
    const bool begins = i == 0 || std::ranges::binary_search(starts, i);
    if (!begins && !std::isnan(distances[i - 1])) products.push_back(distances[i - 1] * distances[i]);
  }
  const double whole = compensated_sum(squares);
  if (products.empty() || !(whole > 0)) return std::nullopt;
  const double points = static_cast<double>(squares.size());
  const double pairs = static_cast<double>(products.size());
  return LagOne{.coefficient = compensated_sum(products) / whole * ((points - 1) / pairs),
                .limit = kNormalQuantile / std::sqrt(points),
                .pairs = products.size()};
}

}  // namespace qi::spc
