#pragma once
/// Regression of outcomes that are yes or no (logistic) and of counts (Poisson), by maximum likelihood.
/// Least squares are in linear_fit.h; requests are read and results worded in tests/.

#include <string>
#include <vector>

#include "base/result.h"
#include "stats/linear_fit.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

enum class LikelihoodFamily {
  logistic,  ///< 0 or 1; log odds are a straight line of the predictors
  poisson    ///< counts; log rates are
};

struct LikelihoodRequest {
  LikelihoodFamily family = LikelihoodFamily::logistic;
  Column response;
  std::vector<Column> predictors;
  std::vector<double> exposures;  ///< of counts: time, journeys, persons; above 0. Empty: 1 each.
};

/// As kMostFittingWork, for a fit that goes round up to sixty times where the predictors separate the outcome: then two
/// to three seconds, otherwise one at most. 30 terms of 10,000 rows, or 9 of 120,000.
inline constexpr double kMostRepeatedFittingWork = 1e7;

struct LikelihoodFit {
  std::vector<std::string> terms;  ///< "(intercept)" first
  std::vector<double> coefficients;
  std::vector<double> standard_errors;
  std::vector<double> inflations;
  double deviance = 0;       ///< twice what the log-likelihood lacks to a model with a term for every row
  double null_deviance = 0;  ///< of the intercept alone
  double log_likelihood = 0;
  double pearson = 0;  ///< sum of squared Pearson residuals
  double model_degrees = 0;
  double residual_degrees = 0;
  std::vector<FittedRow> rows;  ///< fitted: chance or expected count; residual: observed less fitted
};

/// columns  of one length, no figure missing, all finite; responses 0 or 1, or whole numbers of 0 or more.
/// formula  the coefficients of largest likelihood, by iteratively reweighted least squares until no coefficient moves
///          any more; standard errors from the information matrix. Standardised residual (y - m) / sqrt(V (1 - h)), h
///          the leverage in the weighted fit; Cook's distance as in linear_fit.h, with scale 1.
/// refuses  what fit_linear refuses of the predictors; more than kMostRepeatedFittingWork; a response with one outcome;
/// an outcome that the predictors
///          separate, so that a coefficient has no largest likelihood (Albert and Anderson 1984), by the predictor's
///          name.
/// source   Nelder and Wedderburn 1972; McCullagh and Nelder, Generalized Linear Models, 1989.
/// example  5 of 20 rows with x = 0 and 12 of 20 with x = 1 are 1: the slope is ln((12/8) / (5/15)) = 1.504077, its
///          standard error sqrt(1/12 + 1/8 + 1/5 + 1/15) = 0.689202.
Result<LikelihoodFit> fit_likelihood(const LikelihoodRequest& request);

/// For each predictor the coefficients that a likelihood ratio test does not reject: those for which the largest
/// likelihood, all others free, lacks no more to the largest of all than chance makes it lack. Few rows, or nearly
/// separated ones, make it lopsided, and Wald's interval, as far to both sides, too short on one of them.
///
/// level    above 0, below 1
/// returns  in the order of the predictors; without the intercept
/// formula  deviance(b) - deviance = the chi-squared quantile of `level` with one degree of freedom, at both ends
/// refuses  what fit_likelihood refuses; more than a 24th of kMostRepeatedFittingWork for all predictors together,
///          as each end is fitted again and again.
/// source   Venzon and Moolgavkar 1988
/// example  3, 4 and 5 events in 1, 1 and 2 hours with x = 0, 9 and 12 in 1 and 2 hours with x = 1: 0.1535 to 1.5873.
Result<std::vector<Interval>> profile_intervals(const LikelihoodRequest& request, double level);

}  // namespace qi::stats
