#include "spc/hotelling_chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "spc/phase_starts.h"
#include "stats/distributions.h"
#include "stats/mahalanobis.h"
#include "stats/number_range.h"

namespace qi::spc {
namespace {

using stats::Matrix;

/// Chance of a point outside three-sigma limits, as books round it.
constexpr double kOutsideThreeSigma = 0.0027;
/// The places as the statistic needs them: a mean of each variable, and the cases of a subgroup. Not their covariance:
/// of many variables it is much larger.
struct Place {
  std::vector<double> mean;
  Matrix cases;
};
struct Places {
  std::size_t variables = 0;
  std::size_t size = 1;                      ///< of each subgroup
  std::vector<std::optional<Place>> places;  ///< nullopt: missing
};

Error infinite() {
  return Error::invalid("A value is infinite. Give a number, or leave it out.");
}

bool has_infinite(const std::vector<double>& values) {
  return std::ranges::any_of(values, [](double value) { return std::isinf(value); });
}
bool has_missing(const std::vector<double>& values) {
  return std::ranges::any_of(values, [](double value) { return std::isnan(value); });
}

Result<Places> of_observations(const Matrix& rows) {
  Places found{.variables = rows.front().size()};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].size() != found.variables)
      return Error::invalid(fmt::format(
          "Observation {} has another number of values than the first. Give one for each variable.", i + 1));
    if (has_infinite(rows[i])) return infinite();
    found.places.push_back(has_missing(rows[i]) ? std::nullopt : std::optional(Place{.mean = rows[i]}));
  }
  return found;
}

Result<Places> of_subgroups(const std::vector<Matrix>& variables) {
  const std::size_t count = variables.front().size();
  const std::size_t size = count > 0 ? variables.front().front().size() : 0;
  Places found{.variables = variables.size(), .size = size};
  if (count > 0 && size < 2)
    return Error::invalid("A subgroup needs two values or more of each variable. Give single observations otherwise.");
  for (const Matrix& rows : variables)
    if (rows.size() != count || std::ranges::any_of(rows, [&](const auto& row) { return row.size() != size; }))
      return Error::invalid("Give as many subgroups, and as many values in each, for every variable.");
  for (std::size_t i = 0; i < count; ++i) {
    Matrix cases(size);
    bool is_missing = false;
    for (const Matrix& rows : variables) {
      if (has_infinite(rows[i])) return infinite();
      is_missing = is_missing || has_missing(rows[i]);
      for (std::size_t k = 0; k < size; ++k) cases[k].push_back(rows[i][k]);
    }
    found.places.push_back(is_missing
                               ? std::nullopt
                               : std::optional(Place{.mean = stats::column_means(cases), .cases = std::move(cases)}));
  }
  return found;
}

Result<Places> places_of(const HotellingRequest& request) {
  if (!request.observations.empty() && !request.subgroups.empty())
    return Error::invalid("Give either single observations or subgroups, not both.");
  if (request.observations.empty() && request.subgroups.empty())
    return Error::invalid("Give observations of two variables or more.");
  const std::size_t variables =
      request.subgroups.empty() ? request.observations.front().size() : request.subgroups.size();
  if (variables > kMostVariables)
    return Error::invalid(fmt::format("This chart watches at most {} variables. Leave some out.", kMostVariables));
  auto found = request.subgroups.empty() ? of_observations(request.observations) : of_subgroups(request.subgroups);
  if (!found) return found;
  if (found->variables < 2)
    return Error::invalid("This chart watches two variables or more. Ask for an XmR chart for one.");
  if (std::ranges::any_of(request.excluded, [&](std::size_t place) { return place >= found->places.size(); }))
    return Error::invalid("An excluded point lies after the last value. Choose a point of the series.");
  if (const Done good = check_starts(request.starts, found->places.size()); !good) return good.error();
  if (request.confidence && !stats::is_usable_share(*request.confidence))
    return Error::invalid("Give a confidence above 0 and below 1, such as 0.9973.");
  if (request.baseline == 0) return Error::invalid("A baseline needs at least 1 point.");
  return found;
}

/// The mean of the covariances within the subgroups, element by element.
Matrix covariance_within(const std::vector<const Place*>& baseline) {
  const std::size_t variables = baseline.front()->mean.size();
  std::vector<double> products(baseline.front()->cases.size());
  std::vector<double> elements(baseline.size());
  Matrix within(variables, std::vector<double>(variables));
  for (std::size_t j = 0; j < variables; ++j)
    for (std::size_t k = 0; k <= j; ++k) {
      for (std::size_t i = 0; i < baseline.size(); ++i) {
        const Place& place = *baseline[i];
        for (std::size_t one = 0; one < products.size(); ++one)
          products[one] = (place.cases[one][j] - place.mean[j]) * (place.cases[one][k] - place.mean[k]);
        elements[i] = compensated_sum(products) / static_cast<double>(products.size() - 1);
      }
      within[j][k] = within[k][j] = mean(elements);
    }
  return within;
}

void set_limits(HotellingChart& chart, double p, std::size_t size) {
  const double b = static_cast<double>(chart.baseline_used);
  const double n = static_cast<double>(size);
  if (size == 1) {
    chart.upper = (b - 1) * (b - 1) / b * stats::beta_quantile(chart.confidence, p / 2, (b - p - 1) / 2);
    chart.upper_of_new = p * (b + 1) * (b - 1) / (b * (b - p)) * stats::f_quantile(chart.confidence, p, b - p);
    return;
  }
  const double degrees = b * n - b - p + 1;
  const double quantile = (n - 1) / degrees * p * stats::f_quantile(chart.confidence, p, degrees);
  chart.upper = (b - 1) * quantile;
  chart.upper_of_new = (b + 1) * quantile;
}

bool has_enough(std::size_t used, std::size_t p, std::size_t size) {
  return size == 1 ? used > p + 1 : used > 1 && used * (size - 1) > p - 1;
}

/// Sets the limits of one phase and holds its places against them.
Done judge_phase(const HotellingRequest& request, const Places& places, const PhaseSpan& phase, HotellingChart& chart) {
  const std::size_t length = phase.end - phase.first;
  const std::size_t baseline_end = phase.first + std::min(request.baseline.value_or(length), length);
  std::vector<const Place*> baseline;
  for (std::size_t i = phase.first; i < baseline_end; ++i)
    if (chart.points[i].is_used()) baseline.push_back(&*places.places[i]);
  chart.baseline_used = baseline.size();
  if (!has_enough(baseline.size(), places.variables, places.size))
    return Error::invalid(
        "There are too few observations for so many variables. Give more of them, or leave some out.");

  Matrix means;
  for (const Place* place : baseline) means.push_back(place->mean);
  chart.centre = stats::column_means(means);
  chart.covariance = places.size == 1 ? stats::covariance(means) : covariance_within(baseline);
  const auto measure = stats::Mahalanobis::of(chart.covariance);
  if (!measure) return measure.error();
  set_limits(chart, static_cast<double>(places.variables), places.size);
  const double size = static_cast<double>(places.size);
  for (std::size_t i = phase.first; i < phase.end; ++i) {
    HotellingPoint& point = chart.points[i];
    if (point.state == PointState::missing) continue;
    std::vector<double> apart = places.places[i]->mean;
    for (std::size_t j = 0; j < apart.size(); ++j) apart[j] -= chart.centre[j];
    stats::MahalanobisDistance distance = measure->distance(apart);
    point.statistic = size * distance.squared;
    for (const double part : distance.parts) point.parts.push_back(size * part);
    point.upper = i < baseline_end ? chart.upper : chart.upper_of_new;
    point.is_outside = point.is_used() && point.statistic > point.upper;
    if (!point.is_outside) continue;
    point.state = PointState::neutral;
    chart.outside.push_back(i);
  }
  return {};
}

}  // namespace

Result<HotellingChart> hotelling_chart(const HotellingRequest& request) {
  const auto places = places_of(request);
  if (!places) return places.error();
  const std::size_t count = places->places.size();
  HotellingChart chart;
  chart.points.resize(count);
  for (const std::size_t place : request.excluded) chart.points[place].state = PointState::excluded;
  for (std::size_t i = 0; i < count; ++i)
    if (!places->places[i]) chart.points[i].state = PointState::missing;
  chart.confidence =
      request.confidence.value_or(std::pow(1 - kOutsideThreeSigma, static_cast<double>(places->variables)));
  const std::vector<PhaseSpan> phases = phase_spans(request.starts, count);
  for (std::size_t i = 0; i < phases.size(); ++i) {
    chart.starts.push_back(phases[i].first);
    if (const Done judged = judge_phase(request, *places, phases[i], chart); !judged)
      return in_phase(judged.error(), i, phases.size());
  }
  return chart;
}

}  // namespace qi::spc
