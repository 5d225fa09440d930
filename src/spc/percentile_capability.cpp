#include "spc/percentile_capability.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "base/percent.h"
#include "stats/summary.h"

namespace qi::spc {
namespace {

double own_percentile(std::span<const double> sorted, double probability) {
  return stats::quantile_of_sorted(sorted, probability, stats::QuantileType::median_unbiased);
}

void take_fitted(PercentileCapability& found, const stats::FittedDistribution& shape) {
  found.low = stats::quantile(shape, stats::kLowPoint);
  found.median = stats::quantile(shape, stats::kMiddlePoint);
  found.high = stats::quantile(shape, stats::kHighPoint);
  if (found.specification.lower) found.expected.below = kWholePercent * stats::cdf(shape, *found.specification.lower);
  if (found.specification.upper)
    found.expected.above = kWholePercent * stats::upper_tail(shape, *found.specification.upper);
}

void take_own(PercentileCapability& found, std::vector<double> values) {
  std::ranges::sort(values);
  found.from = PercentilesFrom::values_themselves;
  found.low = own_percentile(values, stats::kLowPoint);
  found.median = own_percentile(values, stats::kMiddlePoint);
  found.high = own_percentile(values, stats::kHighPoint);
  found.expected = found.observed;
}

Done take_indices(PercentileCapability& found) {
  const auto& [lower, upper, target] = found.specification;
  if (const stats::Fit* fit = found.choice.fit()) {
    const std::string lack = stats::what_points_lack(fit->distribution);
    if (!lack.empty())
      return Error::invalid("The " + std::string(stats::distribution_family(fit->distribution.family).title) +
                            " shape " + lack + " for these figures: choose another shape.");
  } else if (!(found.low < found.median && found.median < found.high)) {
    return Error::invalid(
        "Too many values are the same: their own percentiles do not lie apart, so no index can be made by them. Choose "
        "a shape, or show the share within the limits instead.");
  }
  if (lower && upper) found.pp = (*upper - *lower) / (found.high - found.low);
  if (lower) found.ppl = (found.median - *lower) / (found.median - found.low);
  if (upper) found.ppu = (*upper - found.median) / (found.high - found.median);
  found.ppk = std::min(found.ppl.value_or(found.ppu.value_or(0)), found.ppu.value_or(found.ppl.value_or(0)));
  return {};
}

/// The asked shape as the only fit, or all of them.
Result<stats::DistributionChoice> choice_of(std::span<const double> values, std::string_view shape) {
  if (shape.empty()) return stats::choose_distribution(values);
  if (shape == kOwnPercentiles)
    return stats::DistributionChoice{.reason = "Percentiles of the values themselves were asked for."};
  const auto fit = stats::fit_distribution(shape, values);
  if (!fit) return fit.error();
  const auto& row = stats::distribution_family(fit->distribution.family);
  // Infinite where a value lies outside the shape's support.
  const bool is_finite = std::isfinite(fit->modified_anderson_darling);
  std::string reason = std::string(row.title) + " was asked for: Anderson-Darling " +
                       (is_finite ? grouped(fit->modified_anderson_darling, 2) : "without bound") +
                       (fit->is_doubtful ? " speaks against it" : " does not speak against it") + " (5% point " +
                       grouped(row.critical_anderson_darling, 2) + ").";
  return stats::DistributionChoice{.chosen = 0, .fits = {*fit}, .reason = std::move(reason)};
}

}  // namespace

Result<PercentileCapability> percentile_capability(const Request& series, const Specification& specification,
                                                   std::string_view shape, const Wording& wording) {
  if (const Done good = check_specification(specification); !good) return good.error();
  const auto judged = judged_values(series, wording);
  if (!judged) return judged.error();
  auto choice = choice_of(judged->values, shape);
  if (!choice) return choice.error();
  const auto inside = share_inside(judged->values, specification);
  if (!inside) return inside.error();
  PercentileCapability found{.stability = judged->stability,
                             .specification = specification,
                             .values = judged->values.size(),
                             .choice = *choice,
                             .inside = *inside,
                             .observed = observed_outside(judged->values, specification)};
  if (const stats::Fit* fit = found.choice.fit())
    take_fitted(found, fit->distribution);
  else if (judged->values.size() >= kLeastForOwnPercentiles)
    take_own(found, judged->values);
  else if (shape == kOwnPercentiles)
    return Error::invalid("Percentiles of the values themselves need " + std::to_string(kLeastForOwnPercentiles) +
                          " values: choose a shape instead.");
  else
    return Error::invalid(
        "No distribution goes with these values, and " + std::to_string(kLeastForOwnPercentiles) +
        " are needed to judge them by their own percentiles: show the share within the limits instead.");
  if (const Done good = take_indices(found); !good) return good.error();
  return found;
}

}  // namespace qi::spc
