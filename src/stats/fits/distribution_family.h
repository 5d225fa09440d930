#pragma once
/// The shapes that values can be fitted with, one catalogue row each, and the probabilities of a shape with numbers in.
/// How the numbers are found from data is not here: see likelihood_fits.h and johnson_fit.h; which shape is taken, see
/// distribution_choice.h.

#include <array>
#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

namespace qi::stats {

enum class DistributionFamily {
  normal,
  lognormal,
  weibull,
  exponential,
  gamma,
  box_cox,     ///< ((x / scale)^lambda - 1) / lambda is normal
  johnson_su,  ///< unbounded
  johnson_sb,  ///< bounded on both sides
  johnson_sl,  ///< bounded on one side: a shifted lognormal
};

/// In the order of the row's `parameters`; the rest 0.
using DistributionParameters = std::array<double, 4>;

/// A shape with its numbers. Made by the fits; parameters out of their range are our mistake.
struct FittedDistribution {
  DistributionFamily family = DistributionFamily::normal;
  DistributionParameters parameters{};
  bool operator==(const FittedDistribution&) const = default;
};

/// Probability of at most `value`. 0 below the shape's support, 1 above it. `value` is finite.
double cdf(const FittedDistribution& distribution, double value);
/// Probability above `value`, exact in the far tail.
double upper_tail(const FittedDistribution& distribution, double value);
/// Natural logarithm of the density; minus infinity outside the support.
double log_density(const FittedDistribution& distribution, double value);
/// The value with probability `probability` (above 0, below 1) of at most it.
double quantile(const FittedDistribution& distribution, double probability);

/// How a probability is stretched on a plot so that the shape is a straight line against value or its logarithm.
enum class PaperAxis { value, logarithm };

struct DistributionFamilyRow {
  DistributionFamily family;
  std::string_view slug;                       ///< "lognormal": stable, in JSON
  std::string_view title;                      ///< "Lognormal"
  std::array<std::string_view, 4> parameters;  ///< their slugs; empty beyond the last
  /// How many of them are free: the scale of Box-Cox only keeps the digits.
  std::size_t free_parameters;
  std::string_view source;
  PaperAxis paper;  ///< the axis of values of its probability plot
  /// The plot's other axis: what the probability is stretched to.
  double (*score)(const FittedDistribution& distribution, double probability);
  /// Anderson-Darling statistic, with the small-sample factor of its table, that a fitted shape exceeds in 5 % of
  /// samples of `values` from it.
  double (*modified_anderson_darling)(double statistic, double values);
  double critical_anderson_darling;
};

/// Every shape, normal first.
std::span<const DistributionFamilyRow> distribution_families();
const DistributionFamilyRow& distribution_family(DistributionFamily family);
/// nullptr: no shape has this slug.
const DistributionFamilyRow* find_distribution_family(std::string_view slug);

}  // namespace qi::stats
