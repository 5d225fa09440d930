// Shares, rates and tables of counts.

#include "oracle/families/family_data.h"
#include "oracle/families/stats_families.h"
#include "oracle/families/test_answers.h"

namespace qi::oracle {
namespace {

/// The columns of a table that is written row by row.
std::vector<std::vector<double>> columns_of(const json::Object& written) {
  const auto rows = data_table(written, "table");
  std::vector<std::vector<double>> columns(rows.front().size());
  for (const auto& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) columns[i].push_back(row[i]);
  return columns;
}

stats::TestRequest counts_request(const json::Object& written, const char* counts, const char* totals) {
  return request_of(written, {data_list(written, counts), data_list(written, totals)});
}

/// R names the count its statistic and the total its parameter.
void compare_exact(Checker& check, const stats::TestResult& ours, const char* count, const char* total) {
  check.relative("statistic", figure(ours, count));
  check.relative("parameter", figure(ours, total));
  check.relative("p_value", ours.p_value, kToleranceOfProbabilities);
  const stats::Effect& effect = ours.effects.front();
  check.relative("estimate", effect.estimate);
  check.relatives("conf_int", {effect.interval->lower, effect.interval->upper});
}

}  // namespace

std::optional<Comparison> compare_proportion_test(const json::Object& written, std::string_view,
                                                  const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  const auto ours = ask(check, "two-proportions", counts_request(written, "x", "n"));
  if (ours) compare_answers(check, *ours, {figure(*ours, "share_of_first"), figure(*ours, "share_of_second")});
  return comparison;
}

std::optional<Comparison> compare_proportion_one_sample_wilson(const json::Object& written, std::string_view,
                                                               const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  stats::TestRequest request = counts_request(written, "x", "n");
  request.null_value = number_option(written, "p0", 0);
  const auto ours = ask(check, "one-proportion", request);
  if (ours) compare_answers(check, *ours, {ours->effects.front().estimate});
  return comparison;
}

std::optional<Comparison> compare_binomial_exact(const json::Object& written, std::string_view,
                                                 const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  stats::TestRequest request = counts_request(written, "x", "n");
  request.null_value = number_option(written, "p0", 0);
  if (const auto ours = ask(check, "binomial", request)) compare_exact(check, *ours, "count", "total");
  return comparison;
}

std::optional<Comparison> compare_poisson_exact(const json::Object& written, std::string_view,
                                                const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  stats::TestRequest request = counts_request(written, "x", "time");
  request.null_value = number_option(written, "rate0", 0);
  if (const auto ours = ask(check, "one-rate", request)) compare_exact(check, *ours, "events", "exposure");
  return comparison;
}

std::optional<Comparison> compare_chi_square_independence(const json::Object& written, std::string_view,
                                                          const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  stats::TestRequest request = request_of(written, columns_of(written));
  request.continuity_correction = is_set(written, "yates");
  const auto ours = ask(check, "chi-square-independence", request);
  if (!ours) return comparison;
  compare_answers(check, *ours, {});
  for (std::size_t row = 0; row < request.columns.front().values.size(); ++row) {
    std::vector<double> of_row;
    for (std::size_t column = 0; column < request.columns.size(); ++column)
      of_row.push_back(figure(*ours, "expected_" + std::to_string(row + 1) + "_" + std::to_string(column + 1)));
    check.relatives("expected_counts." + std::to_string(row), of_row);
  }
  return comparison;
}

std::optional<Comparison> compare_chi_square_goodness_of_fit(const json::Object& written, std::string_view,
                                                             const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  const auto ours = ask(check, "chi-square-goodness-of-fit", counts_request(written, "observed", "p"));
  if (ours) compare_answers(check, *ours, {});
  return comparison;
}

std::optional<Comparison> compare_fisher_exact(const json::Object& written, std::string_view,
                                               const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  const auto ours = ask(check, "fisher-exact", request_of(written, columns_of(written)));
  if (ours) compare_answers(check, *ours, {ours->effects.front().estimate});
  return comparison;
}

std::optional<Comparison> compare_mcnemar(const json::Object& written, std::string_view, const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  stats::TestRequest request = request_of(written, columns_of(written));
  request.exact = false;
  const auto ours = ask(check, "mcnemar", request);
  if (ours) compare_answers(check, *ours, {});
  return comparison;
}

}  // namespace qi::oracle
