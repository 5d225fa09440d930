#include "stats/tests/two_by_two.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "stats/distributions.h"
#include "stats/tests/direction.h"

namespace qi::stats {
namespace {

/// error  of the logarithm; infinite where a count is 0
void add_ratio(TestResult& result, const TestRequest& request, const std::string& name, double ratio, double error) {
  if (!std::isfinite(ratio)) {
    result.notes.push_back(name + ": not defined, because nothing is in its denominator.");
    return;
  }
  Effect effect{.name = name, .estimate = ratio};
  if (std::isfinite(error)) {
    const double factor = std::exp(error * normal_quantile(1 - tail_beyond(request)));
    effect.interval = directed(request, ratio / factor, ratio * factor, 0);
  }
  result.effects.push_back(effect);
}

}  // namespace

Effect risk_difference(const TestRequest& request, const TwoShares& shares, double correction) {
  const double difference = shares.first() - shares.second();
  const double error = std::sqrt(shares.first() * (1 - shares.first()) / shares.first_total +
                                 shares.second() * (1 - shares.second()) / shares.second_total);
  const double reach = normal_quantile(1 - tail_beyond(request)) * error +
                       correction * (1 / shares.first_total + 1 / shares.second_total);
  return {
      "Difference of shares", difference,
      directed(request, std::clamp(difference - reach, -1.0, 1.0), std::clamp(difference + reach, -1.0, 1.0), -1, 1)};
}

void add_ratios(TestResult& result, const TestRequest& request, const TwoShares& shares) {
  const double first_others = shares.first_total - shares.first_count;
  const double second_others = shares.second_total - shares.second_count;
  add_ratio(
      result, request, "Risk ratio", shares.first() / shares.second(),
      std::sqrt(1 / shares.first_count - 1 / shares.first_total + 1 / shares.second_count - 1 / shares.second_total));
  add_ratio(result, request, "Odds ratio", shares.first_count * second_others / (first_others * shares.second_count),
            std::sqrt(1 / shares.first_count + 1 / first_others + 1 / shares.second_count + 1 / second_others));
}

}  // namespace qi::stats
