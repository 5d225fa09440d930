#include "spc/limits/laney_charts.h"

#include <cmath>
#include <numbers>
#include <vector>

#include "base/number.h"
#include "spc/limits/attribute_charts.h"
#include "spc/limits/chart_constants.h"
#include "spc/limits/xmr_chart.h"

namespace qi::spc {
namespace {

/// `change(i)` for each value that a moving range is formed to.
template <class Change>
std::vector<double> changes(const Baseline& baseline, Change change) {
  std::vector<double> all;
  all.reserve(baseline.values.size());
  for (std::size_t i = 1; i < baseline.values.size(); ++i)
    if (baseline.joins[i]) all.push_back(change(i));
  return all;
}

Limits widened(const Limits& plain, const Baseline& baseline, const Profile& profile) {
  if (!(plain.sigma > 0)) return plain;
  const auto distance = [&](std::size_t i) {
    return (baseline.values[i] - plain.centre) / plain.sigma * std::sqrt(baseline.denominators[i]);
  };
  const std::vector<double> ranges =
      changes(baseline, [&](std::size_t i) { return std::abs(distance(i) - distance(i - 1)); });
  return {.centre = plain.centre,
          .sigma = plain.sigma * mean_moving_range(MovingRanges(ranges), profile.screening) / kD2ForPairs,
          .base = plain.base};
}

/// `by_chance` is what sigma would be if single cases were independent.
Limits bounded(Limits of_one, double by_chance, const Profile& profile) {
  if (profile.sigma_z == SigmaZ::at_least_one && of_one.sigma < by_chance) of_one.sigma = by_chance;
  return of_one;
}

double ratio(double sigma, double by_chance) {
  return by_chance > 0 ? sigma / by_chance : kMissing;
}

}  // namespace

Limits p_prime_limits(const Baseline& baseline, const Profile& profile) {
  return widened(p_limits(baseline, profile), baseline, profile);
}

Limits u_prime_limits(const Baseline& baseline, const Profile& profile) {
  return widened(u_limits(baseline, profile), baseline, profile);
}

Limits p_prime_at(const Limits& of_one, double denominator, const Profile& profile) {
  return three_sigma_share_at(bounded(of_one, sigma_of_share(of_one.centre), profile), denominator);
}

Limits u_prime_at(const Limits& of_one, double denominator, const Profile& profile) {
  return three_sigma_rate_at(bounded(of_one, sigma_of_rate(of_one.centre), profile), denominator);
}

double p_prime_sigma_z(const Limits& of_one) {
  return ratio(of_one.sigma, sigma_of_share(of_one.centre));
}

double u_prime_sigma_z(const Limits& of_one) {
  return ratio(of_one.sigma, sigma_of_rate(of_one.centre));
}

Limits individuals_prime_limits(const Baseline& baseline, const Profile& profile) {
  const double whole = compensated_sum(baseline.denominators);
  if (!(whole > 0)) return {};
  // The mean range of a pair is 2 / sqrt(pi) sigmas of one value, and each pair has a width of its own.
  const std::vector<double> sigmas = changes(baseline, [&](std::size_t i) {
    return std::sqrt(std::numbers::pi / 2) * std::abs(baseline.values[i] - baseline.values[i - 1]) /
           std::sqrt(1 / baseline.denominators[i] + 1 / baseline.denominators[i - 1]);
  });
  Limits limits{.centre = compensated_sum(baseline.counts) / whole};
  limits.base = limits.centre;
  limits.sigma = mean_moving_range(MovingRanges(sigmas), profile.screening);
  return normalised_at(limits, 1, profile);
}

Limits normalised_at(const Limits& of_one, double denominator, const Profile&) {
  if (!(denominator > 0) || std::isnan(of_one.sigma)) return {.centre = of_one.centre, .base = of_one.centre};
  const double sigma = of_one.sigma / std::sqrt(denominator);
  return {.centre = of_one.centre,
          .lower = of_one.centre - kSigmasToLimit * sigma,
          .upper = of_one.centre + kSigmasToLimit * sigma,
          .sigma = sigma,
          .base = of_one.centre};
}

}  // namespace qi::spc
