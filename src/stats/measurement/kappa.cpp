#include "stats/measurement/kappa.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

#include "base/number.h"
#include "stats/distributions.h"
#include "stats/number_range.h"

namespace qi::stats {
namespace {

using Table = std::vector<std::vector<double>>;

std::optional<Error> refusal_of(const Table& counts, double level) {
  if (!is_usable_share(level)) return Error::invalid("Give a confidence level between 0 and 1, such as 0.95.");
  for (const auto& row : counts)
    for (const double count : row)
      if (!(count >= 0 && std::isfinite(count) && count == std::floor(count)))
        return Error::invalid("Every count of ratings must be a whole number of 0 or more.");
  return std::nullopt;
}

double square(double value) {
  return value * value;
}

double weight(KappaWeights weights, std::size_t i, std::size_t j, std::size_t categories) {
  if (weights == KappaWeights::none) return i == j ? 1 : 0;
  const double apart = std::abs(static_cast<double>(i) - static_cast<double>(j)) / static_cast<double>(categories - 1);
  return weights == KappaWeights::linear ? 1 - apart : 1 - apart * apart;
}

/// z, p-value and interval from the estimate and its standard errors.
void conclude(Kappa& kappa, double level) {
  const double reach = normal_quantile(1 - (1 - level) / 2) * kappa.standard_error;
  kappa.interval = {std::max(-1.0, kappa.estimate - reach), std::min(1.0, kappa.estimate + reach), level};
  if (kappa.null_standard_error > 0) {
    kappa.z = kappa.estimate / kappa.null_standard_error;
    kappa.p_value = 2 * normal_upper_tail(std::abs(kappa.z));
  }
}

/// 1 up to rounding: only one category was ever used, and agreement by chance is certain.
bool is_certain(double expected) {
  constexpr double kRounding = 1e-14;
  return 1 - expected < kRounding;
}

/// Fleiss' kappa of all categories, or of one against the others where `counts` has these two.
Kappa fleiss_of(const Table& counts, double level) {
  const double items = static_cast<double>(counts.size());
  const double raters = compensated_sum(counts.front());
  const std::size_t categories = counts.front().size();
  std::vector<double> share(categories);
  std::vector<double> agreement;  // of each item: the share of pairs of raters that agree
  for (const auto& row : counts) {
    double pairs = 0;
    for (std::size_t j = 0; j < categories; ++j) {
      share[j] += row[j] / raters / items;
      pairs += row[j] * (row[j] - 1);
    }
    agreement.push_back(pairs / (raters * (raters - 1)));
  }
  Kappa kappa{.observed = mean(agreement), .expected = 0};
  kappa.interval.level = level;
  for (const double p : share) kappa.expected += p * p;
  if (is_certain(kappa.expected)) return kappa;
  const double left = 1 - kappa.expected;
  kappa.estimate = (kappa.observed - kappa.expected) / left;

  // Gwet 2021: what each item pulls the estimate by, through its agreement and through the shares of categories.
  std::vector<double> pulls;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    double chance = 0;
    for (std::size_t j = 0; j < categories; ++j) chance += share[j] * counts[i][j] / raters;
    const double pull =
        (agreement[i] - kappa.observed) / left - 2 * (1 - kappa.estimate) * (chance - kappa.expected) / left;
    pulls.push_back(pull * pull);
  }
  kappa.standard_error = std::sqrt(compensated_sum(pulls) / (items * (items - 1)));

  // Fleiss, Nee and Landis 1979.
  double spread = 0;
  double skew = 0;
  for (const double p : share) {
    spread += p * (1 - p);
    skew += p * (1 - p) * (1 - 2 * p);
  }
  kappa.null_standard_error = std::sqrt(2 / (items * raters * (raters - 1)) * (spread * spread - skew)) / spread;
  conclude(kappa, level);
  return kappa;
}

}  // namespace

Result<Kappa> cohen_kappa(const Table& counts, KappaWeights weights, double level) {
  if (const auto refusal = refusal_of(counts, level)) return *refusal;
  const std::size_t k = counts.size();
  if (k < 2 || std::ranges::any_of(counts, [&](const auto& row) { return row.size() != k; }))
    return Error::invalid("Kappa takes a square table of counts with two categories or more.");
  std::vector<double> first(k);
  std::vector<double> second(k);
  double items = 0;
  for (const auto& row : counts) items += compensated_sum(row);
  if (!(items > 0)) return Error::invalid("Kappa needs at least one item that both raters rated.");
  for (std::size_t i = 0; i < k; ++i)
    for (std::size_t j = 0; j < k; ++j) {
      first[i] += counts[i][j] / items;
      second[j] += counts[i][j] / items;
    }
  std::vector<double> first_weight(k);  // mean weight of a category of the first rater with the second's shares
  std::vector<double> second_weight(k);
  Kappa kappa{.observed = 0, .expected = 0};
  kappa.interval.level = level;
  for (std::size_t i = 0; i < k; ++i)
    for (std::size_t j = 0; j < k; ++j) {
      const double w = weight(weights, i, j, k);
      kappa.observed += w * counts[i][j] / items;
      kappa.expected += w * first[i] * second[j];
      first_weight[i] += w * second[j];
      second_weight[j] += w * first[i];
    }
  if (is_certain(kappa.expected)) return kappa;
  const double left = 1 - kappa.expected;
  kappa.estimate = (kappa.observed - kappa.expected) / left;

  // Fleiss, Cohen and Everitt 1969: of the estimate, and were kappa 0.
  double seen = 0;
  double null = 0;
  for (std::size_t i = 0; i < k; ++i)
    for (std::size_t j = 0; j < k; ++j) {
      const double w = weight(weights, i, j, k);
      const double both = first_weight[i] + second_weight[j];
      seen += counts[i][j] / items * square(w * left - both * (1 - kappa.observed));
      null += first[i] * second[j] * square(w - both);
    }
  const double pull = kappa.observed * kappa.expected - 2 * kappa.expected + kappa.observed;
  kappa.standard_error = std::sqrt(std::max(0.0, seen - pull * pull) / items) / (left * left);
  kappa.null_standard_error = std::sqrt(std::max(0.0, null - square(kappa.expected)) / items) / left;
  conclude(kappa, level);
  return kappa;
}

Result<FleissKappa> fleiss_kappa(const Table& counts, double level) {
  if (const auto refusal = refusal_of(counts, level)) return *refusal;
  if (counts.size() < 2) return Error::invalid("Fleiss' kappa needs at least two items.");
  const std::size_t categories = counts.front().size();
  if (categories < 2 || std::ranges::any_of(counts, [&](const auto& row) { return row.size() != categories; }))
    return Error::invalid("Fleiss' kappa takes a count for each item and category, with two categories or more.");
  const double raters = compensated_sum(counts.front());
  if (raters < 2) return Error::invalid("Fleiss' kappa needs at least two ratings of each item.");
  if (std::ranges::any_of(counts, [&](const auto& row) { return compensated_sum(row) != raters; }))
    return Error::invalid("Fleiss' kappa needs equally many ratings of each item.");
  FleissKappa result{.overall = fleiss_of(counts, level)};
  for (std::size_t j = 0; j < categories; ++j) {
    Table against_others;
    for (const auto& row : counts) against_others.push_back({row[j], raters - row[j]});
    result.categories.push_back(fleiss_of(against_others, level));
  }
  return result;
}

}  // namespace qi::stats
