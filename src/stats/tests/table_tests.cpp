#include "stats/tests/table_tests.h"
#include "stats/tests/exact_disagreement.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/number.h"
#include "stats/assumption_checks.h"
#include "stats/contingency_table.h"
#include "stats/count_intervals.h"
#include "stats/distributions.h"
#include "stats/figure_words.h"
#include "stats/tests/association.h"
#include "stats/tests/test_data.h"
#include "stats/tests/two_by_two.h"

namespace qi::stats {
namespace {

constexpr double kHalfACount = 0.5;

/// All cells of a 2 x 2 table are off by the same.
double yates(const ContingencyTable& table, const TestRequest& request) {
  if (!table.is_two_by_two() || !request.continuity_correction) return 0;
  return std::min(kHalfACount, std::abs(table.at(0, 0) - table.expected(0, 0)));
}

void add_cells(TestResult& result, const ContingencyTable& table) {
  const double total = table.total;
  for (std::size_t row = 0; row < table.rows; ++row)
    for (std::size_t column = 0; column < table.columns; ++column) {
      const std::string cell = "_" + std::to_string(row + 1) + "_" + std::to_string(column + 1);
      const double expected = table.expected(row, column);
      const double spread = expected * (1 - table.row_sums[row] / total) * (1 - table.column_sums[column] / total);
      result.figures.push_back({"expected" + cell, expected});
      result.figures.push_back({"residual" + cell, (table.at(row, column) - expected) / std::sqrt(spread)});
    }
}

void judge(TestResult& result, double statistic, double degrees) {
  result.statistic_name = "chi-squared";
  result.statistic = statistic;
  result.degrees = {degrees};
  result.p_value = chi_square_upper_tail(statistic, degrees);
}

/// What share of the cases each category should have; all the same where the request does not say.
Result<std::vector<double>> shares_of(const TestRequest& request, std::size_t categories, TestResult& result) {
  if (request.columns.size() < 2) return std::vector<double>(categories, 1 / static_cast<double>(categories));
  std::vector<double> shares = request.columns[1].values;
  if (!std::ranges::all_of(shares, [](double share) { return share > 0 && share <= kLargestFigure; }))
    return Error::invalid("Every expected share must be above 0: correct " + request.columns[1].name + ".");
  constexpr double kRounding = 1e-9;
  const double sum = compensated_sum(shares);
  if (std::abs(sum - 1) > kRounding)
    result.notes.push_back("The expected shares add up to " + in_figures(sum) + " and were scaled to 1.");
  for (double& share : shares) share /= sum;
  return shares;
}

}  // namespace

Result<TestResult> chi_square_independence(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  if (const auto refusal = refuse_direction(request)) return *refusal;
  const auto table = table_of(request);
  if (!table) return table.error();
  const double correction = yates(*table, request);

  TestResult result{.method = "Pearson's chi-squared test of independence"};
  if (table->is_two_by_two()) {
    const TwoShares shares{static_cast<double>(table->at(0, 0)), static_cast<double>(table->row_sums[0]),
                           static_cast<double>(table->at(1, 0)), static_cast<double>(table->row_sums[1])};
    result.effects.push_back(risk_difference(request, shares, 0));
    add_ratios(result, request, shares);
  }
  const auto fewer = static_cast<double>(std::min(table->rows, table->columns));
  const auto degrees = static_cast<double>((table->rows - 1) * (table->columns - 1));
  result.effects.push_back(cramers_v(chi_squared(*table, 0), degrees, table->total, fewer, request.level));
  judge(result, chi_squared(*table, correction), degrees);
  for (const int sum : table->row_sums) result.sizes.push_back(static_cast<std::size_t>(sum));
  result.checks = {expected_counts_check(table->expected())};
  add_cells(result, *table);
  if (correction > 0) result.notes.push_back("With Yates' continuity correction.");
  return result;
}

Result<TestResult> chi_square_goodness_of_fit(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  if (const auto refusal = refuse_direction(request)) return *refusal;
  const auto counts = counts_of(request.columns[0]);
  if (!counts) return counts.error();
  if (counts->size() < 2) return Error::invalid("Give at least two categories.");
  const double total = std::accumulate(counts->begin(), counts->end(), 0.0);
  if (total == 0) return Error::invalid("There is no case in any category: there is nothing to compare.");
  TestResult result{.method = "Chi-squared test of given shares"};
  const auto shares = shares_of(request, counts->size(), result);
  if (!shares) return shares.error();

  std::vector<double> parts;
  std::vector<double> expected;
  for (std::size_t i = 0; i < counts->size(); ++i) {
    expected.push_back(total * (*shares)[i]);
    const double off = (*counts)[i] - expected.back();
    parts.push_back(off * off / expected.back());
    result.figures.push_back({"expected_" + std::to_string(i + 1), expected.back()});
  }
  judge(result, compensated_sum(parts), static_cast<double>(counts->size() - 1));
  result.effects.push_back(cohens_w(result.statistic, result.degrees.front(), total, request.level));
  result.sizes = {static_cast<std::size_t>(total)};
  result.checks = {expected_counts_check(expected)};
  return result;
}

Result<TestResult> mcnemar(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  if (const auto refusal = refuse_direction(request)) return *refusal;
  if (request.columns.size() != 2 || request.columns.front().values.size() != 2)
    return Error::invalid("McNemar's test takes a table of two rows (before) and two columns (after).");
  const auto left = counts_of(request.columns[0]);
  if (!left) return left.error();
  const auto right = counts_of(request.columns[1]);
  if (!right) return right.error();
  const double pairs = std::accumulate(left->begin(), left->end(), 0.0) + (*right)[0] + (*right)[1];
  if (pairs > kLargestCount) return Error::invalid("These counts are too large to calculate with.");
  const int lost = (*right)[0];
  const int gained = (*left)[1];
  const int changed = lost + gained;
  if (changed == 0) return Error::invalid("No pair changed: there is nothing to test.");

  const bool exact = request.exact.value_or(true);
  TestResult result{.method = exact ? "McNemar's exact test" : "McNemar's test", .is_exact = exact};
  const double net = lost - gained;
  const double reach = normal_quantile((1 + request.level) / 2) * std::sqrt(changed - net * net / pairs) / pairs;
  result.effects.push_back(
      {"Difference of shares", net / pairs,
       Interval{std::max(-1.0, net / pairs - reach), std::min(1.0, net / pairs + reach), request.level}});
  const Bounds bounds = clopper_pearson(lost, changed, (1 - request.level) / 2);
  const Interval odds{bounds.lower / (1 - bounds.lower),
                      gained == 0 ? std::numeric_limits<double>::infinity() : bounds.upper / (1 - bounds.upper),
                      request.level};
  if (gained > 0)
    result.effects.push_back({"Odds ratio", static_cast<double>(lost) / gained, odds});
  else
    result.notes.push_back("Odds ratio: without bound, because no pair changed the other way; " + in_words(odds) + ".");
  if (exact) {
    result.p_value = std::min(1.0, 2 * binomial_cdf(std::min(lost, gained), changed, 0.5));
    note_disagreement(result, request, 0);
  } else {
    const double correction = request.continuity_correction ? std::min(1.0, std::abs(net)) : 0;
    const double off = std::abs(net) - correction;
    judge(result, off * off / changed, 1);
    if (correction > 0) result.notes.push_back("With continuity correction.");
  }
  result.sizes = {static_cast<std::size_t>(pairs)};
  result.figures = {{"changed_from_first", static_cast<double>(lost)},
                    {"changed_to_first", static_cast<double>(gained)}};
  return result;
}

}  // namespace qi::stats
