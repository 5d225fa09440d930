#include "spc/hotelling_chart.h"

#include <fmt/format.h>

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "base/number.h"
#include "stats/distributions.h"

namespace qi::spc {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Chance of a point outside three-sigma limits, as books round it.
constexpr double kOutsideThreeSigma = 0.0027;
/// Below this share of its largest a correlation matrix has no inverse worth its digits.
constexpr double kLeastConditioned = 1e-10;

/// The places as the statistic needs them: a mean of each variable, and where there are subgroups their covariance.
struct Place {
  VectorXd mean;
  MatrixXd covariance;
};
struct Places {
  Index variables = 0;
  std::size_t size = 1;                      ///< of each subgroup
  std::vector<std::optional<Place>> places;  ///< nullopt: missing
};

double of_index(Index index) {
  return static_cast<double>(index);
}

MatrixXd covariance_of(const MatrixXd& rows, const VectorXd& centre) {
  const MatrixXd apart = rows.rowwise() - centre.transpose();
  return apart.transpose() * apart / of_index(rows.rows() - 1);
}

/// The mean of each column.
VectorXd centre_of(const MatrixXd& rows) {
  VectorXd centre(rows.cols());
  for (Index j = 0; j < rows.cols(); ++j) centre(j) = mean({rows.col(j).data(), static_cast<std::size_t>(rows.rows())});
  return centre;
}

Error infinite() {
  return Error::invalid("A value is infinite. Give a number, or leave it out.");
}

Result<Places> of_observations(const std::vector<std::vector<double>>& rows) {
  Places found{.variables = static_cast<Index>(rows.front().size())};
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].size() != rows.front().size())
      return Error::invalid(fmt::format(
          "Observation {} has another number of values than the first. Give one for each variable.", i + 1));
    if (std::ranges::any_of(rows[i], [](double value) { return std::isinf(value); })) return infinite();
    const Eigen::Map<const VectorXd> row(rows[i].data(), found.variables);
    found.places.push_back(row.hasNaN() ? std::nullopt : std::optional(Place{.mean = row}));
  }
  return found;
}

Result<Places> of_subgroups(const std::vector<std::vector<std::vector<double>>>& variables) {
  const std::size_t count = variables.front().size();
  const std::size_t size = count > 0 ? variables.front().front().size() : 0;
  Places found{.variables = static_cast<Index>(variables.size()), .size = size};
  if (count > 0 && size < 2)
    return Error::invalid("A subgroup needs two values or more of each variable. Give single observations otherwise.");
  for (const auto& rows : variables)
    if (rows.size() != count || std::ranges::any_of(rows, [&](const auto& row) { return row.size() != size; }))
      return Error::invalid("Give as many subgroups, and as many values in each, for every variable.");
  for (std::size_t i = 0; i < count; ++i) {
    MatrixXd rows(static_cast<Index>(size), found.variables);
    for (Index j = 0; j < found.variables; ++j)
      rows.col(j) = Eigen::Map<const VectorXd>(variables[static_cast<std::size_t>(j)][i].data(), rows.rows());
    if (rows.array().isInf().any()) return infinite();
    if (rows.hasNaN()) {
      found.places.push_back(std::nullopt);
      continue;
    }
    const VectorXd centre = centre_of(rows);
    found.places.push_back(Place{.mean = centre, .covariance = covariance_of(rows, centre)});
  }
  return found;
}

Result<Places> places_of(const HotellingRequest& request) {
  if (!request.observations.empty() && !request.subgroups.empty())
    return Error::invalid("Give either single observations or subgroups, not both.");
  if (request.observations.empty() && request.subgroups.empty())
    return Error::invalid("Give observations of two variables or more.");
  auto found = request.subgroups.empty() ? of_observations(request.observations) : of_subgroups(request.subgroups);
  if (!found) return found;
  if (found->variables < 2)
    return Error::invalid("This chart watches two variables or more. Ask for an XmR chart for one.");
  if (std::ranges::any_of(request.excluded, [&](std::size_t place) { return place >= found->places.size(); }))
    return Error::invalid("An excluded point lies after the last value. Choose a point of the series.");
  if (request.confidence && !(*request.confidence > 0 && *request.confidence < 1))
    return Error::invalid("Give a confidence above 0 and below 1, such as 0.9973.");
  if (request.baseline == 0) return Error::invalid("A baseline needs at least 1 point.");
  return found;
}

struct Shape {
  VectorXd centre;
  MatrixXd covariance;
};

Shape shape_of(const Places& places, const std::vector<const Place*>& baseline) {
  MatrixXd means(static_cast<Index>(baseline.size()), places.variables);
  for (Index i = 0; i < means.rows(); ++i) means.row(i) = baseline[static_cast<std::size_t>(i)]->mean.transpose();
  Shape shape{.centre = centre_of(means)};
  if (places.size == 1) {
    shape.covariance = covariance_of(means, shape.centre);
    return shape;
  }
  shape.covariance = MatrixXd::Zero(places.variables, places.variables);
  for (const Place* place : baseline) shape.covariance += place->covariance;
  shape.covariance /= static_cast<double>(baseline.size());
  return shape;
}

/// The inverse, by way of correlations, so that units do not matter.
Result<MatrixXd> inverse_of(const MatrixXd& covariance) {
  for (Index j = 0; j < covariance.rows(); ++j)
    if (!(covariance(j, j) > 0)) return Error::invalid(fmt::format("Variable {} does not vary. Leave it out.", j + 1));
  const VectorXd scale = covariance.diagonal().cwiseSqrt().cwiseInverse();
  const MatrixXd correlation = scale.asDiagonal() * covariance * scale.asDiagonal();
  const Eigen::SelfAdjointEigenSolver<MatrixXd> solved(correlation);
  const VectorXd& values = solved.eigenvalues();
  if (!(values.minCoeff() > kLeastConditioned * values.maxCoeff()))
    return Error::invalid("Some variables follow from the others. Leave one of them out.");
  const MatrixXd inverse =
      solved.eigenvectors() * values.cwiseInverse().asDiagonal() * solved.eigenvectors().transpose();
  return MatrixXd(scale.asDiagonal() * inverse * scale.asDiagonal());
}

double beta_quantile(double probability, double a, double b) {
  const double ratio = a * stats::f_quantile(probability, 2 * a, 2 * b);
  return ratio / (ratio + b);
}

void set_limits(HotellingChart& chart, double p, std::size_t size) {
  const double b = static_cast<double>(chart.baseline_used);
  const double n = static_cast<double>(size);
  if (size == 1) {
    chart.upper = (b - 1) * (b - 1) / b * beta_quantile(chart.confidence, p / 2, (b - p - 1) / 2);
    chart.upper_of_new = p * (b + 1) * (b - 1) / (b * (b - p)) * stats::f_quantile(chart.confidence, p, b - p);
    return;
  }
  const double degrees = b * n - b - p + 1;
  const double quantile = (n - 1) / degrees * p * stats::f_quantile(chart.confidence, p, degrees);
  chart.upper = (b - 1) * quantile;
  chart.upper_of_new = (b + 1) * quantile;
}

bool has_enough(std::size_t used, Index variables, std::size_t size) {
  const auto p = static_cast<std::size_t>(variables);
  return size == 1 ? used > p + 1 : used > 1 && used * (size - 1) > p - 1;
}

}  // namespace

Result<HotellingChart> hotelling_chart(const HotellingRequest& request) {
  const auto places = places_of(request);
  if (!places) return places.error();
  const std::size_t count = places->places.size();
  const std::size_t baseline_end = std::min(request.baseline.value_or(count), count);
  HotellingChart chart;
  chart.points.resize(count);
  for (const std::size_t place : request.excluded) chart.points[place].state = PointState::excluded;
  std::vector<const Place*> baseline;
  for (std::size_t i = 0; i < count; ++i) {
    if (!places->places[i]) chart.points[i].state = PointState::missing;
    if (i < baseline_end && chart.points[i].is_used()) baseline.push_back(&*places->places[i]);
  }
  chart.baseline_used = baseline.size();
  if (!has_enough(baseline.size(), places->variables, places->size))
    return Error::invalid(
        "There are too few observations for so many variables. Give more of them, or leave some out.");

  const Shape shape = shape_of(*places, baseline);
  const auto inverse = inverse_of(shape.covariance);
  if (!inverse) return inverse.error();
  const double p = of_index(places->variables);
  chart.confidence = request.confidence.value_or(std::pow(1 - kOutsideThreeSigma, p));
  set_limits(chart, p, places->size);
  chart.centre.assign(shape.centre.begin(), shape.centre.end());
  for (Index j = 0; j < shape.covariance.rows(); ++j) {
    const VectorXd row = shape.covariance.row(j);
    chart.covariance.emplace_back(row.begin(), row.end());
  }
  for (std::size_t i = 0; i < count; ++i) {
    HotellingPoint& point = chart.points[i];
    if (point.state == PointState::missing) continue;
    const VectorXd apart = places->places[i]->mean - shape.centre;
    const VectorXd weighted = *inverse * apart;
    const double size = static_cast<double>(places->size);
    point.statistic = size * apart.dot(weighted);
    const VectorXd parts = size * weighted.cwiseAbs2().cwiseQuotient(inverse->diagonal());
    point.parts.assign(parts.begin(), parts.end());
    point.upper = i < baseline_end ? chart.upper : chart.upper_of_new;
    point.is_outside = point.is_used() && point.statistic > point.upper;
    if (!point.is_outside) continue;
    point.state = PointState::neutral;
    chart.outside.push_back(i);
  }
  return chart;
}

}  // namespace qi::spc
