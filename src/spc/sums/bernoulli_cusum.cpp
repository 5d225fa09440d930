#include "spc/sums/bernoulli_cusum.h"

#include <algorithm>

#include "base/number.h"
#include "spc/phase_starts.h"
#include "spc/sums/outcomes.h"
#include "spc/sums/sum_walk.h"

namespace qi::spc {
namespace {

Done check(const BernoulliRequest& request) {
  if (Done good = check_outcomes(request.outcomes, request.excluded, request.odds_ratio, request.decision_interval);
      !good)
    return good;
  if (Done good = check_starts(request.starts, request.outcomes.size()); !good) return good;
  if (request.accepted && request.baseline)
    return Error::invalid("Give either the accepted chance or a baseline that tells it, not both.");
  if (request.accepted && !(*request.accepted > 0 && *request.accepted < 1))
    return Error::invalid("Give an accepted chance above 0 and below 1, such as 0.05.");
  if (request.baseline == 0) return Error::invalid("A baseline needs at least 1 case.");
  return {};
}

/// The share of cases with the event, of those that tell it. NaN: there is none.
double told_by(const std::vector<SumPoint>& points, const PhaseSpan& phase, std::size_t places) {
  std::vector<double> outcomes;
  for (std::size_t i = phase.first; i < std::min(phase.first + std::min(places, points.size()), phase.end); ++i)
    if (points[i].is_used()) outcomes.push_back(points[i].value);
  return outcomes.empty() ? kMissing : mean(outcomes);
}

bool has_cases(const std::vector<SumPoint>& points, const PhaseSpan& phase) {
  return std::any_of(points.begin() + static_cast<std::ptrdiff_t>(phase.first),
                     points.begin() + static_cast<std::ptrdiff_t>(phase.end),
                     [](const SumPoint& point) { return point.is_used(); });
}

}  // namespace

Result<BernoulliCusum> bernoulli_cusum(const BernoulliRequest& request) {
  if (const Done good = check(request); !good) return good.error();
  BernoulliCusum found{
      .sums = {.better = request.better, .points = outcome_points(request.outcomes, request.excluded)}};
  SumChart& chart = found.sums;
  SumWalk walk({.interval = request.decision_interval, .after = request.after, .on_interval = OnInterval::signals},
               chart);
  const std::vector<PhaseSpan> phases = phase_spans(request.starts, chart.points.size());
  for (std::size_t place = 0; place < phases.size(); ++place) {
    const PhaseSpan& phase = phases[place];
    const double accepted = request.accepted
                                ? *request.accepted
                                : told_by(chart.points, phase, request.baseline.value_or(chart.points.size()));
    if (has_cases(chart.points, phase) && !(accepted > 0 && accepted < 1))
      return in_phase(Error::invalid("The baseline has no case with the event, or none without. Give the accepted "
                                     "chance instead."),
                      place, phases.size());
    found.accepted = accepted;
    found.raised = with_odds(accepted, request.odds_ratio);
    found.lowered = with_odds(accepted, 1 / request.odds_ratio);
    walk.start_again();
    for (std::size_t i = phase.first; i < phase.end; ++i) {
      const SumPoint& point = chart.points[i];
      if (!point.is_used()) continue;
      walk.add(i, likelihood_score(point.value, accepted, found.raised),
               likelihood_score(point.value, accepted, found.lowered));
    }
  }
  walk.finish();
  return found;
}

}  // namespace qi::spc
