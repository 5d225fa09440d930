#include "spc/within_sigma.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/number.h"
#include "spc/limits/chart_constants.h"

namespace qi::spc {
namespace {

// Mean range of n normal values in standard deviations, n from 2. Montgomery, appendix table of factors for variables
// control charts.
constexpr std::array kMeanRange{kD2ForPairs, 1.693, 2.059, 2.326, 2.534, 2.704, 2.847, 2.970,
                                3.078,       3.173, 3.258, 3.336, 3.407, 3.472, 3.532, 3.588,
                                3.640,       3.689, 3.735, 3.778, 3.819, 3.858, 3.895, 3.931};
constexpr std::size_t kMostForRanges = 1 + kMeanRange.size();  // 25

double squares_about_mean(const std::vector<double>& values) {
  const double centre = mean(values);
  std::vector<double> squares;
  for (const double value : values) squares.push_back((value - centre) * (value - centre));
  return compensated_sum(squares);
}

double pooled_sigma(const std::vector<const std::vector<double>*>& groups) {
  std::vector<double> squares;
  std::size_t degrees = 0;
  for (const auto* group : groups) {
    squares.push_back(squares_about_mean(*group));
    degrees += group->size() - 1;
  }
  return std::sqrt(compensated_sum(squares) / static_cast<double>(degrees)) / c4(degrees + 1);
}

}  // namespace

Result<double> within_sigma(const std::vector<std::vector<double>>& subgroups) {
  std::vector<const std::vector<double>*> groups;
  for (const std::vector<double>& group : subgroups) {
    if (!std::ranges::all_of(group, [](double value) { return std::isfinite(value); }))
      return Error::invalid("Every value must be a finite number.");
    if (group.size() > 1) groups.push_back(&group);
  }
  if (groups.empty()) return Error::invalid("Give at least one subgroup of 2 values or more.");
  if (std::ranges::any_of(groups, [](const auto* group) { return group->size() > kMostForRanges; }))
    return pooled_sigma(groups);
  std::vector<double> sigmas;
  for (const auto* group : groups) {
    const auto [least, most] = std::ranges::minmax(*group);
    sigmas.push_back((most - least) / kMeanRange[group->size() - 2]);
  }
  return mean(sigmas);
}

}  // namespace qi::spc
