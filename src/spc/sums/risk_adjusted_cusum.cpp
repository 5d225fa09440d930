#include "spc/sums/risk_adjusted_cusum.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "spc/phase_starts.h"
#include "spc/sums/outcomes.h"
#include "spc/sums/sum_walk.h"

namespace qi::spc {
namespace {

Done check(const RiskAdjustedRequest& request) {
  if (Done good = check_outcomes(request.outcomes, request.excluded, request.odds_ratio, request.decision_interval);
      !good)
    return good;
  if (Done good = check_starts(request.starts, request.outcomes.size()); !good) return good;
  if (request.risks.size() != request.outcomes.size()) return Error::invalid("Give one risk for each outcome.");
  for (std::size_t i = 0; i < request.risks.size(); ++i)
    if (!std::isnan(request.risks[i]) && !(request.risks[i] > 0 && request.risks[i] < 1))
      return Error::invalid(fmt::format("Risk {} must be above 0 and below 1. Give a chance, such as 0.05.", i + 1));
  return {};
}

}  // namespace

Result<RiskAdjustedCusum> risk_adjusted_cusum(const RiskAdjustedRequest& request) {
  if (const Done good = check(request); !good) return good.error();
  RiskAdjustedCusum found{
      .sums = {.better = request.better, .points = outcome_points(request.outcomes, request.excluded)},
      .scores = std::vector<double>(request.outcomes.size(), kMissing),
      .vlad = std::vector<double>(request.outcomes.size(), kMissing)};
  SumChart& chart = found.sums;
  SumWalk walk({.interval = request.decision_interval, .after = request.after, .on_interval = OnInterval::signals},
               chart);
  double gained = 0;
  double lost = 0;  // digits, of the sum of thousands of cases: see compensated_sum
  for (std::size_t i = 0; i < chart.points.size(); ++i) {
    if (std::ranges::binary_search(request.starts, i)) {
      walk.start_again();
      gained = lost = 0;
    }
    SumPoint& point = chart.points[i];
    const double risk = request.risks[i];
    if (std::isnan(risk) && point.is_used()) point.state = PointState::missing;
    if (!point.is_used()) continue;
    const double ratio = request.odds_ratio;
    found.scores[i] = likelihood_score(point.value, risk, with_odds(risk, ratio));
    walk.add(i, found.scores[i], likelihood_score(point.value, risk, with_odds(risk, 1 / ratio)));
    const double gain = risk - point.value;
    const double next = gained + gain;
    lost += std::abs(gained) >= std::abs(gain) ? (gained - next) + gain : (gain - next) + gained;
    gained = next;
    found.vlad[i] = gained + lost;
  }
  walk.finish();
  return found;
}

}  // namespace qi::spc
