#include "stats/likelihood_fit.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "base/text.h"
#include "stats/decimal_differences.h"
#include "stats/distributions.h"
#include "stats/power/rising_root.h"

namespace qi::stats {
namespace {

using Real = long double;
using Matrix = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic>;
using Vector = Eigen::Matrix<Real, Eigen::Dynamic, 1>;
using Index = Eigen::Index;

// The steps shrink quadratically where a largest likelihood exists: a dozen do. Where it does not, they stay at one
// unit of the log odds or log rate for ever.
constexpr int kMostSteps = 60;
constexpr Real kNoStep = 1e-15L;
constexpr Real kStillMoving = 1e-3L;
constexpr int kMostHalvings = 30;
// About two dozen places are tried for both ends of a profile, each a fit of its own.
constexpr double kFitsOfAProfile = 24;
// In units of the log odds or log rate at the predictor's farthest figure: the odds of it are beyond any number of
// rows.
constexpr double kFarthestEnd = 256;

/// Means, variances and what the likelihood makes of them, for one family.
struct Likelihood {
  LikelihoodFamily family;

  Real mean_of(Real predictor) const {
    return family == LikelihoodFamily::logistic ? 1 / (1 + std::exp(-predictor)) : std::exp(predictor);
  }
  /// Also the derivative of the mean: both links are canonical.
  Real variance_of(Real predictor) const {
    if (family == LikelihoodFamily::poisson) return std::exp(predictor);
    const Real tail = std::exp(-std::abs(predictor));
    return tail / ((1 + tail) * (1 + tail));
  }
  Real start_of(Real y) const {
    return family == LikelihoodFamily::logistic ? (y > 0 ? 1.0L : -1.0L) : std::log(y + 0.5L);
  }
  /// Of one row, from its linear predictor: 1 - mean would lose its digits.
  Real deviance_of(Real y, Real predictor) const {
    if (family == LikelihoodFamily::logistic) return 2 * std::log1p(std::exp(y > 0 ? -predictor : predictor));
    const Real mean = std::exp(predictor);
    return 2 * ((y > 0 ? y * (std::log(y) - predictor) : 0) - (y - mean));
  }
};

struct State {
  Matrix columns;  ///< 1, then each predictor about its mean, in units of its largest distance from it
  std::vector<Real> centres;
  std::vector<Real> scales;
  Vector response;
  Vector offset;
};

State state_of(const LikelihoodRequest& request) {
  const auto rows = static_cast<Index>(request.response.values.size());
  const auto terms = static_cast<Index>(request.predictors.size()) + 1;
  State state{.columns = Matrix::Ones(rows, terms), .response = Vector(rows), .offset = Vector::Zero(rows)};
  for (Index i = 0; i < rows; ++i) {
    const auto place = static_cast<std::size_t>(i);
    state.response(i) = request.response.values[place];
    if (!request.exposures.empty()) state.offset(i) = std::log(as_typed(request.exposures[place]));
  }
  for (Index j = 1; j < terms; ++j) {
    const std::vector<double>& values = request.predictors[static_cast<std::size_t>(j - 1)].values;
    const std::vector<long double> differences = differences_from(values.front(), values);
    const Eigen::Map<const Vector> shifted(differences.data(), rows);
    const Real mean = shifted.mean();
    state.columns.col(j) = shifted.array() - mean;
    const Real scale = state.columns.col(j).lpNorm<Eigen::Infinity>();
    state.columns.col(j) /= scale;
    state.centres.push_back(as_typed(values.front()) + mean);
    state.scales.push_back(scale);
  }
  return state;
}

/// The weighted least squares of one step, at the given linear predictors.
Eigen::HouseholderQR<Matrix> weighted(const State& state, const Likelihood& likelihood, const Vector& predictors) {
  Matrix columns = state.columns;
  for (Index i = 0; i < columns.rows(); ++i) columns.row(i) *= std::sqrt(likelihood.variance_of(predictors(i)));
  return columns.householderQr();
}

Real deviance_of(const State& state, const Likelihood& likelihood, const Vector& predictors) {
  Real sum = 0;
  for (Index i = 0; i < predictors.size(); ++i) sum += likelihood.deviance_of(state.response(i), predictors(i));
  return sum;
}

struct Solution {
  Vector coefficients;  ///< in the working columns
  Vector last_step;
  bool has_converged = false;
};

/// Newton's method, which is Fisher's scoring for canonical links. A step that makes things worse is halved.
Solution solve(const State& state, const Likelihood& likelihood) {
  Vector predictors = state.response.unaryExpr([&](Real y) { return likelihood.start_of(y); });
  // The first step fits the starting predictors themselves.
  Solution solution{.coefficients = state.columns.householderQr().solve(predictors - state.offset)};
  predictors = state.columns * solution.coefficients + state.offset;
  Real deviance = deviance_of(state, likelihood, predictors);
  for (int i = 0; i < kMostSteps; ++i) {
    Vector working(predictors.size());
    for (Index row = 0; row < working.size(); ++row)
      working(row) = (state.response(row) - likelihood.mean_of(predictors(row))) /
                     std::sqrt(likelihood.variance_of(predictors(row)));
    Vector step = weighted(state, likelihood, predictors).solve(working);
    if (!step.allFinite()) break;
    for (int halvings = 0; halvings < kMostHalvings; ++halvings, step /= 2) {
      const Vector moved = state.columns * (solution.coefficients + step) + state.offset;
      const Real then = deviance_of(state, likelihood, moved);
      if (!std::isfinite(then) || then > deviance * (1 + kNoStep) + kNoStep) continue;
      predictors = moved;
      deviance = then;
      break;
    }
    solution.coefficients += step;
    solution.last_step = step;
    predictors = state.columns * solution.coefficients + state.offset;
    const Real size = std::max<Real>(1, solution.coefficients.lpNorm<Eigen::Infinity>());
    if (step.lpNorm<Eigen::Infinity>() <= kNoStep * size) {
      solution.has_converged = true;
      break;
    }
  }
  return solution;
}

Error refuse_separation(const LikelihoodRequest& request, const Vector& last_step) {
  std::vector<std::string> moving;
  for (Index j = 1; j < last_step.size(); ++j)
    if (std::abs(last_step(j)) > kStillMoving)
      moving.push_back(request.predictors[static_cast<std::size_t>(j - 1)].name);
  const std::string names = moving.empty() ? "the predictors" : listed(moving);
  const bool is_logistic = request.family == LikelihoodFamily::logistic;
  return Error::invalid(std::string(is_logistic ? "Some figures of " : "Rows with some figures of ") + names +
                        (is_logistic ? " go with one outcome only, so an odds ratio has no bound"
                                     : " have no event at all, so a rate ratio has no bound") +
                        ": leave " + (moving.size() > 1 ? "one" : "it") + " out, or join groups.");
}

/// What the predictors alone forbid is found, and worded, by least squares; so is their inflation.
Result<LinearFit> check_predictors(const LikelihoodRequest& request) {
  LinearRequest linear{.response = request.response, .predictors = request.predictors};
  if (!request.exposures.empty())
    for (std::size_t i = 0; i < request.exposures.size(); ++i) linear.response.values[i] /= request.exposures[i];
  return fit_linear(linear);
}

Real null_deviance(const State& state, const Likelihood& likelihood) {
  const Real all = state.response.sum();
  Real sum = 0;
  const Real exposed = state.offset.array().exp().sum();
  const Real chance = all / static_cast<Real>(state.response.size());
  const Real level =
      likelihood.family == LikelihoodFamily::logistic ? std::log(chance / (1 - chance)) : std::log(all / exposed);
  for (Index i = 0; i < state.response.size(); ++i)
    sum += likelihood.deviance_of(state.response(i), level + state.offset(i));
  return sum;
}

Real log_likelihood(const State& state, const Likelihood& likelihood, const Vector& predictors) {
  if (likelihood.family == LikelihoodFamily::logistic) return -deviance_of(state, likelihood, predictors) / 2;
  Real sum = 0;
  for (Index i = 0; i < predictors.size(); ++i) {
    const Real y = state.response(i);
    sum += y * predictors(i) - std::exp(predictors(i)) - std::lgamma(y + 1);
  }
  return sum;
}

void describe_rows(LikelihoodFit& fit, const State& state, const Likelihood& likelihood, const Vector& predictors,
                   const Vector& leverages) {
  const auto terms = static_cast<Real>(fit.terms.size());
  constexpr Real kDecides = 1 - 1e-12L;
  Real pearson = 0;
  for (Index i = 0; i < predictors.size(); ++i) {
    const Real mean = likelihood.mean_of(predictors(i));
    const Real residual = state.response(i) - mean;
    const Real leverage = leverages(i);
    const Real scaled = residual / std::sqrt(likelihood.variance_of(predictors(i)));
    pearson += scaled * scaled;
    FittedRow row{.fitted = static_cast<double>(mean),
                  .residual = static_cast<double>(residual),
                  .leverage = static_cast<double>(std::min<Real>(leverage, 1))};
    if (leverage < kDecides) {
      const Real standardised = scaled / std::sqrt(1 - leverage);
      row.standardised_residual = static_cast<double>(standardised);
      row.cook_distance = static_cast<double>(standardised * standardised * leverage / ((1 - leverage) * terms));
    }
    fit.rows.push_back(row);
  }
  fit.pearson = static_cast<double>(pearson);
}

Done check_work(const LikelihoodRequest& request, double most) {
  const auto terms = static_cast<double>(request.predictors.size() + 1);
  if (static_cast<double>(request.response.values.size()) * terms * terms <= most) return {};
  return Error::invalid(
      "A model with so many rows and predictors takes too long to fit: give fewer predictors or fewer rows.");
}

Real deviance_at(const State& state, const Likelihood& likelihood, const Vector& coefficients) {
  return deviance_of(state, likelihood, state.columns * coefficients + state.offset);
}

/// The same model with one working coefficient held where it is put.
State held(const State& state, Index term, Real coefficient) {
  State rest = state;
  rest.offset += coefficient * state.columns.col(term);
  rest.columns.resize(state.columns.rows(), state.columns.cols() - 1);
  rest.columns.leftCols(term) = state.columns.leftCols(term);
  rest.columns.rightCols(state.columns.cols() - 1 - term) = state.columns.rightCols(state.columns.cols() - 1 - term);
  return rest;
}

}  // namespace

Result<std::vector<Interval>> profile_intervals(const LikelihoodRequest& request, double level) {
  const auto count = static_cast<double>(std::max<std::size_t>(1, request.predictors.size()));
  if (const Done good = check_work(request, kMostRepeatedFittingWork / kFitsOfAProfile / count); !good)
    return good.error();
  if (const auto linear = check_predictors(request); !linear) return linear.error();
  const Likelihood likelihood{request.family};
  const State state = state_of(request);
  const Solution best = solve(state, likelihood);
  if (!best.has_converged) return refuse_separation(request, best.last_step);
  const Real least = deviance_at(state, likelihood, best.coefficients);
  const double seldom = chi_square_quantile(level, 1);

  std::vector<Interval> intervals;
  for (Index term = 1; term < state.columns.cols(); ++term) {
    const auto end = [&](double side) {
      const auto lacking = [&](double distance) {
        const State rest = held(state, term, best.coefficients(term) + static_cast<Real>(side * distance));
        return static_cast<double>(deviance_at(rest, likelihood, solve(rest, likelihood).coefficients) - least);
      };
      const auto distance = where_reaches(lacking, seldom, 0, kFarthestEnd);
      const Real at = best.coefficients(term) + static_cast<Real>(side * distance.value_or(kFarthestEnd));
      return static_cast<double>(at / state.scales[static_cast<std::size_t>(term - 1)]);
    };
    intervals.push_back({end(-1), end(1), level});
  }
  return intervals;
}

Result<LikelihoodFit> fit_likelihood(const LikelihoodRequest& request) {
  if (const Done good = check_work(request, kMostRepeatedFittingWork); !good) return good.error();
  const auto linear = check_predictors(request);
  if (!linear) return linear.error();
  const Likelihood likelihood{request.family};
  const State state = state_of(request);
  const Solution solution = solve(state, likelihood);
  if (!solution.has_converged) return refuse_separation(request, solution.last_step);

  const Vector predictors = state.columns * solution.coefficients + state.offset;
  const auto qr = weighted(state, likelihood, predictors);
  const Index terms = state.columns.cols();
  Matrix back = Matrix::Identity(terms, terms);
  for (Index j = 1; j < terms; ++j) {
    const auto of = static_cast<std::size_t>(j - 1);
    back(j, j) = 1 / state.scales[of];
    back(0, j) = -state.centres[of] / state.scales[of];
  }
  const auto upper = qr.matrixQR().topLeftCorner(terms, terms).template triangularView<Eigen::Upper>();
  const Matrix root = back * Matrix(upper.solve(Matrix::Identity(terms, terms)));
  const Matrix thin = qr.householderQ() * Matrix::Identity(state.columns.rows(), terms);
  const Vector coefficients = back * solution.coefficients;

  LikelihoodFit fit{.terms = linear->terms, .inflations = linear->inflations};
  for (Index j = 0; j < terms; ++j) {
    fit.coefficients.push_back(static_cast<double>(coefficients(j)));
    fit.standard_errors.push_back(static_cast<double>(root.row(j).norm()));
  }
  fit.deviance = static_cast<double>(deviance_of(state, likelihood, predictors));
  fit.null_deviance = static_cast<double>(null_deviance(state, likelihood));
  fit.log_likelihood = static_cast<double>(log_likelihood(state, likelihood, predictors));
  fit.model_degrees = static_cast<double>(terms - 1);
  fit.residual_degrees = static_cast<double>(state.columns.rows() - terms);
  describe_rows(fit, state, likelihood, predictors, thin.rowwise().squaredNorm());
  return fit;
}

}  // namespace qi::stats
