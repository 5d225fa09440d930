#include <algorithm>
#include <array>

#include "stats/figure_words.h"
#include "stats/p_value_adjustment.h"
#include "stats/tests/test_data.h"
#include "stats/tests/test_rows.h"

namespace qi::stats {
namespace {

/// Figures "adjusted_1", "adjusted_2", ... in the order given. p_value is the smallest: whether the family holds any
/// finding at all. refuses  no p-values; one that is missing or not from 0 to 1.
Result<TestResult> adjust(const TestRequest& request, Adjustment adjustment, const char* method, const char* keeps) {
  if (const auto refusal = refuse_variant(request)) return *refusal;
  if (const auto refusal = refuse_direction(request)) return *refusal;
  const Column& column = request.columns.front();
  if (column.values.empty()) return Error::invalid("Give at least one p-value.");
  for (std::size_t i = 0; i < column.values.size(); ++i)
    if (!(column.values[i] >= 0 && column.values[i] <= 1))
      return Error::invalid("A p-value lies between 0 and 1: correct row " + std::to_string(i + 1) + " of " +
                            column.name + ".");
  const std::vector<double> raised = adjusted(column.values, adjustment);
  const double level = 1 - request.level;
  TestResult result{.method = method};
  result.p_value = std::ranges::min(raised);
  result.sizes = {raised.size()};
  for (std::size_t i = 0; i < raised.size(); ++i)
    result.figures.push_back({"adjusted_" + std::to_string(i + 1), raised[i]});
  const auto below = [&](double p) { return p < level; };
  result.notes.push_back(
      "Below " + in_figures(level) + " are " + std::to_string(std::ranges::count_if(column.values, below)) + " of " +
      counted(raised.size(), "p-value") + " before and " + std::to_string(std::ranges::count_if(raised, below)) +
      " after the adjustment, which keeps " + keeps + ".");
  return result;
}

constexpr const char* kKeepsAny = "the chance of any false finding at the level";
constexpr const char* kKeepsShare = "the expected share of false ones among the findings at the level";

Result<TestResult> run_bonferroni(const TestRequest& request) {
  return adjust(request, Adjustment::bonferroni, "Bonferroni's adjustment", kKeepsAny);
}
Result<TestResult> run_holm(const TestRequest& request) {
  return adjust(request, Adjustment::holm, "Holm's adjustment", kKeepsAny);
}
Result<TestResult> run_hochberg(const TestRequest& request) {
  return adjust(request, Adjustment::hochberg, "Hochberg's adjustment", kKeepsAny);
}
Result<TestResult> run_benjamini_hochberg(const TestRequest& request) {
  return adjust(request, Adjustment::benjamini_hochberg, "Benjamini and Hochberg's adjustment", kKeepsShare);
}
Result<TestResult> run_benjamini_yekutieli(const TestRequest& request) {
  return adjust(request, Adjustment::benjamini_yekutieli, "Benjamini and Yekutieli's adjustment", kKeepsShare);
}

constexpr std::string_view kQuestion = "Which of many p-values still count when they are read together?";

}  // namespace

std::span<const TestRow> adjustment_rows() {
  static constexpr std::array kRows{
      TestRow{.slug = "holm",
              .title = "Holm's adjustment",
              .asks = Asks::adjustment,
              .takes = Takes::p_values,
              .question = kQuestion,
              .what_for = "Twelve stations were each tested against the trust: which still differ?",
              .formula = "largest so far of (m - j + 1) p_(j), smallest p first",
              .source = "Holm, 1979",
              .null_value = "",
              .run = run_holm},
      TestRow{.slug = "bonferroni",
              .title = "Bonferroni's adjustment",
              .asks = Asks::adjustment,
              .takes = Takes::p_values,
              .question = kQuestion,
              .what_for = "Three planned comparisons of a trial of mechanical chest compression.",
              .formula = "m p",
              .source = "Bonferroni, 1936; Dunn, 1961",
              .null_value = "",
              .run = run_bonferroni},
      TestRow{.slug = "hochberg",
              .title = "Hochberg's adjustment",
              .asks = Asks::adjustment,
              .takes = Takes::p_values,
              .question = kQuestion,
              .what_for = "Independent tests of five hospitals' handover times.",
              .formula = "smallest to come of (m - j + 1) p_(j), smallest p first; for independent tests",
              .source = "Hochberg, 1988",
              .null_value = "",
              .run = run_hochberg},
      TestRow{
          .slug = "benjamini-hochberg",
          .title = "Benjamini and Hochberg's adjustment",
          .asks = Asks::adjustment,
          .takes = Takes::p_values,
          .question = kQuestion,
          .what_for = "Two hundred call codes are searched for changes; a few false ones among those found may pass.",
          .formula = "smallest to come of m p_(j) / j, smallest p first; for independent tests",
          .source = "Benjamini and Hochberg, 1995",
          .null_value = "",
          .run = run_benjamini_hochberg},
      TestRow{
          .slug = "benjamini-yekutieli",
          .title = "Benjamini and Yekutieli's adjustment",
          .asks = Asks::adjustment,
          .takes = Takes::p_values,
          .question = kQuestion,
          .what_for = "The same search over measures that share their calls, so that the tests depend on each other.",
          .formula = "Benjamini and Hochberg's times 1 + 1/2 + ... + 1/m",
          .source = "Benjamini and Yekutieli, 2001",
          .null_value = "",
          .run = run_benjamini_yekutieli},
  };
  return kRows;
}

}  // namespace qi::stats
