#include "stats/power/normal_power.h"

#include <cmath>

#include "stats/distributions.h"

namespace qi::stats {

double normal_power(double distance, double null_sd, double true_sd, double significance, Sides sides) {
  const double z = normal_quantile(1 - (sides == Sides::two ? significance / 2 : significance));
  const double limit = z * null_sd;
  if (!(true_sd > 0)) return distance > limit ? 1 : 0;
  const double near = normal_upper_tail((limit - distance) / true_sd);
  return sides == Sides::one ? near : near + normal_upper_tail((limit + distance) / true_sd);
}

double power_of_one_share(double n, double assumed, double actual, double significance, Sides sides) {
  return normal_power(std::abs(actual - assumed), std::sqrt(assumed * (1 - assumed) / n),
                      std::sqrt(actual * (1 - actual) / n), significance, sides);
}

double power_of_two_shares(double n, double ratio, double first, double second, double significance, Sides sides) {
  const double pooled = (first + ratio * second) / (1 + ratio);
  return normal_power(std::abs(second - first), std::sqrt(pooled * (1 - pooled) * (1 + 1 / ratio) / n),
                      std::sqrt((first * (1 - first) + second * (1 - second) / ratio) / n), significance, sides);
}

double power_of_one_rate(double exposure, double assumed, double actual, double significance, Sides sides) {
  return normal_power(std::abs(actual - assumed), std::sqrt(assumed / exposure), std::sqrt(actual / exposure),
                      significance, sides);
}

double power_of_two_rates(double exposure, double ratio, double first, double second, double significance,
                          Sides sides) {
  const double pooled = (first + ratio * second) / (1 + ratio);
  return normal_power(std::abs(second - first), std::sqrt(pooled * (1 + 1 / ratio) / exposure),
                      std::sqrt((first + second / ratio) / exposure), significance, sides);
}

double power_of_correlation(double n, double correlation, double significance, Sides sides) {
  const double sd = 1 / std::sqrt(n - 3);
  return normal_power(std::abs(std::atanh(correlation)), sd, sd, significance, sides);
}

}  // namespace qi::stats
