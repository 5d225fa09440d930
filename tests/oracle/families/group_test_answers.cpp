// anova_one_way, welch_anova, tukey_hsd, kruskal_wallis, nist_anova and the tests of spread.

#include <algorithm>
#include <map>

#include "oracle/families/family_data.h"
#include "oracle/families/group_and_model_families.h"
#include "oracle/families/test_answers.h"
#include "stats/studentised_range.h"

namespace qi::oracle {
namespace {

// README of the oracle: R's quantiles of the studentised range are good to 1e-4 and its probabilities to 1e-6.
constexpr double kToleranceOfRangeQuantiles = 1e-4;
constexpr double kToleranceOfRangeProbabilities = 1e-6;

/// Values and the group of each, as a column for each group in the order of R's factor levels.
stats::TestRequest grouped(const json::Object& written) {
  const std::vector<double> values = data_list(written, "y");
  const json::Array& names = written.at("data").at("group").as_array();
  std::map<std::string, std::vector<double>> groups;
  for (std::size_t i = 0; i < values.size(); ++i) groups[std::string(names[i].as_string())].push_back(values[i]);
  stats::TestRequest request = request_of(written, {});
  for (auto& [name, of_group] : groups) request.columns.push_back({name, std::move(of_group)});
  return request;
}

/// Rows of the file hold one figure of every treatment.
std::vector<std::vector<double>> columns_of(const std::vector<std::vector<double>>& rows) {
  std::vector<std::vector<double>> columns(rows.front().size());
  for (const std::vector<double>& row : rows)
    for (std::size_t j = 0; j < row.size(); ++j) columns[j].push_back(row[j]);
  return columns;
}

std::optional<Comparison> compare_usual(std::string_view slug, const stats::TestRequest& request,
                                        const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  const auto ours = ask(check, slug, request);
  if (ours) compare_answers(check, *ours, {ours->effects.empty() ? 0 : ours->effects.front().estimate});
  return comparison;
}

}  // namespace

std::optional<Comparison> compare_anova_one_way(const json::Object& written, std::string_view,
                                                const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  const auto ours = ask(check, "one-way-anova", grouped(written));
  if (!ours) return comparison;
  const auto& lines = ours->variance;
  check.relatives("df", {lines[0].degrees, lines[1].degrees});
  check.relatives("sum_sq", {lines[0].sum_of_squares, lines[1].sum_of_squares});
  check.relatives("mean_sq", {lines[0].mean_square, lines[1].mean_square});
  check.relative("f", ours->statistic);
  check.relative("p_value", ours->p_value, kToleranceOfProbabilities);
  return comparison;
}

std::optional<Comparison> compare_welch_anova(const json::Object& written, std::string_view,
                                              const json::Object& expected) {
  return compare_usual("welch-anova", grouped(written), expected);
}

std::optional<Comparison> compare_tukey_hsd(const json::Object& written, std::string_view,
                                            const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  const auto ours = ask(check, "one-way-anova", grouped(written));
  if (!ours) return comparison;
  std::vector<std::string> names;
  std::vector<double> differences;
  std::vector<double> lower;
  std::vector<double> upper;
  std::vector<double> p_values;
  for (const stats::PairComparison& pair : ours->comparisons) {
    names.push_back(pair.first + "-" + pair.second);
    differences.push_back(pair.difference);
    lower.push_back(pair.interval->lower);
    upper.push_back(pair.interval->upper);
    p_values.push_back(pair.p_value);
  }
  check.words("comparison", names);
  check.relatives("diff", differences);
  check.numbers("lower", lower, kToleranceOfRangeQuantiles);
  check.numbers("upper", upper, kToleranceOfRangeQuantiles);
  check.numbers("p_adj", p_values, kToleranceOfRangeProbabilities);
  return comparison;
}

std::optional<Comparison> compare_kruskal_wallis(const json::Object& written, std::string_view,
                                                 const json::Object& expected) {
  return compare_usual("kruskal-wallis", grouped(written), expected);
}

std::optional<Comparison> compare_nist_anova(const json::Object& written, std::string_view,
                                             const json::Object& expected) {
  constexpr double kLeastDigits = 13;
  Comparison comparison;
  Checker check(expected, comparison);
  const auto ours = ask(check, "one-way-anova", request_of(written, columns_of(data_table(written, "columns"))));
  if (!ours) return comparison;
  const auto& [between, within] = std::pair{ours->variance[0], ours->variance[1]};
  check.relative("between_df", between.degrees);
  check.relative("within_df", within.degrees);
  check.certified("between_ss", between.sum_of_squares, kLeastDigits);
  check.certified("between_ms", between.mean_square, kLeastDigits);
  check.certified("f", ours->statistic, kLeastDigits);
  check.certified("within_ss", within.sum_of_squares, kLeastDigits);
  check.certified("within_ms", within.mean_square, kLeastDigits);
  check.certified("r_squared", figure(*ours, "r_squared"), kLeastDigits);
  check.certified("residual_sd", figure(*ours, "residual_sd"), kLeastDigits);
  return comparison;
}

std::optional<Comparison> compare_bartlett(const json::Object& written, std::string_view,
                                           const json::Object& expected) {
  return compare_usual("bartlett", grouped(written), expected);
}

std::optional<Comparison> compare_levene_brown_forsythe(const json::Object& written, std::string_view,
                                                        const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  const bool from_means = text_option(written, "center") == "mean";
  const auto ours = ask(check, from_means ? "levene" : "brown-forsythe", grouped(written));
  if (!ours) return comparison;
  check.relative("f", ours->statistic);
  check.relatives("df", ours->degrees);
  check.relative("p_value", ours->p_value, kToleranceOfProbabilities);
  return comparison;
}

std::optional<Comparison> compare_fligner_killeen(const json::Object& written, std::string_view,
                                                  const json::Object& expected) {
  return compare_usual("fligner-killeen", grouped(written), expected);
}

std::optional<Comparison> compare_f_test_variances(const json::Object& written, std::string_view,
                                                   const json::Object& expected) {
  return compare_usual("f-test-variances", request_of(written, {data_list(written, "x"), data_list(written, "y")}),
                       expected);
}

std::optional<Comparison> compare_shapiro_wilk(const json::Object& written, std::string_view,
                                               const json::Object& expected) {
  return compare_usual("shapiro-wilk", request_of(written, {data_list(written, "x")}), expected);
}

std::optional<Comparison> compare_anderson_darling_normal(const json::Object& written, std::string_view,
                                                          const json::Object& expected) {
  return compare_usual("anderson-darling", request_of(written, {data_list(written, "x")}), expected);
}

std::optional<Comparison> compare_distribution_studentized_range(const json::Object& written, std::string_view,
                                                                 const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  const auto groups = data_list(written, "nmeans");
  const auto degrees = data_list(written, "df");
  const auto values = data_list(written, "q");
  const auto probabilities = data_list(written, "p");
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const int count = static_cast<int>(groups[i]);
    check.number("cdf", i, i, stats::studentised_range_cdf(values[i], count, degrees[i]),
                 kToleranceOfRangeProbabilities);
    check.number("quantile", i, i, stats::studentised_range_quantile(probabilities[i], count, degrees[i]),
                 kToleranceOfRangeQuantiles);
  }
  return comparison;
}

}  // namespace qi::oracle
