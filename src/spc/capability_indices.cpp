#include "spc/capability_indices.h"

#include <cmath>

#include "stats/distributions.h"
#include "stats/number_range.h"

namespace qi::spc {
namespace {

/// An index whose square goes as a chi-square with `degrees` over its degrees.
CapabilityIndex with_chi_square(double value, double degrees, double level) {
  const auto bound = [&](double probability) {
    return value * std::sqrt(stats::chi_square_quantile(probability, degrees) / degrees);
  };
  return {value, {bound((1 - level) / 2), bound((1 + level) / 2), level}};
}

/// Bissell's interval. Written without dividing by the index, so that it holds for 0 and below too.
CapabilityIndex with_bissell(double value, double count, double z, double level) {
  const double reach = z * std::sqrt(1 / (9 * count) + value * value / (2 * (count - 1)));
  return {value, {value - reach, value + reach, level}};
}

}  // namespace

Result<CapabilityIndices> capability_indices(const Stability& stability, const Specification& specification,
                                             double centre, double sigma, std::size_t values, double level) {
  if (const Done good = check_specification(specification); !good) return good.error();
  if (values < 2) return Error::invalid("Capability needs at least 2 values.");
  if (!std::isfinite(centre) || !std::isfinite(sigma))
    return Error::invalid("The values are too large to compute with. Give them in a larger unit.");
  if (!(sigma > 0))
    return Error::invalid("Neighbouring values do not differ, so there is no variation to hold against the limits.");
  if (!stats::is_usable_share(level)) return Error::invalid("Give a confidence level between 0 and 1, such as 0.95.");
  const double count = static_cast<double>(values);
  const double one_sided = stats::normal_quantile(level);
  const double two_sided = stats::normal_quantile((1 + level) / 2);
  CapabilityIndices found{.stability = stability, .sigma = sigma};
  if (specification.lower)
    found.lower = with_bissell((centre - *specification.lower) / (3 * sigma), count, one_sided, level);
  if (specification.upper)
    found.upper = with_bissell((*specification.upper - centre) / (3 * sigma), count, one_sided, level);
  const bool upper_is_nearer = !found.lower || (found.upper && found.upper->value < found.lower->value);
  found.nearer = with_bissell(upper_is_nearer ? found.upper->value : found.lower->value, count, two_sided, level);
  if (specification.is_two_sided()) {
    const double potential = (*specification.upper - *specification.lower) / (6 * sigma);
    found.potential = with_chi_square(potential, count - 1, level);
    const double away = (centre - *specification.aim()) / sigma;
    const double squares = 1 + away * away;
    const double degrees = count * squares * squares / (1 + 2 * away * away);
    found.about_target = with_chi_square(potential / std::sqrt(squares), degrees, level);
  }
  return found;
}

}  // namespace qi::spc
