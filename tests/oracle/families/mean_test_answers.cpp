// t_test and t_test_one_sample.

#include "oracle/families/family_data.h"
#include "oracle/families/stats_families.h"
#include "oracle/families/test_answers.h"

namespace qi::oracle {

std::optional<Comparison> compare_t_test(const json::Object& written, std::string_view, const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  stats::TestRequest request = request_of(written, {data_list(written, "x"), data_list(written, "y")});
  const bool is_paired = is_set(written, "paired");
  if (is_set(written, "var_equal")) request.variant = "pooled";
  const auto ours = ask(check, is_paired ? "paired-t" : "welch-t", request);
  if (!ours) return comparison;
  if (is_paired)
    compare_answers(check, *ours, {ours->effects.front().estimate});
  else
    compare_answers(check, *ours, {figure(*ours, "mean_of_first"), figure(*ours, "mean_of_second")});
  return comparison;
}

std::optional<Comparison> compare_t_test_one_sample(const json::Object& written, std::string_view,
                                                    const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  stats::TestRequest request = request_of(written, {data_list(written, "x")});
  request.null_value = number_option(written, "mu", 0);
  const auto ours = ask(check, "one-sample-t", request);
  if (ours) compare_answers(check, *ours, {ours->effects.front().estimate});
  return comparison;
}

}  // namespace qi::oracle
