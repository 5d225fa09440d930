#include "stats/power/stratified_sample.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>

#include "base/number.h"

namespace qi::stats {
namespace {

std::optional<Error> refusal_of(const std::vector<Stratum>& strata, int n, Allocation allocation) {
  if (strata.empty()) return Error::invalid("Give at least one stratum.");
  double units = 0;
  bool varies = false;
  for (const Stratum& stratum : strata) {
    if (!(stratum.size >= 1 && std::isfinite(stratum.size) && stratum.size == std::floor(stratum.size)))
      return Error::invalid("Give each stratum a whole number of units above 0: " + stratum.name + " has none.");
    if (!(stratum.sd >= 0 && std::isfinite(stratum.sd)))
      return Error::invalid("Give each stratum a standard deviation of 0 or above: " + stratum.name + " has none.");
    units += stratum.size;
    varies = varies || stratum.sd > 0;
  }
  if (n < static_cast<int>(strata.size()) || n > units)
    return Error::invalid("Sample at least one unit of each stratum and no more than there are in all.");
  if (allocation == Allocation::neyman && !varies)
    return Error::invalid("Neyman allocation needs a stratum with a standard deviation above 0.");
  return std::nullopt;
}

double weight_of(const Stratum& stratum, Allocation allocation) {
  switch (allocation) {
    case Allocation::proportional: return stratum.size;
    case Allocation::neyman: return stratum.size * stratum.sd;
    case Allocation::equal: return 1;
  }
  return 1;
}

/// Shares of n by weight, each at least 1 and at most the stratum's size: what is out of bounds is set there and the
/// rest shared out again, first the too large, then the too small, until all fit.
std::vector<double> bounded_shares(const std::vector<Stratum>& strata, double n, Allocation allocation) {
  std::vector<double> shares(strata.size());
  std::vector<bool> is_set(strata.size());
  for (std::size_t round = 0; round <= strata.size(); ++round) {
    double left = n;
    double weights = 0;
    std::size_t open = 0;
    for (std::size_t i = 0; i < strata.size(); ++i) {
      if (is_set[i]) {
        left -= shares[i];
      } else {
        weights += weight_of(strata[i], allocation);
        ++open;
      }
    }
    for (std::size_t i = 0; i < strata.size(); ++i)
      if (!is_set[i])
        shares[i] = weights > 0 ? left * weight_of(strata[i], allocation) / weights : left / static_cast<double>(open);
    // What is too much and what is too little pull the rest in opposite directions: settle the larger of the two first.
    double too_much = 0;
    double too_little = 0;
    for (std::size_t i = 0; i < strata.size(); ++i) {
      if (is_set[i]) continue;
      too_much += std::max(0.0, shares[i] - strata[i].size);
      too_little += std::max(0.0, 1 - shares[i]);
    }
    if (too_much == 0 && too_little == 0) break;
    for (std::size_t i = 0; i < strata.size(); ++i) {
      if (is_set[i]) continue;
      if (too_much >= too_little && shares[i] > strata[i].size) {
        shares[i] = strata[i].size;
        is_set[i] = true;
      } else if (too_much < too_little && shares[i] < 1) {
        shares[i] = 1;
        is_set[i] = true;
      }
    }
  }
  return shares;
}

}  // namespace

Result<std::vector<StratumSample>> allocate(const std::vector<Stratum>& strata, int n, Allocation allocation) {
  if (const auto refusal = refusal_of(strata, n, allocation)) return *refusal;
  const std::vector<double> shares = bounded_shares(strata, n, allocation);
  std::vector<StratumSample> sampled;
  int given = 0;
  for (std::size_t i = 0; i < strata.size(); ++i) {
    constexpr double kRounding = 1e-9;  // 2.9999999999 is 3
    sampled.push_back({.share = shares[i], .n = static_cast<int>(std::floor(shares[i] + kRounding))});
    given += sampled[i].n;
  }
  std::vector<std::size_t> by_remainder(strata.size());
  std::iota(by_remainder.begin(), by_remainder.end(), std::size_t{0});
  std::ranges::stable_sort(by_remainder, std::greater<>(),
                           [&](std::size_t i) { return sampled[i].share - sampled[i].n; });
  // A share below a stratum's whole size leaves room for one more, so one round gives out all that is left.
  for (const std::size_t i : by_remainder) {
    if (given >= n) break;
    if (sampled[i].n + 1 > strata[i].size) continue;
    ++sampled[i].n;
    ++given;
  }
  return sampled;
}

double stratified_standard_error(const std::vector<Stratum>& strata, const std::vector<StratumSample>& sampled) {
  double units = 0;
  for (const Stratum& stratum : strata) units += stratum.size;
  std::vector<double> parts;
  for (std::size_t i = 0; i < strata.size(); ++i) {
    const double weighted = strata[i].size / units * strata[i].sd;
    parts.push_back(weighted * weighted * (1.0 / sampled[i].n - 1 / strata[i].size));
  }
  return std::sqrt(std::max(0.0, compensated_sum(parts)));
}

}  // namespace qi::stats
