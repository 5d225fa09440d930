#include "stats/tests/fisher_exact.h"

#include <algorithm>
#include <cmath>

#include "stats/conditional_odds.h"
#include "stats/contingency_table.h"
#include "stats/figure_words.h"
#include "stats/table_ways.h"
#include "stats/tests/association.h"
#include "stats/tests/direction.h"
#include "stats/tests/exact_disagreement.h"
#include "stats/tests/test_data.h"
#include "stats/tests/two_by_two.h"

namespace qi::stats {
namespace {

constexpr int kMostCases = 1'000'000;

/// The odds ratio of the four counts alone, beside the estimate that holds the sums.
void add_sample_odds_ratio(TestResult& result, const ContingencyTable& table) {
  const double ratio = static_cast<double>(table.at(0, 0)) * table.at(1, 1) / table.at(0, 1) / table.at(1, 0);
  if (!std::isfinite(ratio)) return;
  result.figures.push_back({"sample_odds_ratio", ratio});
  result.notes.push_back(
      "The odds ratio is estimated with the margins, the sums of rows and columns, held fixed, as the test holds them. "
      "The sample odds ratio, of the four counts alone, is " +
      in_figures(ratio) + ".");
}

void judge_two_by_two(TestResult& result, const TestRequest& request, const ContingencyTable& table) {
  const ConditionalOdds odds(table);
  const double assumed = request.null_value == 0 ? 1 : request.null_value;
  result.p_value = request.alternative == Alternative::two_sided
                       ? odds.as_unlikely(assumed)
                       : p_of(request.alternative, odds.at_most(assumed), odds.at_least(assumed));
  const double tail = tail_beyond(request);
  const Interval interval = directed(request, odds.lower_bound(tail), odds.upper_bound(tail), 0);
  const double estimate = odds.estimate();
  if (std::isfinite(estimate)) {
    result.effects.push_back({std::string(kConditionalOddsRatio), estimate, interval});
    add_sample_odds_ratio(result, table);
  } else {
    result.notes.push_back("Odds ratio: without bound in a table like this one; " + in_words(interval) + ".");
  }
  note_disagreement(result, request, assumed, interval);
  const TwoShares shares{static_cast<double>(table.at(0, 0)), static_cast<double>(table.row_sums[0]),
                         static_cast<double>(table.at(1, 0)), static_cast<double>(table.row_sums[1])};
  result.effects.push_back(risk_difference(request, shares, 0));
}

}  // namespace

Result<TestResult> fisher_exact(const TestRequest& request) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  if (request.null_value < 0) return Error::invalid("Give the odds ratio that is assumed, above 0.");
  const auto table = table_of(request);
  if (!table) return table.error();
  const Error too_large = Error::invalid("This table is too large for the exact test: use the chi-squared test.");

  TestResult result{.method = "Fisher's exact test", .is_exact = true};
  if (table->is_two_by_two()) {
    if (table->total > kMostCases) return too_large;
    judge_two_by_two(result, request, *table);
  } else {
    if (const auto refusal = refuse_direction(request)) return *refusal;
    if (request.null_value != 0 && request.null_value != 1)
      return Error::invalid("Only a table of two rows and two columns has an assumed odds ratio: leave it out.");
    const auto share = share_of_tables_as_unlikely(*table);
    if (!share) return too_large;
    result.p_value = *share;
    const auto degrees = static_cast<double>((table->rows - 1) * (table->columns - 1));
    const auto fewer = static_cast<double>(std::min(table->rows, table->columns));
    result.effects.push_back(cramers_v(chi_squared(*table, 0), degrees, table->total, fewer, request.level));
  }
  for (const int sum : table->row_sums) result.sizes.push_back(static_cast<std::size_t>(sum));
  return result;
}

}  // namespace qi::stats
