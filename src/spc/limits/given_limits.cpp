#include "spc/limits/given_limits.h"

#include "base/assert.h"
#include "spc/limits/baseline.h"
#include "spc/limits/chart_constants.h"

namespace qi::spc {

Limits given_limits(const Request& request, const ChartRow& chart) {
  QI_ASSERT(request.given && chart.known != Known::nothing);
  const double centre = request.given->centre / (divides(chart) ? request.multiplier : 1);
  if (chart.known == Known::centre) {
    // One value that is the centre itself: a chart of counts needs no more to know its sigma.
    constexpr double kOne = 1;
    const std::span<const double> one(&centre, 1);
    return chart.limits({.values = one, .counts = one, .denominators = {&kOne, 1}}, request.profile);
  }
  const double sigma = *request.given->sigma;
  if (chart.known == Known::sigma) return {.sigma = sigma};
  return {.centre = centre,
          .lower = centre - kSigmasToLimit * sigma,
          .upper = centre + kSigmasToLimit * sigma,
          .sigma = sigma,
          .mean_moving_range = kD2ForPairs * sigma,
          .base = centre};
}

}  // namespace qi::spc
