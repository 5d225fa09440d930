#include "spc/limits/probability_limits.h"

#include <algorithm>
#include <cmath>

#include "stats/distributions.h"

namespace qi::spc {

namespace {

CountBand normal_band(double centre, double sigma, double tail) {
  const double reach = -stats::normal_quantile(tail) * sigma;
  return {std::max(0.0, std::floor(centre - reach)), std::ceil(centre + reach)};
}

}  // namespace

CountBand case_band(double cases, double chance, double tail) {
  if (chance <= 0) return {0, 0};
  if (chance >= 1) return {cases, cases};
  if (cases > kMostCases) {
    CountBand band = normal_band(cases * chance, std::sqrt(cases * chance * (1 - chance)), tail);
    band.upper = std::min(band.upper, cases);
    return band;
  }
  const int trials = static_cast<int>(cases);
  return {static_cast<double>(stats::binomial_quantile(tail, trials, chance)),
          static_cast<double>(stats::binomial_quantile(1 - tail, trials, chance))};
}

CountBand event_band(double expected, double tail) {
  if (expected <= 0) return {0, 0};
  if (expected > kMostCases) return normal_band(expected, std::sqrt(expected), tail);
  return {static_cast<double>(stats::poisson_quantile(tail, expected)),
          static_cast<double>(stats::poisson_quantile(1 - tail, expected))};
}

CountBand cases_between_band(double chance, double tail) {
  if (chance >= 1) return {0, 0};
  // The event has come within k cases with probability 1 - (1 - chance)^(k + 1). A quotient that is whole but for its
  // last digits is taken as whole, so that a probability that is reached exactly counts as reached.
  constexpr double kRounding = 1e-12;
  const double per_case = std::log1p(-chance);
  const auto smallest = [&](double log_of_rest) {
    return std::max(0.0, std::ceil(log_of_rest / per_case - 1 - kRounding));
  };
  return {smallest(std::log1p(-tail)), smallest(std::log(tail))};
}

}  // namespace qi::spc
