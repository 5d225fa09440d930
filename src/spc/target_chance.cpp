#include "spc/target_chance.h"

#include <algorithm>
#include <cmath>

#include "spc/chart_catalogue.h"
#include "spc/levels.h"
#include "spc/range_reliability.h"
#include "stats/distributions.h"

namespace qi::spc {
namespace {

// Up to here counts are exact in the distributions' own whole numbers; beyond, they are as good as continuous.
constexpr double kMostCounted = 1e9;
// A target of 85% of 1,000 cases is 850 of them, whatever 0.85 x 1000 rounds to.
constexpr double kRounding = 1e-9;

double largest_count_to(double level) {
  return std::floor(level + kRounding * std::max(1.0, std::abs(level)));
}
double smallest_count_from(double level) {
  return std::ceil(level - kRounding * std::max(1.0, std::abs(level)));
}

/// `at_most(count)` is the chance of so many or fewer.
template <class AtMost>
double chance_of_count(double level, Direction better, AtMost at_most) {
  if (better == Direction::decrease) return at_most(largest_count_to(level));
  return 1 - at_most(smallest_count_from(level) - 1);
}

double binomial_at_most(double count, double trials, double share) {
  if (count < 0) return 0;
  if (count >= trials) return 1;
  return stats::binomial_cdf(static_cast<int>(count), static_cast<int>(trials), share);
}

double poisson_at_most(double count, double mean) {
  if (count < 0) return 0;
  if (!(mean > 0)) return 1;
  return stats::poisson_cdf(static_cast<int>(std::min(count, kMostCounted)), mean);
}

/// 0 based, with the given mean: the chance of more than k is (m / (m + 1))^(k + 1).
double geometric_at_most(double count, double mean) {
  return count < 0 ? 0 : 1 - std::pow(mean / (mean + 1), count + 1);
}

double by_t(double target, double centre, double sigma, std::size_t points, Direction better) {
  if (!(sigma > 0)) return (better == Direction::increase ? centre >= target : centre <= target) ? 1 : 0;
  const double n = static_cast<double>(points);
  const double distance = (target - centre) / (sigma * std::sqrt(1 + 1 / n));
  return stats::t_cdf(better == Direction::decrease ? distance : -distance, sigma_degrees(points));
}

}  // namespace

std::optional<double> chance_to_meet(double target, const Request& request, const Analysis& analysis) {
  if (analysis.better == Direction::neutral || !analysis.latest || std::isnan(target)) return std::nullopt;
  const ChartRow& chart = chart_row(analysis.chart);
  const Phase& phase = analysis.last_phase();
  const Limits& limits = analysis.limits_at(*analysis.latest);
  if (std::isnan(limits.centre)) return std::nullopt;
  const Direction better = analysis.better;
  const bool divides = has_denominators(chart.takes);
  const double of_all = divides ? request.denominators[*analysis.latest] : 1;
  const double per_one = chart.plots_counts ? of_all : analysis.multiplier;  // what one whole is plotted as
  const bool is_countable = of_all <= kMostCounted && of_all == std::floor(of_all);
  switch (chart.kind) {
    case ChartKind::p:
    case ChartKind::np:
      if (!is_countable) break;
      return chance_of_count(target / per_one * of_all, better, [&](double count) {
        return binomial_at_most(count, of_all, std::clamp(limits.centre / per_one, 0.0, 1.0));
      });
    case ChartKind::u:
    case ChartKind::c:
      return chance_of_count(target / per_one * of_all, better,
                             [&](double count) { return poisson_at_most(count, limits.centre / per_one * of_all); });
    case ChartKind::g:
      return chance_of_count(target, better, [&](double count) { return geometric_at_most(count, limits.base); });
    case ChartKind::individuals:
    case ChartKind::individuals_median:
    case ChartKind::individuals_median_range:
    case ChartKind::p_prime:
    case ChartKind::u_prime:
    case ChartKind::individuals_prime:
    case ChartKind::t: break;
    default: return std::nullopt;
  }
  if (phase.baseline_used < 2) return std::nullopt;
  if (chart.onto_scale) {
    if (target < 0) return better == Direction::decrease ? 0 : 1;  // no time is below 0
    const double centre = chart.onto_scale(limits.centre);
    return by_t(chart.onto_scale(target), centre, sigma_on_scale(analysis, limits), phase.baseline_used, better);
  }
  if (std::isnan(limits.sigma)) return std::nullopt;
  return by_t(target, limits.centre, limits.sigma, phase.baseline_used, better);
}

}  // namespace qi::spc
