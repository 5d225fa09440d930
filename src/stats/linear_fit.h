#pragma once
/// Ordinary least squares: coefficients, what they explain, and what the model says of each row and of new ones.
/// It reads no request and writes no sentence of a result: see tests/linear_regression.h. It knows nothing of causes.

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// Whether the line may cut the axis anywhere, or goes through the origin.
enum class Intercept { fitted, through_origin };

struct LinearRequest {
  Column response;
  std::vector<Column> predictors;  ///< at least one; with a degree above 1 exactly one
  Intercept intercept = Intercept::fitted;
  int degree = 1;  ///< y on 1, x, ..., x^degree
};
inline constexpr int kMostDegree = 10;
/// What a fit costs goes by rows times the square of terms. So many take two to three seconds: 100 terms of 10,000
/// rows, or 30 of 110,000.
inline constexpr double kMostFittingWork = 1e8;

/// Working columns in which the fit is well-conditioned, kept for predictions: see predict.
struct FittedBasis {
  std::vector<long double> centres;       ///< of each predictor
  std::vector<long double> scales;        ///< of each predictor
  std::vector<long double> lengths;       ///< of each working column
  std::vector<long double> coefficients;  ///< of each working column
  std::vector<long double> root;          ///< row by row: root root' is the covariance of those over sigma^2
  long double origin = 0;                 ///< of the response
};

struct LinearFit {
  std::vector<std::string> terms;  ///< "(intercept)", the predictors' names, "Age^2"
  std::vector<double> coefficients;
  std::vector<double> standard_errors;
  std::vector<double> statistics;  ///< coefficient over standard error; undefined for a model through every point
  std::vector<double>
      inflations;  ///< variance inflation; undefined for intercepts, curves and lines through the origin
  double regression_ss = 0;
  double residual_ss = 0;
  double regression_degrees = 0;
  double residual_degrees = 0;
  double sigma = 0;  ///< in the unit of the response
  double r_squared = kUndefined;
  double adjusted_r_squared = kUndefined;
  double predicted_r_squared = kUndefined;  ///< undefined where a row decides a coefficient alone
  double f = kUndefined;                    ///< infinite for a model that passes through every point
  std::vector<FittedRow> rows;              ///< in the order given
  double durbin_watson = kUndefined;
  bool is_perfect = false;  ///< nothing is left over, down to the rounding of doubles
  Intercept intercept = Intercept::fitted;
  int degree = 1;
  FittedBasis basis;
};

/// columns  of one length, no figure missing, all finite.
/// formula  the coefficients that make the sum of squared residuals least; se^2 = sigma^2 (X'X)^-1, sigma^2 = residual
///          sum of squares / (rows - terms). R^2 = 1 - residual / total; through the origin the total is of y^2.
///          Leverage h = diagonal of X (X'X)^-1 X'; standardised residual e / (sigma sqrt(1 - h)); Cook's distance
///          (standardised residual)^2 h / ((1 - h) terms), Cook 1977; inflation 1 / (1 - R^2 of the column on the
///          others); predicted R^2 1 - sum of (e / (1 - h))^2 / total, each row told by the others (Allen 1974);
///          Durbin-Watson sum (e_i - e_(i-1))^2 / sum e^2, Durbin and Watson 1950.
/// refuses  no more rows than terms; a predictor without spread; predictors of which one follows from the others, by
///          name; a response without spread; a degree above kMostDegree or with several predictors; more than
///          kMostFittingWork.
/// source   Draper and Smith, Applied Regression Analysis, 1998; docs/decisions/0027 says how it is solved.
/// example  x 1 2 3 4, y 2 4 5 8: y = 0 + 1.9 x, residual sum of squares 0.7, R^2 0.96267.
Result<LinearFit> fit_linear(const LinearRequest& request);

/// What the model says of a new row.
struct Prediction {
  double fitted = kUndefined;
  Interval mean;    ///< of the mean of all rows like it
  Interval single;  ///< of one more row like it
};
/// predictors  one figure for each predictor (of a curve: x alone), in the unit and order of the fit.
/// formula     fitted +- t sigma sqrt(h) for the mean, sqrt(1 + h) for one row, h = x0' (X'X)^-1 x0.
/// example     in the example above at x = 5: 9.5, mean 6.382 to 12.618, one row 5.475 to 13.525 at 95 %.
Prediction predict(const LinearFit& fit, std::span<const double> predictors, double level);

}  // namespace qi::stats
