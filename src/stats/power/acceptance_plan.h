#pragma once
/// Single acceptance sampling by attributes: draw n units, accept the lot where at most c are defective.
/// It holds no published tables (ISO 2859) and no double or sequential plans.

#include <optional>
#include <vector>

#include "base/result.h"

namespace qi::stats {

struct AcceptancePlan {
  int sample = 1;               ///< units drawn, n
  int most_defective = 0;       ///< the lot is accepted with at most as many, c
  std::optional<int> lot_size;  ///< nullopt: a large lot or a running process, so binomial; else hypergeometric
};

/// Chance to accept.
///
/// defective  share of defective units, 0 to 1. With a lot size it is taken as the whole number of units nearest to it.
/// source     Montgomery, Introduction to Statistical Quality Control, section on single-sampling plans: type A curve
///            (hypergeometric) with a lot size, type B (binomial) without.
/// example    n 89, c 2, 1 % defective: 0.9397.
double chance_of_acceptance(const AcceptancePlan& plan, double defective);

/// What is asked of a plan: lots with at most `good` defective are accepted with a chance of 1 - producer_risk or more,
/// lots with at least `bad` with consumer_risk or less.
struct AcceptanceWish {
  double good = 0.01;
  double producer_risk = 0.05;
  double bad = 0.05;
  double consumer_risk = 0.10;
  std::optional<int> lot_size;
};

/// The shares that good and bad count as: with a lot size those of whole units, the greatest not above good and the
/// smallest not below bad.
double good_share(const AcceptanceWish& wish);
double bad_share(const AcceptanceWish& wish);

/// The plan with the smallest sample that does so, and of those the smallest c.
/// refuses  shares and risks outside 0 to 1, good not below bad, risks that add up to 1 or more, a lot of fewer than
///          two units, or a wish that only more than kLargestSample units fulfil.
Result<AcceptancePlan> find_acceptance_plan(const AcceptanceWish& wish);
inline constexpr int kLargestSample = 20'000;

/// The share of defective units at which the chance of acceptance falls to `chance` (0 to 1, exclusive). Binomial plans
/// only; with a lot size it is our mistake.
double quality_accepted_with(const AcceptancePlan& plan, double chance);

/// Outgoing quality where rejected lots are sorted and every defective unit found is replaced.
/// formula  chance × defective × (N - n) / N; without a lot size chance × defective.
double average_outgoing_quality(const AcceptancePlan& plan, double defective);
/// Units looked at in each lot on average, rejected lots whole: n + (1 - chance) (N - n). With a lot size only.
double average_total_inspection(const AcceptancePlan& plan, double defective);

}  // namespace qi::stats
