#include "spc/series_advice.h"

#include <algorithm>

#include "base/assert.h"

namespace qi::spc {
namespace {

template <class Value>
std::vector<Value> from_place(const std::vector<Value>& values, std::size_t first) {
  if (values.size() <= first) return {};
  return {values.begin() + static_cast<std::ptrdiff_t>(first), values.end()};
}

/// The series from one place on. Where limits were frozen is left out: it makes no difference to where levels change.
Request tail_of(const Request& request, std::size_t first) {
  Request tail = request;
  tail.values = from_place(request.values, first);
  tail.denominators = from_place(request.denominators, first);
  tail.targets = from_place(request.targets, first);
  tail.phases.clear();
  for (const PhaseStart& phase : request.phases)
    if (phase.index > first) tail.phases.push_back({.index = phase.index - first, .baseline_points = std::nullopt});
  tail.excluded.clear();
  for (const std::size_t place : request.excluded)
    if (place >= first) tail.excluded.push_back(place - first);
  return tail;
}

std::optional<ChangePoints> changes_from(const Request& request, std::size_t first) {
  auto found = first == 0 ? change_points(request) : change_points(tail_of(request, first));
  if (!found) return std::nullopt;
  for (ChangePoint& candidate : found->candidates) {
    candidate.index += first;
    candidate.earliest += first;
    candidate.latest += first;
  }
  return *std::move(found);
}

}  // namespace

Result<SeriesAdvice> advice_on(const AdviceQuestion& question, const Wording& wording) {
  auto checks = advise(question.request, question.season, wording);
  if (!checks) return checks.error();
  SeriesAdvice advice{.checks = *std::move(checks)};
  if (auto proposal = propose_chart(question.figures, wording)) advice.proposal = *std::move(proposal);
  const std::size_t points = question.request.values.size();
  if (question.look_back > 0 && points > question.look_back) advice.changes_from = points - question.look_back;
  advice.changes = changes_from(question.request, advice.changes_from);
  if (auto ahead = forecast({.series = question.request, .season = question.season}))
    advice.forecast = *std::move(ahead);
  return advice;
}

std::optional<FigureKind> figure_kind_of(ChartKind chart) {
  switch (chart) {
    case ChartKind::p:
    case ChartKind::np:
    case ChartKind::p_prime: return FigureKind::cases_out_of_cases;
    case ChartKind::u:
    case ChartKind::c:
    case ChartKind::u_prime: return FigureKind::events;
    case ChartKind::individuals_prime: return FigureKind::measurement;
    case ChartKind::g: return FigureKind::cases_since;
    case ChartKind::t: return FigureKind::time_since;
    default: return std::nullopt;  // single values may be of any kind
  }
}

FiguresToChart figures_of(const Request& request) {
  return {.values = request.values,
          .denominators = request.denominators,
          .figure = figure_kind_of(request.chart),
          .phases = request.phases,
          .excluded = request.excluded,
          .profile = request.profile};
}

std::optional<std::size_t> season_of(Frequency frequency) {
  switch (frequency) {
    case Frequency::day: return 7;
    case Frequency::week: return 52;
    case Frequency::month: return 12;
    case Frequency::quarter: return 4;
    case Frequency::year: return std::nullopt;
  }
  stop_at("a known frequency", __FILE__, __LINE__);
}

}  // namespace qi::spc
