#include "spc/limits/subgroup_charts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

#include "base/assert.h"
#include "base/number.h"
#include "spc/limits/chart_constants.h"
#include "stats/range_constants.h"

namespace qi::spc {
namespace {

// From there on qcc takes no ranges unless it is told to.
constexpr std::size_t kLargestWithRange = 25;

/// d2, as exact as the profile has it.
double mean_of_range(std::size_t size, RangeConstants constants) {
  constexpr double kThreeDecimals = 1e3;
  const double mean = stats::d2(static_cast<int>(size));
  return constants == RangeConstants::tabulated ? std::round(mean * kThreeDecimals) / kThreeDecimals : mean;
}

/// d3 is an integral of integrals, and subgroups have few sizes.
class RangeConstantsBySize {
 public:
  explicit RangeConstantsBySize(RangeConstants constants) : constants_(constants) {}
  double mean(std::size_t size) {
    const auto [place, is_new] = means_.try_emplace(size);
    if (is_new) place->second = mean_of_range(size, constants_);
    return place->second;
  }
  double sigma(std::size_t size) {
    const auto [place, is_new] = sigmas_.try_emplace(size);
    if (is_new) place->second = stats::d3(static_cast<int>(size));
    return place->second;
  }

 private:
  RangeConstants constants_;
  std::map<std::size_t, double> means_, sigmas_;
};

/// The variance of S in one sigma^2.
double variance_of_deviation(double c4) {
  return 1 - c4 * c4;
}

std::vector<Subgroup> those_that_spread(std::span<const Subgroup> subgroups) {
  std::vector<Subgroup> spread;
  std::ranges::copy_if(subgroups, std::back_inserter(spread), [](const Subgroup& group) { return group.size > 1; });
  return spread;
}

bool have_one_size(std::span<const Subgroup> subgroups) {
  return std::ranges::all_of(subgroups, [&](const Subgroup& group) { return group.size == subgroups.front().size; });
}

template <class Value, class Weight>
double weighted_mean(std::span<const Subgroup> subgroups, Value value, Weight weight) {
  std::vector<double> parts;
  std::vector<double> weights;
  for (const Subgroup& subgroup : subgroups) {
    weights.push_back(weight(subgroup));
    parts.push_back(weights.back() * value(subgroup));
  }
  return compensated_sum(parts) / compensated_sum(weights);
}

double by_size(const Subgroup& subgroup) {
  return static_cast<double>(subgroup.size);
}
double by_degrees(const Subgroup& subgroup) {
  return static_cast<double>(subgroup.size - 1);
}
double alike(const Subgroup&) {
  return 1;
}

double pooled_deviation(std::span<const Subgroup> spread) {
  return std::sqrt(weighted_mean(
      spread, [](const Subgroup& group) { return group.deviation * group.deviation; }, by_degrees));
}

double from_ranges(std::span<const Subgroup> spread, SubgroupSigma estimator, RangeConstants constants) {
  RangeConstantsBySize known(constants);
  const auto sigma = [&](const Subgroup& group) { return group.range / known.mean(group.size); };
  if (estimator == SubgroupSigma::mean_range) return weighted_mean(spread, sigma, alike);
  return weighted_mean(spread, sigma, [&](const Subgroup& group) {
    const double mean = known.mean(group.size);
    const double deviation = known.sigma(group.size);
    return mean * mean / (deviation * deviation);
  });
}

double from_deviations(std::span<const Subgroup> spread, SubgroupSigma estimator) {
  const auto sigma = [](const Subgroup& group) { return group.deviation / stats::c4(group.size); };
  if (estimator == SubgroupSigma::mean_deviation) return weighted_mean(spread, sigma, alike);
  return weighted_mean(spread, sigma, [](const Subgroup& group) {
    const double c4 = stats::c4(group.size);
    return c4 * c4 / variance_of_deviation(c4);
  });
}

bool is_by_own_size(SubgroupSigma estimator) {
  return estimator == SubgroupSigma::pooled_by_own_size || estimator == SubgroupSigma::deviation_by_own_size;
}

/// Sigma for limits of one.
double sigma_of(const Baseline& baseline, ChartKind chart, const Profile& profile) {
  const SubgroupSigma estimator = estimator_of(profile.subgroup_sigma, chart, baseline.subgroups);
  return sigma_within(baseline.subgroups, estimator, profile.range_constants);
}

/// About `centre`, or, where the profile says so, about the mean that limits of one hold.
Limits about(const Limits& of_one, double expected, double sigma, const Profile& profile) {
  const bool is_expected = profile.spread_centre == SpreadCentre::expected || std::isnan(of_one.centre);
  const double centre = is_expected ? expected : of_one.centre;
  return {.centre = centre,
          .lower = std::max(0.0, centre - kSigmasToLimit * sigma),
          .upper = centre + kSigmasToLimit * sigma,
          .sigma = sigma,
          .base = centre};
}

}  // namespace

SubgroupSigma estimator_of(SubgroupSigma choice, ChartKind chart, std::span<const Subgroup> subgroups) {
  const std::vector<Subgroup> spread = those_that_spread(subgroups);
  const bool is_large =
      std::ranges::any_of(spread, [](const Subgroup& group) { return group.size > kLargestWithRange; });
  switch (choice) {
    case SubgroupSigma::by_sizes:
      if (chart == ChartKind::subgroup_range) return SubgroupSigma::mean_range;
      return have_one_size(spread) ? SubgroupSigma::mean_deviation : SubgroupSigma::pooled;
    case SubgroupSigma::by_chart:
      if (chart == ChartKind::subgroup_deviation) return SubgroupSigma::mean_deviation;
      return is_large && chart != ChartKind::subgroup_range ? SubgroupSigma::pooled : SubgroupSigma::mean_range;
    case SubgroupSigma::deviation_by_own_size:
      return have_one_size(spread) ? SubgroupSigma::deviation_by_own_size : SubgroupSigma::pooled_by_own_size;
    default: return choice;
  }
}

double sigma_within(std::span<const Subgroup> subgroups, SubgroupSigma estimator, RangeConstants constants) {
  const std::vector<Subgroup> spread = those_that_spread(subgroups);
  if (spread.empty()) return kMissing;
  switch (estimator) {
    case SubgroupSigma::mean_range:
    case SubgroupSigma::weighted_range: return from_ranges(spread, estimator, constants);
    case SubgroupSigma::mean_deviation:
    case SubgroupSigma::weighted_deviation: return from_deviations(spread, estimator);
    case SubgroupSigma::pooled: {
      double degrees = 0;
      for (const Subgroup& group : spread) degrees += by_degrees(group);
      return pooled_deviation(spread) / stats::c4(static_cast<std::size_t>(degrees) + 1);
    }
    case SubgroupSigma::pooled_by_own_size: return pooled_deviation(spread);
    case SubgroupSigma::deviation_by_own_size:
      return weighted_mean(
          spread, [](const Subgroup& group) { return group.deviation; }, alike);
    case SubgroupSigma::by_sizes:
    case SubgroupSigma::by_chart: break;
  }
  stop_at("an estimator, not a choice among them", __FILE__, __LINE__);
}

double single_sigma(const Limits& of_one, double size, const Profile& profile) {
  if (!is_by_own_size(profile.subgroup_sigma)) return of_one.sigma;
  return size < 2 ? kMissing : of_one.sigma / stats::c4(static_cast<std::size_t>(size));
}

Limits mean_limits(const Baseline& baseline, const Profile& profile) {
  if (baseline.subgroups.empty()) return {};
  Limits limits{.centre = weighted_mean(
                    baseline.subgroups, [](const Subgroup& group) { return group.mean; }, by_size)};
  limits.base = limits.centre;
  limits.sigma = sigma_of(baseline, ChartKind::subgroup_mean, profile);
  return limits;
}

Limits range_limits(const Baseline& baseline, const Profile& profile) {
  if (baseline.subgroups.empty()) return {};
  return {.centre = weighted_mean(
              baseline.subgroups, [](const Subgroup& group) { return group.range; }, by_size),
          .sigma = sigma_of(baseline, ChartKind::subgroup_range, profile)};
}

Limits deviation_limits(const Baseline& baseline, const Profile& profile) {
  if (baseline.subgroups.empty()) return {};
  return {.centre = weighted_mean(
              baseline.subgroups, [](const Subgroup& group) { return group.deviation; }, by_size),
          .sigma = sigma_of(baseline, ChartKind::subgroup_deviation, profile)};
}

Limits mean_at(const Limits& of_one, double size, const Profile& profile) {
  const double sigma = size < 1 ? kMissing : single_sigma(of_one, size, profile) / std::sqrt(size);
  if (std::isnan(sigma)) return {.centre = of_one.centre, .base = of_one.centre};
  return {.centre = of_one.centre,
          .lower = of_one.centre - kSigmasToLimit * sigma,
          .upper = of_one.centre + kSigmasToLimit * sigma,
          .sigma = sigma,
          .base = of_one.centre};
}

Limits range_at(const Limits& of_one, double size, const Profile& profile) {
  if (size < 2 || std::isnan(of_one.sigma)) return {};
  const auto count = static_cast<std::size_t>(size);
  const double sigma = single_sigma(of_one, size, profile);
  return about(of_one, mean_of_range(count, profile.range_constants) * sigma,
               stats::d3(static_cast<int>(count)) * sigma, profile);
}

Limits deviation_at(const Limits& of_one, double size, const Profile& profile) {
  if (size < 2 || std::isnan(of_one.sigma)) return {};
  const double c4 = stats::c4(static_cast<std::size_t>(size));
  const double sigma = single_sigma(of_one, size, profile);
  return about(of_one, c4 * sigma, std::sqrt(variance_of_deviation(c4)) * sigma, profile);
}

}  // namespace qi::spc
