#include "stats/power/power_of_means.h"

#include <cmath>

#include "stats/distributions.h"
#include "stats/power/noncentral_distributions.h"

namespace qi::stats {
namespace {

double power_of_t(double degrees, double noncentrality, double significance, Sides sides) {
  if (sides == Sides::one)
    return noncentral_t_upper_tail(t_quantile(1 - significance, degrees), degrees, noncentrality);
  const double critical = t_quantile(1 - significance / 2, degrees);
  return noncentral_t_upper_tail(critical, degrees, noncentrality) +
         noncentral_t_cdf(-critical, degrees, noncentrality);
}

}  // namespace

double power_of_one_mean(double n, double difference, double sd, double significance, Sides sides) {
  return power_of_t(n - 1, difference * std::sqrt(n) / sd, significance, sides);
}

double power_of_two_means(double n, double ratio, double difference, double sd, double significance, Sides sides) {
  const double second = ratio * n;
  return power_of_t(n + second - 2, difference / (sd * std::sqrt(1 / n + 1 / second)), significance, sides);
}

double power_of_anova(double groups, double n, double between_sd, double within_sd, double significance) {
  const double upper = groups - 1;
  const double lower = groups * (n - 1);
  const double ratio = between_sd / within_sd;
  return noncentral_f_upper_tail(f_quantile(1 - significance, upper, lower), upper, lower, upper * n * ratio * ratio);
}

}  // namespace qi::stats
