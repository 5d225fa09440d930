#include "spc/season_test.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/assert.h"
#include "base/number.h"
#include "stats/distributions.h"

namespace qi::spc {
namespace {

/// One used value and where it stands.
struct Placed {
  double value = 0;
  std::size_t cycle = 0;
  std::size_t place = 0;
};

/// Takes the mean of each group, where `group` says which, out of the values; returns the largest mean taken.
template <class Group>
double take_out_means(std::vector<Placed>& row, std::size_t groups, Group group) {
  std::vector<double> sums(groups, 0);
  std::vector<double> counts(groups, 0);
  for (const Placed& one : row) {
    sums[group(one)] += one.value;
    counts[group(one)] += 1;
  }
  double largest = 0;
  for (std::size_t i = 0; i < groups; ++i) {
    if (counts[i] > 0) sums[i] /= counts[i];
    largest = std::max(largest, std::abs(sums[i]));
  }
  for (Placed& one : row) one.value -= sums[group(one)];
  return largest;
}

double sum_of_squares(const std::vector<Placed>& row) {
  std::vector<double> squares;
  squares.reserve(row.size());
  for (const Placed& one : row) squares.push_back(one.value * one.value);
  return compensated_sum(squares);
}

struct Explained {
  double by_cycles_alone = 0;  ///< sum of squares that cycles leave
  double by_both = 0;          ///< sum of squares that cycles and places leave
};

/// Least squares of an additive table with gaps: means of rows and columns are taken out in turn until none is left.
Explained fit(std::vector<Placed> row, std::size_t cycles, std::size_t period) {
  constexpr int kMostTurns = 200;
  constexpr double kNothingLeft = 1e-10;  // of the first residual's own size
  const auto by_cycle = [](const Placed& one) { return one.cycle; };
  const auto by_place = [](const Placed& one) { return one.place; };
  take_out_means(row, cycles, by_cycle);
  Explained left{.by_cycles_alone = sum_of_squares(row)};
  const double size = std::sqrt(left.by_cycles_alone / static_cast<double>(row.size()));
  for (int turn = 0; turn < kMostTurns; ++turn) {
    const double of_places = take_out_means(row, period, by_place);
    const double of_cycles = take_out_means(row, cycles, by_cycle);
    if (std::max(of_places, of_cycles) <= kNothingLeft * size) break;
  }
  left.by_both = sum_of_squares(row);
  return left;
}

bool holds_two_cycles(const std::vector<Placed>& row, std::size_t period) {
  std::vector<std::size_t> counts(period, 0);
  for (const Placed& one : row) ++counts[one.place];
  return std::ranges::all_of(counts, [](std::size_t count) { return count >= 2; });
}

}  // namespace

double trend_over_cycles(std::span<const double> values, std::size_t period) {
  QI_ASSERT(period >= 1);
  std::vector<double> differences;
  for (std::size_t i = period; i < values.size(); ++i)
    if (const double difference = values[i] - values[i - period]; !std::isnan(difference))
      differences.push_back(difference);
  if (differences.empty()) return std::numeric_limits<double>::quiet_NaN();
  return median(differences) / static_cast<double>(period);
}

std::optional<SeasonTest> season_test(std::span<const double> values, std::size_t period) {
  QI_ASSERT(period >= 2);
  const double trend = trend_over_cycles(values, period);
  if (std::isnan(trend)) return std::nullopt;
  std::vector<Placed> row;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    row.push_back({.value = values[i] - trend * static_cast<double>(i), .cycle = i / period, .place = i % period});
  }
  if (values.size() < 2 * period || !holds_two_cycles(row, period)) return std::nullopt;

  // Cycles are numbered without those that hold nothing: each costs a degree of freedom.
  std::size_t cycles = 0;
  for (std::size_t i = 0, before = 0; i < row.size(); ++i) {
    const std::size_t cycle = row[i].cycle;
    if (i == 0 || cycle != before) ++cycles;
    before = cycle;
    row[i].cycle = cycles - 1;
  }
  SeasonTest test{.upper_degrees = static_cast<double>(period - 1),
                  .lower_degrees = static_cast<double>(row.size()) - static_cast<double>(cycles + period - 1),
                  .cycles = cycles,
                  .used = row.size()};
  if (test.lower_degrees < 1) return std::nullopt;

  const Explained sums = fit(row, cycles, period);
  if (!(sums.by_cycles_alone > 0)) return test;
  // What rounding alone leaves of a table that fits exactly.
  constexpr double kRounding = 1e-18;
  const double left = sums.by_both > kRounding * sums.by_cycles_alone ? sums.by_both : 0;
  const double between = std::max(0.0, sums.by_cycles_alone - left);
  if (left == 0) {
    test.f = std::numeric_limits<double>::infinity();
    test.p_value = 0;
  } else if (between > 0) {
    test.f = between / test.upper_degrees / (left / test.lower_degrees);
    // The upper tail of F is the lower one of its reciprocal, which keeps its digits.
    test.p_value = stats::f_cdf(1 / test.f, test.lower_degrees, test.upper_degrees);
  }
  const double all_degrees = test.upper_degrees + test.lower_degrees;
  test.explained = std::clamp(1 - left / test.lower_degrees / (sums.by_cycles_alone / all_degrees), 0.0, 1.0);
  return test;
}

}  // namespace qi::spc
