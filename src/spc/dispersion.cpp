#include "spc/dispersion.h"

#include <cmath>

#include "spc/analyse.h"
#include "spc/chart_catalogue.h"
#include "spc/range_reliability.h"

namespace qi::spc {
namespace {

constexpr std::size_t kFewestPoints = 3;
constexpr double kOneOfAHundred = 2.326;  // normal quantile, 1 % on each side

std::size_t outside(const Analysis& analysis) {
  const Phase& phase = analysis.last_phase();
  std::size_t count = 0;
  for (std::size_t i = phase.first; i < phase.end; ++i) {
    const Point& point = analysis.points[i];
    const Limits& limits = analysis.limits_at(i);
    if (point.is_used() && (point.value > limits.upper || point.value < limits.lower)) ++count;
  }
  return count;
}

/// p for shares, u for rates and counts; nullopt for charts that do not count.
std::optional<ChartKind> plain_chart(Takes takes) {
  if (takes == Takes::shares) return ChartKind::p;
  if (takes == Takes::rates || takes == Takes::counts) return ChartKind::u;
  return std::nullopt;
}

}  // namespace

std::optional<Dispersion> dispersion(Request request) {
  const Takes takes = chart_row(request.chart).takes;
  const auto plain = plain_chart(takes);
  if (!plain || is_of_events(request.chart)) return std::nullopt;
  if (takes == Takes::counts) request.denominators.assign(request.values.size(), 1);
  Dispersion found{.plain = *plain, .wide = *plain == ChartKind::p ? ChartKind::p_prime : ChartKind::u_prime};
  request.chart = found.plain;
  const auto close = analyse(request);
  request.chart = found.wide;
  const auto far = analyse(request);
  if (!close || !far || close->phases.empty()) return std::nullopt;
  const std::size_t baseline = close->last_phase().baseline_used;
  found.sigma_z = far->last_phase().sigma_z;
  if (baseline < kFewestPoints || std::isnan(found.sigma_z)) return std::nullopt;
  const double reach = kOneOfAHundred * sigma_error(baseline);
  found.chance_lower = 1 - reach;
  found.chance_upper = 1 + reach;
  found.used = close->last_phase().used;
  found.outside_plain = outside(*close);
  found.outside_wide = outside(*far);
  return found;
}

}  // namespace qi::spc
