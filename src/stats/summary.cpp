#include "stats/summary.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/assert.h"
#include "base/number.h"
#include "stats/decimal_differences.h"

namespace qi::stats {
namespace {

double sum_of(std::span<const double> values, auto&& term) {
  std::vector<double> terms;
  terms.reserve(values.size());
  for (const double value : values) terms.push_back(term(value));
  return compensated_sum(terms);
}

bool all_the_same(std::span<const double> values) {
  return std::ranges::adjacent_find(values, std::not_equal_to{}) == values.end();
}

void add_shape(Summary& summary, std::span<const double> distances) {
  const auto count = static_cast<double>(summary.n);
  const auto moment = [&](int power) {
    return sum_of(distances, [power](double d) { return std::pow(d, power); }) / count;
  };
  const double second = moment(2);
  if (second <= 0) return;
  summary.skewness = moment(3) / std::pow(second, 1.5);
  summary.excess_kurtosis = moment(4) / (second * second) - 3;
}

/// From 1, a fraction between two places.
double place_of(double probability, double count, QuantileType type) {
  switch (type) {
    case QuantileType::hazen: return probability * count + 1.0 / 2;
    case QuantileType::minitab: return probability * (count + 1);
    case QuantileType::r: return 1 + probability * (count - 1);
    case QuantileType::median_unbiased: return probability * (count + 1.0 / 3) + 1.0 / 3;
  }
  stop_at("a known type", __FILE__, __LINE__);
}

}  // namespace

std::vector<double> present(std::span<const double> values) {
  std::vector<double> kept;
  std::ranges::copy_if(values, std::back_inserter(kept), [](double value) { return !std::isnan(value); });
  return kept;
}

std::vector<double> deviations(std::span<const double> values) {
  std::vector<double> distances;
  distances.reserve(values.size());
  for (const long double difference : differences_from(values.front(), values))
    distances.push_back(static_cast<double>(difference));
  const double rounded_mean = mean(distances);
  for (double& distance : distances) distance -= rounded_mean;
  const double lost = mean(distances);
  for (double& distance : distances) distance -= lost;
  return distances;
}

Summary summarise(std::span<const double> values) {
  const std::vector<double> kept = present(values);
  Summary summary{.n = kept.size(), .missing = values.size() - kept.size()};
  if (kept.empty()) return summary;
  summary.sum = compensated_sum(kept);
  summary.mean = mean(kept);
  summary.median = median(kept);
  std::vector<double> distances_from_median;
  for (const double value : kept) distances_from_median.push_back(std::abs(value - summary.median));
  summary.mad = kMadToSd * median(distances_from_median);
  const auto [least, most] = std::ranges::minmax(kept);
  summary.min = least;
  summary.max = most;
  summary.lower_quartile = quantile(kept, 0.25);
  summary.upper_quartile = quantile(kept, 0.75);
  if (kept.size() < 2) return summary;
  // Equal values have no spread at all; a mean that was rounded would give them one.
  if (all_the_same(kept)) {
    summary.mean = kept.front();
    summary.sd = summary.variance = 0;
    return summary;
  }
  const std::vector<double> distances = deviations(kept);
  const double squares = sum_of(distances, [](double d) { return d * d; });
  summary.variance = squares / static_cast<double>(kept.size() - 1);
  summary.sd = std::sqrt(summary.variance);
  add_shape(summary, distances);
  return summary;
}

double quantile(std::span<const double> values, double probability, QuantileType type) {
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  return quantile_of_sorted(sorted, probability, type);
}

double quantile_of_sorted(std::span<const double> sorted, double probability, QuantileType type) {
  QI_ASSERT(!sorted.empty() && probability >= 0 && probability <= 1);
  const auto count = static_cast<double>(sorted.size());
  const double place = place_of(probability, count, type);
  // A place that is whole but for rounding is whole.
  const double fuzz = 4 * std::numeric_limits<double>::epsilon() * std::max(1.0, place);
  const double below = std::floor(place + fuzz);
  const double part = std::abs(place - below) < fuzz ? 0 : place - below;
  const auto value_at = [&](double rank) { return sorted[static_cast<std::size_t>(std::clamp(rank, 1.0, count)) - 1]; };
  return std::lerp(value_at(below), value_at(below + 1), part);
}

double lag1_autocorrelation(std::span<const double> values) {
  if (values.size() < 2 || all_the_same(values)) return kUndefined;
  const std::vector<double> distances = deviations(values);
  std::vector<double> products;
  for (std::size_t i = 1; i < distances.size(); ++i) products.push_back(distances[i - 1] * distances[i]);
  return compensated_sum(products) / sum_of(distances, [](double d) { return d * d; });
}

}  // namespace qi::stats
