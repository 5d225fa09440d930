#include "spc/sums/outcomes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace qi::spc {

Done check_outcomes(std::span<const double> outcomes, std::span<const std::size_t> excluded, double odds_ratio,
                    double decision_interval) {
  for (std::size_t i = 0; i < outcomes.size(); ++i)
    if (!std::isnan(outcomes[i]) && outcomes[i] != 0 && outcomes[i] != 1)
      return Error::invalid(fmt::format("Outcome {} is neither 0 nor 1. Give 1 with the event, 0 without.", i + 1));
  if (std::ranges::any_of(excluded, [&](std::size_t place) { return place >= outcomes.size(); }))
    return Error::invalid("An excluded point lies after the last value. Choose a point of the series.");
  if (!(odds_ratio > 1) || std::isinf(odds_ratio))
    return Error::invalid("Give the odds ratio that matters as a number above 1, such as 2.");
  if (!(decision_interval > 0) || std::isinf(decision_interval))
    return Error::invalid("Give a decision interval above 0, such as 3.5.");
  return {};
}

std::vector<SumPoint> outcome_points(std::span<const double> outcomes, std::span<const std::size_t> excluded) {
  std::vector<SumPoint> points(outcomes.size());
  for (std::size_t i = 0; i < outcomes.size(); ++i) points[i].value = outcomes[i];
  for (const std::size_t place : excluded) points[place].state = PointState::excluded;
  for (SumPoint& point : points)
    if (std::isnan(point.value)) point.state = PointState::missing;
  return points;
}

double with_odds(double chance, double odds_ratio) {
  return odds_ratio * chance / (1 - chance + odds_ratio * chance);
}

double likelihood_score(double outcome, double accepted, double other) {
  return outcome == 1 ? std::log(other / accepted) : std::log1p(-other) - std::log1p(-accepted);
}

}  // namespace qi::spc
