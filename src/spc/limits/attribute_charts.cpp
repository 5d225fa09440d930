#include "spc/limits/attribute_charts.h"

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "spc/limits/chart_constants.h"
#include "spc/limits/probability_limits.h"

namespace qi::spc {
namespace {

/// All that was counted over all denominators; NaN where there is nothing to divide by.
double pooled(const Baseline& baseline) {
  const double whole = compensated_sum(baseline.denominators);
  return whole > 0 ? compensated_sum(baseline.counts) / whole : kMissing;
}

Limits within(double centre, double sigma, double least, double most) {
  return {.centre = centre,
          .lower = std::max(least, centre - kSigmasToLimit * sigma),
          .upper = std::min(most, centre + kSigmasToLimit * sigma),
          .sigma = sigma,
          .base = centre};
}

constexpr double kUnbounded = std::numeric_limits<double>::infinity();

Limits at(const Limits& of_one, double denominator, double least, double most) {
  if (!(denominator > 0) || std::isnan(of_one.sigma)) return {.centre = of_one.centre, .base = of_one.centre};
  return within(of_one.centre, of_one.sigma / std::sqrt(denominator), least, most);
}

/// The band that counts stay in, as limits of what is plotted: counts over `denominator`.
Limits with_band(Limits limits, const CountBand& band, double denominator) {
  limits.lower = band.lower / denominator;
  limits.upper = band.upper / denominator;
  return limits;
}

}  // namespace

double sigma_of_share(double share) {
  return std::sqrt(share * (1 - share));
}

double sigma_of_rate(double rate) {
  return std::sqrt(rate);
}

Limits p_limits(const Baseline& baseline, const Profile&) {
  const double centre = pooled(baseline);
  if (std::isnan(centre)) return {};
  return within(centre, sigma_of_share(centre), 0, 1);
}

Limits u_limits(const Baseline& baseline, const Profile&) {
  const double centre = pooled(baseline);
  if (std::isnan(centre)) return {};
  return within(centre, sigma_of_rate(centre), 0, kUnbounded);
}

Limits c_limits(const Baseline& baseline, const Profile& profile) {
  if (baseline.values.empty()) return {};
  const double centre = mean(baseline.values);
  const Limits limits = within(centre, sigma_of_rate(centre), 0, kUnbounded);
  if (profile.count_limits == CountLimits::three_sigma) return limits;
  return with_band(limits, event_band(centre, profile.tail_probability), 1);
}

Limits three_sigma_share_at(const Limits& of_one, double denominator) {
  return at(of_one, denominator, 0, 1);
}

Limits three_sigma_rate_at(const Limits& of_one, double denominator) {
  return at(of_one, denominator, 0, kUnbounded);
}

Limits share_at(const Limits& of_one, double denominator, const Profile& profile) {
  const Limits limits = three_sigma_share_at(of_one, denominator);
  if (profile.count_limits == CountLimits::three_sigma || std::isnan(limits.sigma)) return limits;
  return with_band(limits, case_band(denominator, of_one.centre, profile.tail_probability), denominator);
}

Limits rate_at(const Limits& of_one, double denominator, const Profile& profile) {
  const Limits limits = three_sigma_rate_at(of_one, denominator);
  if (profile.count_limits == CountLimits::three_sigma || std::isnan(limits.sigma)) return limits;
  return with_band(limits, event_band(of_one.centre * denominator, profile.tail_probability), denominator);
}

Limits count_at(const Limits& of_one, double denominator, const Profile& profile) {
  const Limits share = share_at(of_one, denominator, profile);
  return {.centre = share.centre * denominator,
          .lower = share.lower * denominator,
          .upper = share.upper * denominator,
          .sigma = share.sigma * denominator,
          .base = share.base * denominator};
}

}  // namespace qi::spc
