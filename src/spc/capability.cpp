#include "spc/capability.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "base/percent.h"
#include "spc/limits/chart_constants.h"
#include "spc/limits/subgroup_charts.h"
#include "spc/limits/xmr_chart.h"
#include "spc/subgroups.h"
#include "stats/distributions.h"

namespace qi::spc {
namespace {

constexpr double kMillion = 1e6;

double standard_deviation(std::span<const double> values, double centre) {
  std::vector<double> squares;
  squares.reserve(values.size());
  for (const double value : values) squares.push_back((value - centre) * (value - centre));
  return std::sqrt(compensated_sum(squares) / static_cast<double>(values.size() - 1));
}

PercentOutside expected_outside(const Specification& specification, double centre, double sigma) {
  PercentOutside outside;
  if (specification.lower)
    outside.below = kWholePercent * stats::normal_upper_tail((centre - *specification.lower) / sigma);
  if (specification.upper)
    outside.above = kWholePercent * stats::normal_upper_tail((*specification.upper - centre) / sigma);
  return outside;
}

SigmaDistance distance_of(double ppk) {
  SigmaDistance distance{.without_shift = 3 * ppk, .with_shift = 3 * ppk - kSixSigmaShift};
  distance.dpmo_without_shift = kMillion * stats::normal_upper_tail(distance.without_shift);
  distance.dpmo_with_shift = kMillion * stats::normal_upper_tail(distance.with_shift);
  return distance;
}

/// What both doors share once the values, their verdict and the sigma within are there.
Result<Capability> held_against(const JudgedValues& judged, const Specification& specification, double sigma,
                                double level) {
  const std::span<const double> values = judged.values;
  const double centre = mean(values);
  auto within = capability_indices(judged.stability, specification, centre, sigma, values.size(), level);
  if (!within) return within.error();
  auto overall = capability_indices(judged.stability, specification, centre, standard_deviation(values, centre),
                                    values.size(), level);
  if (!overall) return overall.error();
  const double ppk = overall->nearer.value;
  const auto inside = share_inside(values, specification, level);
  if (!inside) return inside.error();
  return Capability{.analysis = judged.analysis,
                    .specification = specification,
                    .values = values.size(),
                    .centre = centre,
                    .within = *within,
                    .overall = *overall,
                    .inside = *inside,
                    .observed = observed_outside(values, specification),
                    .expected_within = expected_outside(specification, centre, within->sigma),
                    .expected_overall = expected_outside(specification, centre, overall->sigma),
                    .sigma_distance = distance_of(ppk)};
}

}  // namespace

PercentOutside observed_outside(std::span<const double> values, const Specification& specification) {
  const double count = static_cast<double>(values.size());
  const auto percent = [&](auto is_outside) {
    return kWholePercent * static_cast<double>(std::ranges::count_if(values, is_outside)) / count;
  };
  PercentOutside outside;
  if (specification.lower) outside.below = percent([&](double value) { return value < *specification.lower; });
  if (specification.upper) outside.above = percent([&](double value) { return value > *specification.upper; });
  return outside;
}

Result<Capability> capability(const Request& series, const Specification& specification, double level,
                              const Wording& wording) {
  const auto judged = judged_values(series, wording);
  if (!judged) return judged.error();
  if (judged->ranges.empty())
    return Error::invalid("No two neighbouring values are left, so the variation within the process cannot be told.");
  const double sigma = mean_moving_range(MovingRanges(judged->ranges), series.profile.screening) / kD2ForPairs;
  return held_against(*judged, specification, sigma, level);
}

Result<Capability> capability_of_subgroups(const std::vector<std::vector<double>>& subgroups,
                                           const Specification& specification, double level, const Profile& profile,
                                           const Wording& wording) {
  if (subgroups.size() < 2) return Error::invalid("Give at least 2 subgroups.");
  if (std::ranges::any_of(subgroups, [](const auto& group) { return group.empty(); }))
    return Error::invalid("Leave out subgroups without a value.");
  for (const std::vector<double>& group : subgroups)
    if (!std::ranges::all_of(group, [](double value) { return std::isfinite(value); }))
      return Error::invalid("Every value must be a finite number.");
  const std::vector<Subgroup> spread = subgroups_of(subgroups);
  const double sigma = sigma_within(spread, estimator_of(SubgroupSigma::by_chart, ChartKind::subgroup_mean, spread),
                                    profile.range_constants);
  if (std::isnan(sigma)) return Error::invalid("Give at least one subgroup of 2 values or more.");
  Request means{.profile = profile};
  for (const std::vector<double>& group : subgroups) means.values.push_back(mean(group));
  auto judged = judged_values(means, wording);
  if (!judged) return judged.error();
  judged->values.clear();
  for (const std::vector<double>& group : subgroups)
    judged->values.insert(judged->values.end(), group.begin(), group.end());
  return held_against(*judged, specification, sigma, level);
}

}  // namespace qi::spc
