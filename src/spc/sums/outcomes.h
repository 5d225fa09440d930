#pragma once
/// Outcomes of single cases, 0 or 1: what charts of sums ask of them in common.
/// Nothing is added up here: see sum_walk.h.

#include <span>

#include "base/result.h"
#include "spc/sums/sum_chart.h"

namespace qi::spc {

/// refuses  an outcome that is neither 0, 1 nor missing; an odds ratio of 1 or less; a decision interval of 0 or less;
/// a
///          place beyond the end.
Done check_outcomes(std::span<const double> outcomes, std::span<const std::size_t> excluded, double odds_ratio,
                    double decision_interval);

/// One point for each outcome, missing and excluded ones marked as such.
std::vector<SumPoint> outcome_points(std::span<const double> outcomes, std::span<const std::size_t> excluded);

/// The chance whose odds are `odds_ratio` times those of `chance`.
double with_odds(double chance, double odds_ratio);

/// Logarithm of the likelihood ratio of an outcome: chance `other` against chance `accepted`.
double likelihood_score(double outcome, double accepted, double other);

}  // namespace qi::spc
