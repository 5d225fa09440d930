// wilcoxon_rank_sum, wilcoxon_signed_rank and ks_two_sample.

#include "oracle/families/family_data.h"
#include "oracle/families/stats_families.h"
#include "oracle/families/test_answers.h"

namespace qi::oracle {
namespace {

std::optional<Comparison> compare_two_columns(const json::Object& written, const json::Object& expected,
                                              std::string_view slug) {
  Comparison comparison;
  Checker check(expected, comparison);
  const auto ours = ask(check, slug, request_of(written, {data_list(written, "x"), data_list(written, "y")}));
  if (ours) compare_answers(check, *ours, {ours->effects.front().estimate});
  return comparison;
}

}  // namespace

std::optional<Comparison> compare_wilcoxon_rank_sum(const json::Object& written, std::string_view,
                                                    const json::Object& expected) {
  return compare_two_columns(written, expected, "rank-sum");
}

std::optional<Comparison> compare_wilcoxon_signed_rank(const json::Object& written, std::string_view,
                                                       const json::Object& expected) {
  return compare_two_columns(written, expected, "signed-rank");
}

std::optional<Comparison> compare_ks_two_sample(const json::Object& written, std::string_view,
                                                const json::Object& expected) {
  return compare_two_columns(written, expected, "kolmogorov-smirnov");
}

}  // namespace qi::oracle
