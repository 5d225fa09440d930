#include "spc/segmentation.h"

#include <algorithm>
#include <limits>

#include "base/assert.h"

namespace qi::spc {
namespace {

/// Running totals with Neumaier's compensation, so that late stretches of a long row keep their digits.
class RunningTotal {
 public:
  double add(double value) {
    const double next = sum_ + value;
    const bool is_larger = (sum_ < 0 ? -sum_ : sum_) >= (value < 0 ? -value : value);
    lost_ += is_larger ? (sum_ - next) + value : (value - next) + sum_;
    sum_ = next;
    return sum_ + lost_;
  }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

}  // namespace

StretchSums::StretchSums(std::span<const double> values, std::span<const double> weights)
    : from_(values.empty() ? 0 : values.front()), weights_{0}, sums_{0}, squares_{0} {
  QI_ASSERT(values.size() == weights.size());
  RunningTotal weight;
  RunningTotal sum;
  RunningTotal square;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double distance = values[i] - from_;
    weights_.push_back(weight.add(weights[i]));
    sums_.push_back(sum.add(weights[i] * distance));
    squares_.push_back(square.add(weights[i] * distance * distance));
  }
}

double StretchSums::cost(std::size_t first, std::size_t end) const {
  const double sum = sums_[end] - sums_[first];
  return std::max(0.0, squares_[end] - squares_[first] - sum * sum / weight(first, end));
}

double StretchSums::mean_of(std::size_t first, std::size_t end) const {
  return from_ + (sums_[end] - sums_[first]) / weight(first, end);
}

std::vector<std::size_t> cheapest_cuts(std::span<const double> values, std::span<const double> weights, double penalty,
                                       std::size_t shortest) {
  QI_ASSERT(shortest >= 1 && penalty >= 0);
  const std::size_t size = values.size();
  std::vector<std::size_t> cuts;
  if (size < 2 * shortest) return cuts;
  const StretchSums sums(values, weights);
  constexpr double kNever = std::numeric_limits<double>::infinity();
  std::vector<double> cheapest(size + 1, kNever);  // of the first so many values
  std::vector<std::size_t> last_cut(size + 1, 0);
  for (std::size_t end = shortest; end <= size; ++end) {
    cheapest[end] = sums.cost(0, end);
    for (std::size_t cut = shortest; cut + shortest <= end; ++cut) {
      const double cost = cheapest[cut] + penalty + sums.cost(cut, end);
      if (cost < cheapest[end]) {
        cheapest[end] = cost;
        last_cut[end] = cut;
      }
    }
  }
  for (std::size_t end = size; last_cut[end] > 0; end = last_cut[end]) cuts.push_back(last_cut[end]);
  std::ranges::reverse(cuts);
  return cuts;
}

}  // namespace qi::spc
