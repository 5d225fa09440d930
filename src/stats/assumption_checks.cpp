#include "stats/assumption_checks.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "stats/figure_words.h"
#include "stats/summary.h"

namespace qi::stats {
namespace {

constexpr std::size_t kFewestToJudge = 8;

}  // namespace

Check normality_check(const std::string& name, std::span<const double> values) {
  constexpr std::size_t kManyValues = 40;
  constexpr double kStrongSkew = 2;
  const Summary summary = summarise(values);
  Check check{.slug = "normality"};
  if (summary.n < kFewestToJudge || std::isnan(summary.skewness)) {
    check.seen = "The " + counted(summary.n, "figure") + " of " + name + " are too few to judge their shape.";
    return check;
  }
  const double by_chance = 2 * std::sqrt(6.0 / static_cast<double>(summary.n));
  const bool is_skewed = std::abs(summary.skewness) > (summary.n < kManyValues ? by_chance : kStrongSkew);
  check.holds = is_skewed ? Holds::doubtful : Holds::yes;
  check.seen = name + (is_skewed ? " is lopsided" : " is not too lopsided for a mean") + ": skewness " +
               in_figures(summary.skewness) + " of " + counted(summary.n, "figure") + ".";
  return check;
}

Check equal_spread_check(double first_sd, double second_sd) {
  constexpr double kLargestRatio = 2;
  Check check{.slug = "equal_spread"};
  const double smaller = std::min(first_sd, second_sd);
  if (!(smaller > 0)) {
    check.holds = Holds::no;
    check.seen = "One of the columns has no spread at all.";
    return check;
  }
  const double ratio = std::max(first_sd, second_sd) / smaller;
  check.holds = ratio > kLargestRatio ? Holds::no : Holds::yes;
  check.seen = "The larger standard deviation is " + in_figures(ratio) + " times the smaller.";
  return check;
}

Check independence_check(const Column& column) {
  const std::vector<double> values = present(column.values);
  Check check{.slug = "independence"};
  const double connection = lag1_autocorrelation(values);
  if (values.size() < kFewestToJudge || std::isnan(connection)) {
    check.seen =
        "The " + counted(values.size(), "figure") + " of " + column.name + " are too few to see an order in time.";
    return check;
  }
  const bool is_ordered = std::abs(connection) > 2 / std::sqrt(static_cast<double>(values.size()));
  check.holds = is_ordered ? Holds::doubtful : Holds::yes;
  check.seen = "In the order given, neighbouring figures of " + column.name +
               (!is_ordered      ? " are no more alike than chance makes them"
                : connection > 0 ? " are alike"
                                 : " are opposite") +
               ": lag-1 autocorrelation " + in_figures(connection) + ".";
  if (is_ordered) check.seen += " If that is their order in time, look at a control chart first.";
  return check;
}

Check expected_counts_check(std::span<const double> expected) {
  constexpr double kSmall = 5;
  constexpr double kTooSmall = 1;
  constexpr std::size_t kOneOf = 5;
  QI_ASSERT(!expected.empty());
  const double least = std::ranges::min(expected);
  const auto small = static_cast<std::size_t>(std::ranges::count_if(expected, [](double e) { return e < kSmall; }));
  Check check{.slug = "expected_counts", .holds = Holds::yes};
  if (least < kTooSmall || small * kOneOf > expected.size()) check.holds = Holds::no;
  check.seen = small == 0 ? "Every expected count is 5 or more; the smallest is " + in_figures(least) + "."
                          : std::to_string(small) + " of " + counted(expected.size(), "expected count") +
                                " below 5; the smallest is " + in_figures(least) + ".";
  return check;
}

}  // namespace qi::stats
