#include "stats/linear_fit.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "base/assert.h"
#include "base/text.h"
#include "stats/decimal_differences.h"
#include "stats/distributions.h"

namespace qi::stats {
namespace {

using Real = long double;
using Matrix = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic>;
using Vector = Eigen::Matrix<Real, Eigen::Dynamic, 1>;
using Index = Eigen::Index;

// A column of which less is left, beside its own length, follows from the others: see docs/decisions/0027.
constexpr Real kFollows = 1e-12L;
// Residuals this small beside the response are the rounding of doubles: a perfect fit.
constexpr Real kRounding = 1e-15L;

Vector vector_of(const std::vector<Real>& values) {
  return Eigen::Map<const Vector>(values.data(), static_cast<Index>(values.size()));
}

/// The typed figures less an origin among them, and that origin.
struct Shifted {
  Real origin = 0;
  Vector values;
};
Shifted shifted(const std::vector<double>& values) {
  return {as_typed(values.front()), vector_of(differences_from(values.front(), values))};
}

/// Working columns Z, and T with coefficients = T * (coefficients in Z).
struct Working {
  Matrix columns;
  Matrix back;
  FittedBasis basis;
};

void bring_to_one_length(Working& working) {
  for (Index j = 0; j < working.columns.cols(); ++j) {
    const Real length = working.columns.col(j).norm();
    working.basis.lengths.push_back(length);
    working.columns.col(j) /= length;
    working.back.col(j) /= length;
  }
}

/// 1 and (x - mean); or x as it is, through the origin.
Working working_columns(const LinearRequest& request) {
  const bool has_intercept = request.intercept == Intercept::fitted;
  const auto rows = static_cast<Index>(request.response.values.size());
  const auto first = static_cast<Index>(has_intercept);
  const auto terms = static_cast<Index>(request.predictors.size()) + first;
  Working working{.columns = Matrix::Ones(rows, terms), .back = Matrix::Identity(terms, terms)};
  for (Index j = first; j < terms; ++j) {
    const auto [origin, values] = shifted(request.predictors[static_cast<std::size_t>(j - first)].values);
    const Real mean = has_intercept ? values.mean() : -origin;
    working.columns.col(j) = values.array() - mean;
    const Real centre = has_intercept ? origin + mean : 0;
    if (has_intercept) working.back(0, j) = -centre;
    working.basis.centres.push_back(centre);
    working.basis.scales.push_back(1);
  }
  bring_to_one_length(working);
  return working;
}

/// Powers of z = (x - middle) / half range, and the binomial theorem back; through the origin, powers of x.
Working powers(const LinearRequest& request) {
  const bool has_intercept = request.intercept == Intercept::fitted;
  const auto [origin, values] = shifted(request.predictors.front().values);
  const Real low = values.minCoeff();
  const Real high = values.maxCoeff();
  const Real centre = has_intercept ? origin + (low + high) / 2 : 0;
  const Real scale = has_intercept ? (high - low) / 2 : (values.array() + origin).abs().maxCoeff();
  const Vector z = ((values.array() + (origin - centre)) / scale).matrix();
  const auto first = static_cast<Index>(!has_intercept);
  const Index terms = request.degree + 1 - first;
  Working working{.columns = Matrix(z.size(), terms), .back = Matrix::Zero(terms, terms)};
  for (Index j = 0; j < terms; ++j) {
    const Index power = j + first;
    working.columns.col(j) = z.array().pow(static_cast<int>(power));
    Real binomial = 1;
    for (Index i = power; i >= first; --i) {
      working.back(i - first, j) =
          binomial * std::pow(-centre, static_cast<Real>(power - i)) / std::pow(scale, static_cast<Real>(power));
      binomial = binomial * static_cast<Real>(i) / static_cast<Real>(power - i + 1);
    }
  }
  working.basis.centres = {centre};
  working.basis.scales = {scale};
  bring_to_one_length(working);
  return working;
}

std::vector<std::string> names_of_terms(const LinearRequest& request) {
  std::vector<std::string> terms;
  if (request.intercept == Intercept::fitted) terms.emplace_back("(intercept)");
  for (const Column& column : request.predictors) terms.push_back(column.name);
  for (int power = 2; power <= request.degree; ++power)
    terms.push_back(request.predictors.front().name + "^" + std::to_string(power));
  return terms;
}

bool is_constant(const std::vector<double>& values) {
  return std::ranges::all_of(values, [&](double value) { return value == values.front(); });
}

std::optional<Error> refusal_of(const LinearRequest& request) {
  QI_ASSERT(!request.predictors.empty() && request.degree >= 1);
  if (request.degree > kMostDegree)
    return Error::invalid("A curve may have a degree of " + std::to_string(kMostDegree) + " at most.");
  if (request.degree > 1 && request.predictors.size() > 1)
    return Error::invalid("A curve takes one predictor: give one column beside the response.");
  const std::size_t rows = request.response.values.size();
  const std::size_t terms = request.predictors.size() + static_cast<std::size_t>(request.degree - 1) +
                            (request.intercept == Intercept::fitted ? 1 : 0);
  if (rows <= terms)
    return Error::invalid("A model with " + counted(terms, "term", "terms") + " needs at least " +
                          std::to_string(terms + 1) + " complete rows; there " + (rows == 1 ? "is " : "are ") +
                          std::to_string(rows) + ".");
  if (static_cast<double>(rows) * static_cast<double>(terms) * static_cast<double>(terms) > kMostFittingWork)
    return Error::invalid("A model with " + counted(terms, "term", "terms") + " and " + counted(rows, "row", "rows") +
                          " takes too long to fit: give fewer predictors or fewer rows.");
  const auto refuse_constant = [](const Column& column) {
    return Error::invalid(column.name +
                          " has the same figure in every row, so nothing can be learned from it: leave it out.");
  };
  if (request.intercept == Intercept::fitted) {
    if (is_constant(request.response.values))
      return Error::invalid(request.response.name + " has the same figure in every row: there is nothing to explain.");
    for (const Column& column : request.predictors)
      if (is_constant(column.values)) return refuse_constant(column);
    return std::nullopt;
  }
  const auto is_nothing = [](const Column& column) { return column.values.front() == 0 && is_constant(column.values); };
  if (is_nothing(request.response))
    return Error::invalid(request.response.name + " is 0 in every row: there is nothing to explain.");
  for (const Column& column : request.predictors)
    if (is_nothing(column)) return refuse_constant(column);
  return std::nullopt;
}

using Decomposition = Eigen::ColPivHouseholderQR<Matrix>;

/// Names the columns that depend on each other: the first that is left over, and those it is made of.
Error refuse_dependence(const Decomposition& qr, const LinearRequest& request, const std::vector<std::string>& terms) {
  if (request.degree > 1)
    return Error::invalid("A curve of degree " + std::to_string(request.degree) + " needs more different figures of " +
                          request.predictors.front().name + ": choose a lower degree.");
  const Index rank = qr.rank();
  const Matrix& r = qr.matrixQR();
  const auto square = r.topLeftCorner(rank, rank).template triangularView<Eigen::Upper>();
  const Vector shares = square.solve(r.col(rank).head(rank));
  const auto name = [&](Index place) { return terms[static_cast<std::size_t>(qr.colsPermutation().indices()(place))]; };
  constexpr Real kShare = 1e-8L;
  std::vector<std::string> together;
  for (Index i = 0; i < rank; ++i)
    if (std::abs(shares(i)) > kShare && name(i) != "(intercept)") together.push_back(name(i));
  together.push_back(name(rank));
  std::ranges::sort(together, {},
                    [&](const std::string& one) { return std::ranges::find(terms, one) - terms.begin(); });
  return Error::invalid("Leave out one of " + listed(together) + ": each follows exactly from the others.");
}

/// One row of the working columns for new figures of the predictors.
Vector working_row(const LinearFit& fit, std::span<const double> predictors) {
  const FittedBasis& basis = fit.basis;
  QI_ASSERT(predictors.size() == basis.centres.size());
  const auto first = static_cast<Index>(fit.intercept == Intercept::fitted);
  Vector row = Vector::Ones(static_cast<Index>(basis.lengths.size()));
  Real power = 1;
  for (Index j = first; j < row.size(); ++j) {
    const auto of = static_cast<std::size_t>(fit.degree > 1 ? 0 : j - first);
    const Real z = (as_typed(predictors[of]) - basis.centres[of]) / basis.scales[of];
    power = fit.degree > 1 ? power * z : z;
    row(j) = power;
  }
  return row.cwiseQuotient(vector_of(basis.lengths));
}

void describe_rows(LinearFit& fit, const Vector& fitted, const Vector& residuals, const Vector& leverages,
                   Real total_ss) {
  const auto terms = static_cast<Real>(fit.terms.size());
  // A row that alone decides a coefficient has leverage 1, no residual and no distance.
  constexpr Real kDecides = 1 - 1e-12L;
  Real steps = 0;
  Real predicted_ss = 0;
  bool each_can_be_told = true;
  for (Index i = 0; i < residuals.size(); ++i) {
    const Real leverage = leverages(i);
    FittedRow row{.fitted = static_cast<double>(fitted(i)),
                  .residual = static_cast<double>(residuals(i)),
                  .leverage = static_cast<double>(std::min<Real>(leverage, 1))};
    if (!fit.is_perfect && leverage < kDecides) {
      const Real standardised = residuals(i) / (static_cast<Real>(fit.sigma) * std::sqrt(1 - leverage));
      row.standardised_residual = static_cast<double>(standardised);
      row.cook_distance = static_cast<double>(standardised * standardised * leverage / ((1 - leverage) * terms));
    }
    each_can_be_told = each_can_be_told && leverage < kDecides;
    if (each_can_be_told) predicted_ss += residuals(i) / (1 - leverage) * (residuals(i) / (1 - leverage));
    if (i > 0) steps += (residuals(i) - residuals(i - 1)) * (residuals(i) - residuals(i - 1));
    fit.rows.push_back(row);
  }
  if (each_can_be_told) fit.predicted_r_squared = static_cast<double>(1 - predicted_ss / total_ss);
  if (!fit.is_perfect) fit.durbin_watson = static_cast<double>(steps / residuals.squaredNorm());
}

void describe_whole(LinearFit& fit, Real total_ss, Real residual_ss, Real rows) {
  const Real terms = static_cast<Real>(fit.terms.size());
  const Real lost = fit.intercept == Intercept::fitted ? 1 : 0;
  const Real regression_ss = total_ss - residual_ss;
  const Real r_squared = regression_ss / total_ss;
  fit.regression_degrees = static_cast<double>(terms - lost);
  fit.residual_degrees = static_cast<double>(rows - terms);
  fit.regression_ss = static_cast<double>(regression_ss);
  fit.residual_ss = static_cast<double>(residual_ss);
  fit.sigma = static_cast<double>(std::sqrt(residual_ss / (rows - terms)));
  fit.r_squared = static_cast<double>(r_squared);
  fit.adjusted_r_squared = static_cast<double>(1 - (1 - r_squared) * (rows - lost) / (rows - terms));
  fit.f = fit.is_perfect ? std::numeric_limits<double>::infinity()
                         : static_cast<double>((regression_ss / (terms - lost)) / (residual_ss / (rows - terms)));
}

void describe_terms(LinearFit& fit, const Working& working, const Vector& coefficients, const Matrix& root) {
  const Matrix spread = working.back * root;
  const bool has_inflation = fit.intercept == Intercept::fitted && fit.degree == 1;
  for (Index j = 0; j < coefficients.size(); ++j) {
    const Real deviation = spread.row(j).norm();
    fit.coefficients.push_back(static_cast<double>(coefficients(j)));
    fit.standard_errors.push_back(static_cast<double>(deviation * static_cast<Real>(fit.sigma)));
    fit.statistics.push_back(fit.is_perfect
                                 ? kUndefined
                                 : static_cast<double>(coefficients(j) / (deviation * static_cast<Real>(fit.sigma))));
    const Real length = working.basis.lengths[static_cast<std::size_t>(j)];
    fit.inflations.push_back(has_inflation && j > 0 ? static_cast<double>(deviation * deviation * length * length)
                                                    : kUndefined);
  }
}

}  // namespace

Result<LinearFit> fit_linear(const LinearRequest& request) {
  if (const auto refusal = refusal_of(request)) return *refusal;
  LinearFit fit{.terms = names_of_terms(request), .intercept = request.intercept, .degree = request.degree};
  const bool has_intercept = request.intercept == Intercept::fitted;
  Working working = request.degree > 1 ? powers(request) : working_columns(request);
  Decomposition qr(working.columns.rows(), working.columns.cols());
  qr.setThreshold(kFollows);
  qr.compute(working.columns);
  const Index terms = working.columns.cols();
  if (qr.rank() < terms) return refuse_dependence(qr, request, fit.terms);

  auto [origin, response] = shifted(request.response.values);
  if (!has_intercept) {
    response.array() += origin;
    origin = 0;
  }
  Vector solution = qr.solve(response);
  // One step of refinement takes back what the first solution lost.
  solution += qr.solve(response - working.columns * solution);
  const Vector fitted = working.columns * solution;
  Vector residuals = response - fitted;
  const Real total_ss =
      has_intercept ? (response.array() - response.mean()).matrix().squaredNorm() : response.squaredNorm();
  const Real scale = (response.array() + origin).abs().maxCoeff();
  fit.is_perfect = residuals.lpNorm<Eigen::Infinity>() <= kRounding * scale;
  if (fit.is_perfect) residuals.setZero();

  Vector coefficients = working.back * solution;
  if (has_intercept) coefficients(0) += origin;
  const auto upper = qr.matrixQR().topLeftCorner(terms, terms).template triangularView<Eigen::Upper>();
  const Matrix root = qr.colsPermutation() * Matrix(upper.solve(Matrix::Identity(terms, terms)));
  const Matrix thin = qr.householderQ() * Matrix::Identity(response.size(), terms);

  describe_whole(fit, total_ss, residuals.squaredNorm(), static_cast<Real>(response.size()));
  describe_terms(fit, working, coefficients, root);
  describe_rows(fit, (fitted.array() + origin).matrix(), residuals, thin.rowwise().squaredNorm(), total_ss);
  fit.basis = std::move(working.basis);
  fit.basis.origin = origin;
  fit.basis.coefficients.assign(solution.begin(), solution.end());
  for (Index i = 0; i < terms; ++i)
    for (Index j = 0; j < terms; ++j) fit.basis.root.push_back(root(i, j));
  return fit;
}

Prediction predict(const LinearFit& fit, std::span<const double> predictors, double level) {
  const Vector row = working_row(fit, predictors);
  const Index terms = row.size();
  const Eigen::Map<const Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>> root(
      fit.basis.root.data(), terms, terms);
  const Real fitted = fit.basis.origin + row.dot(vector_of(fit.basis.coefficients));
  const Real leverage = (root.transpose() * row).squaredNorm();
  const double t = t_quantile((1 + level) / 2, fit.residual_degrees);
  const auto around = [&](Real variance) {
    const Real reach = static_cast<Real>(t * fit.sigma) * std::sqrt(variance);
    return Interval{static_cast<double>(fitted - reach), static_cast<double>(fitted + reach), level};
  };
  return {static_cast<double>(fitted), around(leverage), around(1 + leverage)};
}

}  // namespace qi::stats
