// correlation: Pearson, Spearman and Kendall.

#include "oracle/families/family_data.h"
#include "oracle/families/stats_families.h"
#include "oracle/families/test_answers.h"

namespace qi::oracle {

std::optional<Comparison> compare_correlation(const json::Object& written, std::string_view,
                                              const json::Object& expected) {
  Comparison comparison;
  Checker check(expected, comparison);
  // Our slugs are R's names of the methods.
  const auto ours = ask(check, text_option(written, "method"),
                        request_of(written, {data_list(written, "x"), data_list(written, "y")}));
  if (ours) compare_answers(check, *ours, {ours->effects.front().estimate});
  return comparison;
}

}  // namespace qi::oracle
