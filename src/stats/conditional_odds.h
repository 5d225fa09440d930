#pragma once
/// The odds ratio of a 2 x 2 table whose sums are all given (the noncentral hypergeometric distribution): estimate,
/// bounds and probabilities. Larger tables are in table_ways.h.

#include <cstddef>
#include <vector>

#include "stats/contingency_table.h"

namespace qi::stats {

/// The count in the first cell, given the sums, by the odds ratio. source  Fisher 1935; Cornfield 1956.
class ConditionalOdds {
 public:
  /// A table that is two by two.
  explicit ConditionalOdds(const ContingencyTable& table);

  /// Probability of a count as low, as high, or no more likely (1e-7 of its probability is equal, as in R).
  double at_most(double odds_ratio) const;
  double at_least(double odds_ratio) const;
  double as_unlikely(double odds_ratio) const;

  /// The conditional maximum likelihood estimate, to the last digits; 0 or infinite where the count is the least or the
  /// most that the sums allow.
  double estimate() const;
  /// The odds ratio at which a count so high has the probability `tail`; 0 where the count is the least possible.
  double lower_bound(double tail) const;
  /// The same of a count so low; infinite where the count is the most possible.
  double upper_bound(double tail) const;

 private:
  std::vector<double> probabilities(double log_odds) const;
  double mean(double log_odds) const;
  double low_tail(double log_odds) const;
  double high_tail(double log_odds) const;

  std::vector<double> log_weights_;  ///< at an odds ratio of 1, by count less `least_`
  double least_;
  std::size_t place_;  ///< of the count that was seen
};

}  // namespace qi::stats
