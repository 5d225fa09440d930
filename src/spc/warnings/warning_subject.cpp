#include "spc/warnings/warning_subject.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/number.h"
#include "base/percent.h"
#include "spc/chart_catalogue.h"
#include "spc/sentence_words.h"

namespace qi::spc {
namespace {

constexpr std::array kOfMeasurements{ChartKind::individuals, ChartKind::individuals_median,
                                     ChartKind::individuals_median_range};
constexpr std::array kFromRanges{
    ChartKind::individuals,
    ChartKind::individuals_median,
    ChartKind::individuals_median_range,
    ChartKind::p_prime,
    ChartKind::u_prime,
    ChartKind::individuals_prime,
    ChartKind::t,
};

}  // namespace

std::vector<std::size_t> WarningSubject::baseline_places() const {
  std::vector<std::size_t> places;
  if (!has_values()) return places;
  const Phase& phase = analysis.last_phase();
  for (std::size_t i = phase.first; i < phase.end && places.size() < phase.baseline_used; ++i)
    if (analysis.points[i].is_used()) places.push_back(i);
  return places;
}

std::vector<std::size_t> WarningSubject::phase_starts() const {
  std::vector<std::size_t> starts;
  for (const Phase& phase : analysis.phases) starts.push_back(phase.first);
  return starts;
}

std::vector<double> distances_from_level(const Request& request, const Analysis& analysis) {
  const ChartRow& chart = chart_row(analysis.chart);
  const bool is_weighted = has_denominators(chart.takes);
  std::vector<double> distances(analysis.points.size(), kMissing);
  for (const Phase& phase : analysis.phases) {
    std::vector<double> sums;
    std::vector<double> weights;
    for (std::size_t i = phase.first; i < phase.end; ++i) {
      if (!analysis.points[i].is_used()) continue;
      const double weight = is_weighted ? request.denominators[i] : 1;
      const double given = request.values[i];
      sums.push_back(chart.onto_scale ? chart.onto_scale(given) : given);
      weights.push_back(weight);
      distances[i] = sums.back() / weight;
    }
    const double level = compensated_sum(sums) / compensated_sum(weights);
    for (std::size_t i = phase.first; i < phase.end; ++i) {
      if (std::isnan(distances[i])) continue;
      distances[i] = (distances[i] - level) * (is_weighted ? std::sqrt(request.denominators[i]) : 1);
    }
  }
  return distances;
}

bool is_of_measurements(ChartKind chart) {
  return std::ranges::find(kOfMeasurements, chart) != kOfMeasurements.end();
}

bool has_limits_from_ranges(ChartKind chart) {
  return std::ranges::find(kFromRanges, chart) != kFromRanges.end();
}

std::string counted_points(std::size_t count, const WarningSubject& subject) {
  return counted_points(count, subject.wording);
}

std::string in_percent(double share) {
  return grouped(share * kWholePercent, 0) + "%";
}

Advice clear(std::string says, std::vector<stats::Figure> figures) {
  return {.outcome = Outcome::clear, .says = std::move(says), .figures = std::move(figures)};
}

Advice too_little_data(std::string says) {
  return {.outcome = Outcome::too_little_data, .says = std::move(says)};
}

Advice does_not_apply(std::string says) {
  return {.outcome = Outcome::does_not_apply, .says = std::move(says)};
}

}  // namespace qi::spc
