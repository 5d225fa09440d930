#include "stats/fits/fit_evidence.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/assert.h"
#include "base/number.h"

namespace qi::stats {

double anderson_darling_of(const FittedDistribution& distribution, std::span<const double> values) {
  QI_ASSERT(!values.empty());
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  const std::size_t count = sorted.size();
  std::vector<double> terms;
  terms.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double below = cdf(distribution, sorted[i]);
    const double above = upper_tail(distribution, sorted[count - 1 - i]);
    if (below <= 0 || above <= 0) return std::numeric_limits<double>::infinity();
    terms.push_back(static_cast<double>(2 * i + 1) * (std::log(below) + std::log(above)));
  }
  const double size = static_cast<double>(count);
  return -size - compensated_sum(terms) / size;
}

Fit evidence_of(const FittedDistribution& distribution, std::span<const double> values) {
  const DistributionFamilyRow& row = distribution_family(distribution.family);
  const double size = static_cast<double>(values.size());
  std::vector<double> densities;
  densities.reserve(values.size());
  double log_likelihood = 0;
  for (const double value : values) densities.push_back(log_density(distribution, value));
  const bool all_possible = std::ranges::all_of(densities, [](double density) { return std::isfinite(density); });
  log_likelihood = all_possible ? compensated_sum(densities) : -std::numeric_limits<double>::infinity();
  Fit fit{.distribution = distribution, .values = values.size(), .log_likelihood = log_likelihood};
  fit.bayes_criterion = static_cast<double>(row.free_parameters) * std::log(size) - 2 * log_likelihood;
  fit.anderson_darling = anderson_darling_of(distribution, values);
  fit.modified_anderson_darling = row.modified_anderson_darling(fit.anderson_darling, size);
  fit.is_doubtful = fit.modified_anderson_darling > row.critical_anderson_darling;
  return fit;
}

}  // namespace qi::stats
