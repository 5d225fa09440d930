#include "analysis/stats_schema.h"

#include "stats/test_catalogue.h"

namespace qi::analysis {
namespace {

using namespace shell;  // schema builders

SchemaMember maybe_number(std::string name, std::string meaning = {}) {
  return needed(std::move(name), or_null(number_schema(std::move(meaning))));
}

Schema interval_schema() {
  return or_null(object_schema(
      "Interval", {maybe_number("lower", "null: open."), maybe_number("upper", "null: open."), maybe_number("level")}));
}

std::vector<std::string> test_slugs() {
  std::vector<std::string> slugs;
  for (const stats::TestRow& row : stats::test_catalogue()) slugs.emplace_back(row.slug);
  return slugs;
}

}  // namespace

Schema stats_question_schema() {
  Schema options = object_schema("", {}, "alternative, level, null_value, exact, continuity_correction, variant.");
  options.openness = Openness::open;
  Schema question = object_schema(
      "StatsQuestion",
      {needed("test", choice_schema(test_slugs(), "")),
       needed("data",
              map_schema(list_schema(or_null(number_schema(""))), "A list of numbers for each column, by its name.")),
       optional("factors", map_schema(list_schema(text_schema("")), "Columns of words: the group of each row.")),
       optional("options", std::move(options))},
      "Keys that are not known are ignored.");
  question.openness = Openness::open;
  return question;
}

Schema stats_answer_schema() {
  const Schema effect = object_schema(
      "Effect", {needed("name", text_schema("")), maybe_number("estimate"), needed("interval", interval_schema())});
  const Schema check =
      object_schema("AssumptionCheck", {needed("assumption", text_schema("")),
                                        needed("holds", choice_schema({"yes", "doubtful", "no", "cannot_tell"}, "")),
                                        needed("seen", text_schema("In plain English."))});
  const Schema variance = object_schema(
      "VarianceLine", {needed("source", text_schema("")), maybe_number("degrees"), maybe_number("sum_of_squares"),
                       maybe_number("mean_square"), maybe_number("f"), maybe_number("p_value")});
  const Schema pair =
      object_schema("PairComparison",
                    {needed("first", text_schema("")), needed("second", text_schema("")), maybe_number("difference"),
                     needed("interval", interval_schema()), maybe_number("statistic"), maybe_number("p_value")});
  const Schema term = object_schema(
      "ModelTerm", {needed("term", text_schema("")), maybe_number("estimate"), maybe_number("standard_error"),
                    maybe_number("statistic"), maybe_number("p_value"), needed("interval", interval_schema()),
                    maybe_number("inflation", "Variance inflation factor.")});
  const Schema row = object_schema(
      "FittedRow", {maybe_number("fitted"), maybe_number("residual"), maybe_number("standardised_residual"),
                    maybe_number("leverage"), maybe_number("cook_distance")});
  return object_schema(
      "TestResult",
      {needed("test", text_schema("")), needed("method", text_schema("With the variant that was used.")),
       needed("sentence", text_schema("In plain English: effect and interval first.")),
       needed("effects", list_schema(effect)), needed("statistic_name", text_schema("")), maybe_number("statistic"),
       needed("degrees", list_schema(or_null(number_schema("")))), maybe_number("p_value"),
       needed("exact", truth_schema("")), needed("sizes", list_schema(whole_schema(""))),
       needed("checks", list_schema(check)), needed("figures", map_schema(or_null(number_schema("")))),
       optional("variance", list_schema(variance)), optional("comparisons", list_schema(pair)),
       optional("coefficients", list_schema(term)), optional("rows", list_schema(row)),
       needed("notes", list_schema(text_schema("")))},
      "What is undefined is null.");
}

}  // namespace qi::analysis
