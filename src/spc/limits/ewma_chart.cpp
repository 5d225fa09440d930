#include "spc/limits/ewma_chart.h"

#include <algorithm>
#include <cmath>

#include "spc/limits/subgroup_charts.h"
#include "spc/limits/xmr_chart.h"

namespace qi::spc {
namespace {

/// `sigma` is that of the values averaged.
Limits limits_after(const Limits& of_one, double sigma, std::size_t used, const Profile& profile) {
  Limits limits{.centre = of_one.centre, .base = of_one.centre};
  if (std::isnan(sigma)) return limits;
  const double weight = profile.ewma_weight;
  const double rest = std::pow(1 - weight, 2 * static_cast<double>(used));
  limits.sigma = sigma * std::sqrt(weight / (2 - weight) * (1 - rest));
  limits.lower = limits.centre - profile.ewma_sigmas * limits.sigma;
  limits.upper = limits.centre + profile.ewma_sigmas * limits.sigma;
  return limits;
}

}  // namespace

Limits ewma_limits(const Baseline& baseline, const Profile& profile) {
  return baseline.subgroups.empty() ? xmr_limits(baseline.values, baseline.ranges, profile)
                                    : mean_limits(baseline, profile);
}

void walk_ewma(const Limits& of_one, std::span<const double> sizes, const Profile& profile, std::span<Point> places,
               std::span<Limits> limits) {
  const auto sigma_of = [&](double size) {
    return size < 1 ? kMissing : single_sigma(of_one, size, profile) / std::sqrt(size);
  };
  double average = of_one.centre;
  double sigma = of_one.sigma;
  // Before the first used subgroup there is nothing but its own size to come.
  if (const auto first = std::ranges::find_if(sizes, [](double size) { return size > 0; }); !sizes.empty())
    sigma = first == sizes.end() ? kMissing : sigma_of(*first);
  std::size_t used = 0;
  for (std::size_t i = 0; i < places.size(); ++i) {
    Point& point = places[i];
    const double next = profile.ewma_weight * point.value + (1 - profile.ewma_weight) * average;
    if (point.state != PointState::missing) point.value = next;
    // Without a centre to start from there is no average: a gap, and not a value.
    if (std::isnan(next)) point.state = PointState::missing;
    if (point.is_used()) {
      average = next;
      ++used;
      if (!sizes.empty()) sigma = sigma_of(sizes[i]);
    }
    limits[i] = limits_after(of_one, sigma, std::max<std::size_t>(1, used), profile);
  }
}

}  // namespace qi::spc
