#include "stats/assumption_checks.h"

#include <algorithm>
#include <cmath>

#include "base/assert.h"
#include "stats/figure_words.h"
#include "stats/normality.h"
#include "stats/summary.h"

namespace qi::stats {
namespace {

constexpr std::size_t kFewestToJudge = 8;

std::string cannot_tell(std::size_t count, const std::string& name, const std::string& purpose) {
  if (count >= kFewestToJudge) return "Every figure of " + name + " is the same.";
  return "The " + counted(count, "figure") + " of " + name + (count == 1 ? " is" : " are") + " too few to " + purpose +
         ".";
}

}  // namespace

Check normality_check(const std::string& name, std::span<const double> values) {
  constexpr std::size_t kManyValues = 40;
  constexpr double kStrongSkew = 2;
  constexpr double kUnlikely = 0.05;
  const Summary summary = summarise(values);
  Check check{.slug = "normality"};
  if (summary.n < kFewestToJudge || std::isnan(summary.skewness)) {
    check.seen = cannot_tell(summary.n, name, "judge their shape");
    return check;
  }
  const bool is_many = summary.n >= kManyValues;
  check.holds = is_many && std::abs(summary.skewness) > kStrongSkew ? Holds::doubtful : Holds::yes;
  check.seen = "Skewness " + in_figures(summary.skewness) + " in the " + counted(summary.n, "figure") + " of " + name;
  if (summary.n <= kMostForShapiro) {
    const NormalityTest test = shapiro_wilk(values);
    if (!is_many && test.p_value < kUnlikely) check.holds = Holds::doubtful;
    check.seen += "; Shapiro-Wilk W = " + in_figures(test.statistic) + ", " + p_in_words(test.p_value);
  }
  check.seen += ".";
  if (is_many && check.holds == Holds::yes)
    check.seen += " So many figures make up for their shape where a mean is asked for.";
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
    check.seen = cannot_tell(values.size(), column.name, "see an order in time");
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
