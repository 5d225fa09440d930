#include "stats/power/acceptance_plan.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <compare>

#include "base/assert.h"
#include "base/number.h"
#include "stats/distributions.h"
#include "stats/power/noncentral_distributions.h"
#include "stats/power/rising_root.h"

namespace qi::stats {
namespace {

// A share times a lot is a whole number up to the rounding of the product: 0.07 × 100 is a little more than 7.
constexpr double kRounding = 1e-9;

double chance_with(int sample, int most_defective, int defective_units, int lot) {
  return hypergeometric_cdf(most_defective, defective_units, sample, lot);
}

/// chance_with to about one part in ten thousand: enough to tell most samples apart, and a thousand times as quick
/// where a lot has tens of thousands of units.
double rough_chance_with(int sample, int most_defective, int defective_units, int lot) {
  const double n = sample;
  const double marked = defective_units;
  const double others = lot - marked;
  if (most_defective < n - others) return 0;
  if (most_defective >= std::min(n, marked)) return 1;
  const auto log_ways = [](double all, double taken) {
    return boost::math::lgamma(all + 1) - boost::math::lgamma(taken + 1) - boost::math::lgamma(all - taken + 1);
  };
  // Summed away from the likeliest number, so that each term is smaller than the one before.
  const bool goes_down = most_defective < n * marked / lot;
  double found = goes_down ? most_defective : most_defective + 1;
  double term = std::exp(log_ways(marked, found) + log_ways(others, n - found) - log_ways(lot, n));
  double sum = 0;
  constexpr double kNothing = 1e-9;
  for (; term > kNothing * sum; found += goes_down ? -1 : 1) {
    sum += term;
    term *= goes_down ? found * (others - n + found) / ((marked - found + 1) * (n - found + 1))
                      : (marked - found) * (n - found) / ((found + 1) * (others - n + found + 1));
  }
  return goes_down ? sum : 1 - sum;
}

/// Where the chance of acceptance lies: below, at or above `chance`.
std::partial_ordering compared(const AcceptancePlan& plan, double share, double chance) {
  if (plan.lot_size) {
    const double rough = rough_chance_with(plan.sample, plan.most_defective,
                                           static_cast<int>(std::lround(share * *plan.lot_size)), *plan.lot_size);
    constexpr double kSurelyApart = 1e-3;
    if (std::abs(rough - chance) > kSurelyApart * std::min(chance, 1 - chance)) return rough <=> chance;
  }
  return chance_of_acceptance(plan, share) <=> chance;
}

/// The first of low to most that holds, where every one above it holds too; most + 1: none.
template <class Holds>
int first_that(int low, int most, const Holds& holds) {
  int high = low;
  for (int step = 1; !holds(high); step *= 2) {
    if (high == most) return most + 1;
    low = high + 1;
    high = std::min(most, high + step);
  }
  while (low < high) {
    const int middle = low + (high - low) / 2;
    if (holds(middle))
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

std::optional<Error> refusal_of(const AcceptanceWish& wish) {
  const auto is_share = [](double value) { return value > 0 && value < 1; };
  if (!is_share(wish.good) || !is_share(wish.bad)) return Error::invalid("Give both qualities between 0 and 1.");
  if (!is_share(wish.producer_risk) || !is_share(wish.consumer_risk))
    return Error::invalid("Give both risks between 0 and 1.");
  if (!(wish.good < wish.bad)) return Error::invalid("Give an acceptable quality below the one to reject.");
  if (wish.producer_risk + wish.consumer_risk >= 1) return Error::invalid("Give risks that together are below 1.");
  if (wish.lot_size && *wish.lot_size < 2) return Error::invalid("Give a lot of at least two units.");
  return std::nullopt;
}

}  // namespace

double chance_of_acceptance(const AcceptancePlan& plan, double defective) {
  QI_ASSERT(defective >= 0 && defective <= 1);
  if (!plan.lot_size) return binomial_cdf(plan.most_defective, plan.sample, defective);
  return chance_with(plan.sample, plan.most_defective, static_cast<int>(std::lround(defective * *plan.lot_size)),
                     *plan.lot_size);
}

double good_share(const AcceptanceWish& wish) {
  if (!wish.lot_size) return wish.good;
  return std::floor(wish.good * *wish.lot_size + kRounding) / *wish.lot_size;
}

double bad_share(const AcceptanceWish& wish) {
  if (!wish.lot_size) return wish.bad;
  return std::ceil(wish.bad * *wish.lot_size - kRounding) / *wish.lot_size;
}

Result<AcceptancePlan> find_acceptance_plan(const AcceptanceWish& wish) {
  if (const auto refusal = refusal_of(wish)) return *refusal;
  const int largest = std::min(wish.lot_size.value_or(kLargestSample), kLargestSample);
  const double good = good_share(wish);
  const double bad = bad_share(wish);
  const auto accepts = [&](int sample, int most_defective, double share, double chance) {
    return compared({sample, most_defective, wish.lot_size}, share, chance);
  };
  // More defective units allowed need a larger sample: the first number that fits has the smallest one. For a given
  // number the chance at both qualities falls with the sample, so the smallest sample that protects the consumer is
  // also the best for the producer. With that sample the producer needs so many allowed, and with any larger one no
  // fewer: the numbers between are passed over.
  int sample = 1;
  for (int c = 0; c < largest;) {
    sample = first_that(std::max(sample, c + 1), largest,
                        [&](int units) { return accepts(units, c, bad, wish.consumer_risk) <= 0; });
    if (sample > largest) break;
    const int needed =
        first_that(c, sample - 1, [&](int units) { return accepts(sample, units, good, 1 - wish.producer_risk) >= 0; });
    if (needed == c) return AcceptancePlan{.sample = sample, .most_defective = c, .lot_size = wish.lot_size};
    c = needed;
  }
  if (largest == wish.lot_size)
    return Error::invalid("No plan keeps both risks; allow larger risks or qualities that are further apart.");
  return Error::invalid(fmt::format(
      "No sample of up to {} units keeps both risks; allow larger risks or qualities that are further apart.",
      grouped(largest)));
}

double quality_accepted_with(const AcceptancePlan& plan, double chance) {
  QI_ASSERT(!plan.lot_size && chance > 0 && chance < 1 && plan.most_defective < plan.sample);
  const auto rejected = [&](double defective) { return 1 - chance_of_acceptance(plan, defective); };
  return where_reaches(rejected, 1 - chance, 0, 1).value_or(1);
}

double average_outgoing_quality(const AcceptancePlan& plan, double defective) {
  const double passed = chance_of_acceptance(plan, defective) * defective;
  if (!plan.lot_size) return passed;
  const double lot = *plan.lot_size;
  return passed * (lot - plan.sample) / lot;
}

double average_total_inspection(const AcceptancePlan& plan, double defective) {
  QI_ASSERT(plan.lot_size);
  const double lot = *plan.lot_size;
  return plan.sample + (1 - chance_of_acceptance(plan, defective)) * (lot - plan.sample);
}

}  // namespace qi::stats
