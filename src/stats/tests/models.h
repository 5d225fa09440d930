#pragma once
/// Regressions: how a column goes together with others. None of them says that one changes the other.
/// The fits themselves are in linear_fit.h and likelihood_fit.h.

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// In each: the first column is explained by the others; rows with a missing figure are left out with a note, and
/// `rows` of the result are those that stay, in their order. refuses  what the fit refuses; a direction other than
/// two-sided.

/// A straight line (plane) or a curve in one predictor by least squares.
///
/// variant  "": with intercept. "through-origin": without one. "polynomial-2" to "polynomial-10": y on x, x^2, ...
/// effects  the slope of each predictor, in units of the response for one unit of it; of a curve R squared instead,
///          without an interval. Figures "r_squared", "adjusted_r_squared", "predicted_r_squared", "sigma",
///          "durbin_watson".
/// checks   normality of residuals (Shapiro-Wilk), equal spread (Breusch-Pagan in Koenker's form), independence
///          (Durbin-Watson beside 1.5 and 2.5, if the rows are in the order of time), collinearity (inflation beside 5
///          and 10), influence (Cook's distance beside 1) and rows for each predictor (beside 10 and 5).
/// source   Draper and Smith 1998; Koenker 1981; Durbin and Watson 1950; Cook 1977; Marquardt 1970; Harrell 2015.
Result<TestResult> linear_regression(const TestRequest& request);

/// Chances of an outcome that is 1 or 0.
///
/// variant  "": Wald's intervals. "profile": intervals of odds ratios by profile likelihood (see likelihood_fit.h).
/// effects  the odds ratio for one unit of each predictor, with its interval. The statistic is the likelihood ratio
///          against the intercept alone, chi-squared. Figures "deviance", "null_deviance", "log_likelihood", "aic",
///          "mcfadden_r_squared", "concordance" (the share of pairs of a 1 and a 0 in which the 1 has the higher
///          chance).
/// checks   events for each predictor (beside 10 and 5), collinearity, influence.
/// refuses  a response that is not 0 or 1, or always the same; perfect separation, by name.
/// source   Cox 1958; Peduzzi and others 1996; McFadden 1974.
Result<TestResult> logistic_regression(const TestRequest& request);

/// Counts, or rates where there is an exposure.
///
/// variant  "": every row has the same exposure. "with-exposure": the last column is the exposure (hours, journeys,
///          persons), above 0, and no predictor. "quasi" and "quasi-with-exposure": the same, where intervals, p-values
///          and F allow for counts that vary by the factor "dispersion" more than Poisson's, with t of n - terms
///          degrees. "profile" and "profile-with-exposure": intervals of rate ratios by profile likelihood.
/// effects  the rate ratio for one unit of each predictor, with its interval: Wald's, if not by profile. The
///          statistic is the likelihood ratio against the intercept alone. Figures "deviance", "null_deviance",
///          "log_likelihood", "aic", "dispersion".
/// checks   dispersion (Pearson chi-squared over its degrees beside 1.5 and 2), rows for each predictor, collinearity,
///          influence. With dispersion above 1.5 a note says by how much the plain intervals are too narrow.
/// refuses  a response that is no count; a group of rows without any event.
/// source   Nelder and Wedderburn 1972; Wedderburn 1974; McCullagh and Nelder 1989.
Result<TestResult> poisson_regression(const TestRequest& request);

}  // namespace qi::stats
