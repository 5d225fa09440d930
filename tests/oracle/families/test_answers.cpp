#include "oracle/families/test_answers.h"

#include <algorithm>
#include <limits>

#include "oracle/families/family_data.h"
#include "stats/test_catalogue.h"

namespace qi::oracle {

stats::TestRequest request_of(const json::Object& written, std::vector<std::vector<double>> columns) {
  stats::TestRequest request;
  for (std::vector<double>& values : columns)
    request.columns.push_back({"column " + std::to_string(request.columns.size() + 1), std::move(values)});
  const std::string alternative = text_option(written, "alternative");
  if (alternative == "less") request.alternative = stats::Alternative::less;
  if (alternative == "greater") request.alternative = stats::Alternative::greater;
  request.level = number_option(written, "conf_level", 0.95);
  const json::Object& options = written.at("options").as_object();
  if (const auto* exact = options.if_contains("exact"); exact && exact->is_bool()) request.exact = exact->as_bool();
  if (const auto* corrected = options.if_contains("continuity_correction"))
    request.continuity_correction = corrected->as_bool();
  return request;
}

std::optional<stats::TestResult> ask(Checker& check, std::string_view slug, const stats::TestRequest& request) {
  const auto result = stats::run_test(slug, request);
  if (result) return *result;
  check.text("error", std::nullopt, 0, result.error().message);
  return std::nullopt;
}

void compare_answers(Checker& check, const stats::TestResult& ours, const std::vector<double>& estimates) {
  if (check.has("statistic")) check.relative("statistic", ours.statistic);
  if (check.has("parameter")) check.relatives("parameter", ours.degrees);
  if (check.has("p_value")) check.relative("p_value", ours.p_value, kToleranceOfProbabilities);
  if (check.has("estimate")) check.relatives("estimate", estimates);
  if (!check.has("conf_int")) return;
  const auto interval = ours.effects.front().interval.value_or(stats::Interval{});
  check.relatives("conf_int", {interval.lower, interval.upper});
}

double figure(const stats::TestResult& result, std::string_view slug) {
  const auto found = std::ranges::find(result.figures, slug, &stats::Figure::slug);
  return found == result.figures.end() ? std::numeric_limits<double>::quiet_NaN() : found->value;
}

}  // namespace qi::oracle
