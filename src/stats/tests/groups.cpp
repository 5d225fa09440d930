#include "stats/tests/groups.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/assert.h"
#include "base/number.h"
#include "base/text.h"
#include "stats/assumption_checks.h"
#include "stats/decimal_differences.h"
#include "stats/figure_words.h"
#include "stats/normality.h"

namespace qi::stats {
namespace {

/// Sum of (x - centre)^2, less what the centre lost by rounding.
double squares_about(std::span<const double> values, double centre) {
  std::vector<double> deviations;
  std::vector<double> squares;
  for (const double value : values) {
    deviations.push_back(value - centre);
    squares.push_back((value - centre) * (value - centre));
  }
  const double lost = compensated_sum(deviations);
  return std::max(0.0, compensated_sum(squares) - lost * lost / static_cast<double>(values.size()));
}

}  // namespace

std::size_t Groups::total() const {
  std::size_t sum = 0;
  for (const Sample& sample : samples) sum += sample.values.size();
  return sum;
}

std::vector<std::size_t> Groups::sizes() const {
  std::vector<std::size_t> sizes;
  for (const Sample& sample : samples) sizes.push_back(sample.values.size());
  return sizes;
}

Result<Groups> groups_of(const TestRequest& request, std::size_t fewest_in_each) {
  Groups groups;
  for (const Column& column : request.columns) {
    auto sample = sample_of(column, fewest_in_each);
    if (!sample) return sample.error();
    groups.samples.push_back(std::move(*sample));
  }
  const double origin = groups.samples.front().values.front();
  bool all_same = true;
  for (const Sample& sample : groups.samples) {
    std::vector<double> shifted;
    for (const long double difference : differences_from(origin, sample.values))
      shifted.push_back(static_cast<double>(difference));
    all_same = all_same && std::ranges::all_of(shifted, [](double value) { return value == 0; });
    groups.shifted.push_back(std::move(shifted));
  }
  if (all_same) return Error::invalid("Every figure of every group is the same: there is nothing to test.");
  return groups;
}

void note_groups(TestResult& result, const Groups& groups) {
  result.sizes = groups.sizes();
  for (const Sample& sample : groups.samples) note_missing(result, sample);
}

SumsOfSquares sums_of_squares(std::span<const std::vector<double>> groups) {
  SumsOfSquares sums;
  std::vector<double> all;
  std::vector<double> within;
  for (const std::vector<double>& group : groups) {
    QI_ASSERT(!group.empty());
    all.insert(all.end(), group.begin(), group.end());
    sums.means.push_back(mean(group));
    within.push_back(squares_about(group, sums.means.back()));
    sums.variances.push_back(group.size() < 2 ? kUndefined : within.back() / static_cast<double>(group.size() - 1));
  }
  sums.mean = mean(all);
  std::vector<double> between;
  for (std::size_t j = 0; j < groups.size(); ++j)
    between.push_back(static_cast<double>(groups[j].size()) * (sums.means[j] - sums.mean) *
                      (sums.means[j] - sums.mean));
  sums.between = compensated_sum(between);
  sums.within = compensated_sum(within);
  sums.between_degrees = static_cast<double>(groups.size() - 1);
  sums.within_degrees = static_cast<double>(all.size() - groups.size());
  return sums;
}

bool is_rounding(double deviation, const Groups& groups) {
  constexpr double kRoundingSteps = 10;
  double largest = 0;
  for (const Sample& sample : groups.samples)
    for (const double value : sample.values) largest = std::max(largest, std::abs(value));
  return deviation <= kRoundingSteps * std::numeric_limits<double>::epsilon() * largest;
}

Check equal_spread_check(std::span<const double> variances) {
  double least = std::numeric_limits<double>::infinity();
  double most = 0;
  for (const double variance : variances) {
    if (std::isnan(variance)) continue;
    least = std::min(least, variance);
    most = std::max(most, variance);
  }
  if (std::isinf(least)) return {"equal_spread", Holds::cannot_tell, "No group has two figures to show its spread."};
  return equal_spread_check(std::sqrt(most), std::sqrt(least));
}

Check independence_check(const TestRequest& request) {
  Check check{.slug = "independence", .seen = "The groups are too small to see an order in time."};
  std::vector<std::string> ordered;
  bool any_judged = false;
  for (const Column& column : request.columns) {
    const Check of_one = independence_check(column);
    any_judged = any_judged || of_one.holds != Holds::cannot_tell;
    if (of_one.holds == Holds::doubtful) ordered.push_back(column.name);
  }
  if (!any_judged) return check;
  check.holds = ordered.empty() ? Holds::yes : Holds::doubtful;
  check.seen = ordered.empty()
                   ? "In the order given, neighbouring figures of no group are more alike than chance makes them."
                   : "In the order given, neighbouring figures are alike or opposite in " + listed(ordered) +
                         ". If that is their order in time, look at a control chart first.";
  return check;
}

Check strict_normality_check(const std::string& of, std::span<const double> values) {
  constexpr double kUnlikely = 0.05;
  Check check{.slug = "normality"};
  const bool has_spread = !values.empty() && std::ranges::min(values) < std::ranges::max(values);
  if (values.size() < kFewestForShapiro || !has_spread) {
    check.seen = of + ": too few, or all the same, to judge their shape.";
    return check;
  }
  const bool is_too_many = values.size() > kMostForShapiro;
  const NormalityTest test = is_too_many ? anderson_darling(values) : shapiro_wilk(values);
  check.holds = test.p_value < kUnlikely ? Holds::doubtful : Holds::yes;
  check.seen = of + (is_too_many ? ": Anderson-Darling A-squared = " : ": Shapiro-Wilk W = ") +
               in_figures(test.statistic) + ", " + p_in_words(test.p_value) + ".";
  return check;
}

std::vector<double> without_means(std::span<const std::vector<double>> groups) {
  std::vector<double> left;
  for (const std::vector<double>& group : groups) {
    const double centre = mean(group);
    for (const double value : group) left.push_back(value - centre);
  }
  return left;
}

Check normality_check(std::span<const std::vector<double>> groups) {
  return normality_check("the differences from the groups' means", without_means(groups));
}

}  // namespace qi::stats
