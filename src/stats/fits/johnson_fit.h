#pragma once
/// A curve of Johnson's system fitted by four percentiles.
/// It is no likelihood fit, and it does not say how well the curve goes with the values: see fit_evidence.h.

#include <span>

#include "base/result.h"
#include "stats/fits/distribution_family.h"

namespace qi::stats {

inline constexpr std::size_t kLeastForJohnson = 20;  // fewer leave the outer percentiles to single values

/// The curve through the percentiles at the normal scores -3z, -z, z and 3z, by Slifker and Shapiro's quotient
/// Q = m n / p^2 of the three distances between them: above 1 unbounded (SU), below 1 bounded (SB), within 0.001 of 1
/// bounded on one side (SL). Percentiles are those of place n P + 1/2 in rising order.
///
/// values    any order, in any one unit; at least 20.
/// refuses   fewer; a value that is not finite; values that are all the same, or so often the same that no four
///           percentiles differ; values that no curve holds.
/// source    Slifker and Shapiro (1980), The Johnson System: Selection and Parameter Estimation, Technometrics 22.
///           Chou, Polansky and Mason (1998), Transforming Non-Normal Data to Normality in Statistical Process Control,
///           for trying every z from 0.25 to 1.25 by 0.01.
/// Departure: of those curves the one with the least Anderson-Darling statistic is taken, not the largest Shapiro-Wilk
///            one, because other shapes are judged by the same statistic.
Result<FittedDistribution> fit_johnson(std::span<const double> values);

/// The curve for one z. nullopt where the percentiles coincide.
std::optional<FittedDistribution> johnson_through(std::span<const double> sorted, double z);

}  // namespace qi::stats
