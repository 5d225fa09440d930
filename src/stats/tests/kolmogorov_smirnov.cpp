#include "stats/tests/kolmogorov_smirnov.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "stats/assumption_checks.h"
#include "stats/tests/test_data.h"

namespace qi::stats {
namespace {

constexpr double kExactBelowPaths = 10'000;
constexpr double kMostPaths = 1e7;

/// Two samples walked through together in ascending order.
struct Walk {
  std::size_t first_count;
  std::size_t second_count;
  std::vector<char> ends_tie;  ///< after so many figures of both, less one, the next is another figure
};

/// How far the shares of the two columns lie apart, in the direction asked; in steps of 1 / (n1 n2), so that it is
/// whole.
std::int64_t distance(const Walk& walk, std::size_t from_first, std::size_t from_second, Alternative alternative) {
  const std::int64_t apart = static_cast<std::int64_t>(from_second * walk.first_count) -
                             static_cast<std::int64_t>(from_first * walk.second_count);
  switch (alternative) {
    case Alternative::greater: return apart;
    case Alternative::less: return -apart;
    case Alternative::two_sided: break;
  }
  return std::abs(apart);
}

struct Mixed {
  Walk walk;
  std::int64_t largest = 0;
};

Mixed mix(std::vector<double> first, std::vector<double> second, Alternative alternative) {
  std::ranges::sort(first);
  std::ranges::sort(second);
  Mixed mixed{.walk = {first.size(), second.size(), std::vector<char>(first.size() + second.size(), 0)}};
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < first.size() || j < second.size()) {
    const double figure = j == second.size() || (i < first.size() && first[i] <= second[j]) ? first[i] : second[j];
    while (i < first.size() && first[i] == figure) ++i;
    while (j < second.size() && second[j] == figure) ++j;
    mixed.walk.ends_tie[i + j - 1] = 1;
    mixed.largest = std::max(mixed.largest, distance(mixed.walk, i, j, alternative));
  }
  return mixed;
}

/// The share of all ways to mix the samples that come as far apart as this at the end of some tie. The upper tail is
/// summed itself, so that a small p-value keeps its digits.
double exact_tail(const Mixed& mixed, Alternative alternative) {
  const Walk& walk = mixed.walk;
  // reached[j]: of the ways to i figures of the first and j of the second, the share that came so far apart.
  std::vector<double> reached(walk.second_count + 1, 0);
  for (std::size_t i = 0; i <= walk.first_count; ++i)
    for (std::size_t j = 0; j <= walk.second_count; ++j) {
      if (i + j == 0) continue;
      if (walk.ends_tie[i + j - 1] && distance(walk, i, j, alternative) >= mixed.largest) {
        reached[j] = 1;
        continue;
      }
      const auto all = static_cast<double>(i + j);
      const double from_first = i == 0 ? 0 : reached[j] * static_cast<double>(i) / all;
      const double from_second = j == 0 ? 0 : reached[j - 1] * static_cast<double>(j) / all;
      reached[j] = from_first + from_second;
    }
  return reached.back();
}

/// Smirnov's limit of the upper tail of sqrt(n) D.
double limit_tail(double scaled, Alternative alternative) {
  const double exponent = 2 * scaled * scaled;
  if (alternative != Alternative::two_sided) return std::exp(-exponent);
  constexpr double kSmall = 1;
  constexpr int kTerms = 100;
  double sum = 0;
  if (scaled < kSmall) {
    // The theta function's other series: the alternating one hardly converges here.
    if (scaled == 0) return 1;
    for (int k = 1; k < kTerms; k += 2)
      sum += std::exp(-k * k * std::numbers::pi * std::numbers::pi / (8 * scaled * scaled));
    return std::clamp(1 - sum * std::sqrt(2 * std::numbers::pi) / scaled, 0.0, 1.0);
  }
  for (int k = 1; k < kTerms; ++k) sum += (k % 2 == 1 ? 2 : -2) * std::exp(-exponent * k * k);
  return std::clamp(sum, 0.0, 1.0);
}

}  // namespace

Result<TestResult> kolmogorov_smirnov(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  const auto first = sample_of(request.columns[0], 1);
  if (!first) return first.error();
  const auto second = sample_of(request.columns[1], 1);
  if (!second) return second.error();
  const auto first_count = static_cast<double>(first->values.size());
  const auto second_count = static_cast<double>(second->values.size());
  const double paths = first_count * second_count;
  const bool exact = request.exact.value_or(paths < kExactBelowPaths);
  if (exact && paths > kMostPaths)
    return Error::invalid("These columns are too long for the exact distribution: ask for the limit.");
  const Mixed mixed = mix(first->values, second->values, request.alternative);

  TestResult result{.method = "Kolmogorov-Smirnov test of two samples", .is_exact = exact};
  result.statistic_name = "D";
  result.statistic = static_cast<double>(mixed.largest) / paths;
  result.effects.push_back({"Largest distance of shares", result.statistic, std::nullopt});
  const double scaled = std::sqrt(paths / (first_count + second_count)) * result.statistic;
  result.p_value = exact ? exact_tail(mixed, request.alternative) : limit_tail(scaled, request.alternative);
  result.sizes = {first->values.size(), second->values.size()};
  note_missing(result, *first);
  note_missing(result, *second);
  result.checks = {independence_check(request.columns[0]), independence_check(request.columns[1])};
  return result;
}

}  // namespace qi::stats
