#include "analysis/try_pareto/pareto_json.h"

namespace qi::analysis {
namespace {

using namespace shell;  // schema builders

Schema sentence_schema() {
  return object_schema("Sentence",
                       {needed("headline", text_schema("")), needed("explanation", text_schema("In plain English."))});
}

Schema comparison_schema() {
  const Schema row = object_schema(
      "ParetoChange",
      {needed("category", text_schema("")), needed("amount_before", number_schema("")),
       needed("amount_after", number_schema("")), needed("share_before", number_schema("")),
       needed("share_after", number_schema("")), needed("change_in_share", number_schema("After less before.")),
       needed("relative_change", or_null(number_schema("Of amounts; null: nothing before.")))});
  return object_schema("ParetoComparison",
                       {needed("sentence", sentence_schema()), needed("total_before", number_schema("")),
                        needed("total_after", number_schema("")),
                        needed("rows", list_schema(row, "In the order of the first period."))});
}

}  // namespace

Schema pareto_question_schema() {
  Schema data =
      object_schema("", {needed("category", list_schema(or_null(text_schema("null: not recorded.")))),
                         optional("count", list_schema(number_schema(""), "Left out: each entry is one case.")),
                         optional("weight", list_schema(number_schema(""), "What one case weighs.")),
                         optional("count_after", list_schema(number_schema(""), "Of a second period, to compare."))});
  data.openness = Openness::open;
  Schema options =
      object_schema("", {},
                    "most_rows, least_share, covered_share, gathered_name, other, unrecorded, unrecorded_name, "
                    "vital_share, cases, categories, decimals, before, after.");
  options.openness = Openness::open;
  Schema question =
      object_schema("ParetoQuestion", {needed("data", std::move(data)), optional("options", std::move(options))},
                    "Keys that are not known are ignored.");
  question.openness = Openness::open;
  return question;
}

Schema pareto_answer_schema() {
  const Schema row = object_schema(
      "ParetoRow", {needed("category", text_schema("")), needed("count", number_schema("")),
                    needed("amount", number_schema("Count times weight.")), needed("share", number_schema("0 to 1.")),
                    needed("cumulative_amount", number_schema("")), needed("cumulative_share", number_schema("")),
                    needed("vital", truth_schema("One of the vital few.")),
                    needed("gathered", whole_schema("Categories in the gathered row; 0: a category of its own."))});
  return object_schema(
      "Pareto",
      {needed("sentence", sentence_schema()), needed("total_count", number_schema("")),
       needed("total_amount", number_schema("")), needed("unrecorded", number_schema("Cases left out.")),
       needed("weighted", truth_schema("")), needed("categories", whole_schema("Gathered ones counted one by one.")),
       needed("vital_rows", whole_schema("0: there are no few.")), needed("vital_share", number_schema("As asked.")),
       needed("share_of_vital", number_schema("")), needed("rows", list_schema(row, "The largest first.")),
       optional("comparison", comparison_schema())});
}

}  // namespace qi::analysis
