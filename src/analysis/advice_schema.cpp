#include "analysis/advice_json.h"
#include "spc/chart_catalogue.h"
#include "spc/chart_choice.h"
#include "spc/recalculation_questions.h"
#include "spc/warnings/warning_catalogue.h"

namespace qi::analysis {
namespace {

using namespace shell;  // schema builders

template <class Rows>
std::vector<std::string> slugs_of_rows(const Rows& rows) {
  std::vector<std::string> slugs;
  for (const auto& row : rows) slugs.emplace_back(row.slug);
  return slugs;
}

SchemaMember maybe_number(std::string name, std::string meaning = {}) {
  return needed(std::move(name), or_null(number_schema(std::move(meaning))));
}
SchemaMember maybe_whole(std::string name, std::string meaning = {}) {
  return needed(std::move(name), or_null(whole_schema(std::move(meaning))));
}
SchemaMember maybe_text(std::string name, std::string meaning = {}) {
  return needed(std::move(name), or_null(text_schema(std::move(meaning))));
}
SchemaMember texts(std::string name, std::string meaning = {}) {
  return needed(std::move(name), list_schema(text_schema(""), std::move(meaning)));
}
Schema chart_schema() {
  return choice_schema(slugs_of_rows(spc::chart_catalogue()), "");
}

Schema proposal_schema() {
  const Schema evidence =
      object_schema("ChartEvidence",
                    {needed("used", whole_schema("")), needed("mean_value", number_schema("")),
                     needed("zeros", number_schema("Share of values that are 0.")), maybe_number("middle_denominator"),
                     maybe_number("least_denominator"), maybe_number("most_denominator"),
                     maybe_number("expected", "Cases of the rarer kind, or events, in a usual period."),
                     maybe_number("sigma_z", "How many times as far apart as chance of single cases makes them."),
                     maybe_number("chance_lower"), maybe_number("chance_upper"), maybe_whole("outside_plain"),
                     maybe_whole("outside_wide")});
  const Schema other =
      object_schema("OtherChart", {needed("chart", chart_schema()), needed("reason", text_schema(""))});
  return object_schema("ChartProposal",
                       {needed("chart", chart_schema()),
                        needed("figure", choice_schema(slugs_of_rows(spc::choice_questions()[0].answers), "")),
                        texts("reasons"), needed("others", list_schema(other)),
                        maybe_text("record_instead", "The chart takes other figures than these: what to record."),
                        needed("meanwhile", chart_schema()), needed("evidence", evidence)},
                       "null: nothing can be proposed.");
}

Schema check_schema() {
  return object_schema(
      "ChartCheck",
      {needed("warning", choice_schema(slugs_of_rows(spc::warning_catalogue()), "")), needed("title", text_schema("")),
       needed("outcome", choice_schema({"warns", "clear", "too_little_data", "does_not_apply"}, "")),
       needed("says", text_schema("")), maybe_text("what_to_do", "null unless it warns."),
       needed("figures", map_schema(or_null(number_schema("")), "The numbers behind it.")),
       needed("places", list_schema(whole_schema(""), "Of the values that are meant."))});
}

Schema change_schema() {
  const Schema question =
      object_schema("RecalculationQuestion",
                    {needed("question", choice_schema(slugs_of_rows(spc::recalculation_questions()), "")),
                     needed("asks", text_schema("")), needed("if_no", text_schema("")),
                     maybe_text("figures_say", "null: only people know.")},
                    "Answered by a person: limits are worked out again only where every answer is yes.");
  return object_schema(
      "ChangeOfLevel",
      {needed("index", whole_schema("The first value of the new level.")), needed("earliest", whole_schema("")),
       needed("latest", whole_schema("")), needed("before", number_schema("")), needed("after", number_schema("")),
       maybe_number("sigmas"), needed("chance", number_schema("At most: how often chance makes such a step.")),
       needed("strength", choice_schema({"strong", "clear", "possible", "weak"}, "")),
       needed("course", choice_schema({"better", "worse", "neither"}, "")), needed("points_before", whole_schema("")),
       needed("points_after", whole_schema("")), needed("sentence", text_schema("")),
       needed("questions", list_schema(question))});
}

Schema forecast_schema() {
  const Schema point = object_schema(
      "ForecastPoint",
      {needed("expected", number_schema("")), needed("lower", number_schema("")), needed("upper", number_schema(""))});
  const Schema arrival =
      object_schema("TargetArrival", {needed("reach", choice_schema({"already", "ahead", "moving_away"}, "")),
                                      maybe_whole("expected"), maybe_whole("earliest"), maybe_whole("latest")});
  return object_schema(
      "Forecast",
      {needed("outlook", choice_schema({"steady", "trending", "unstable"}, "")), needed("level", number_schema("")),
       needed("from", whole_schema("Place of the first forecast value.")),
       needed("points", list_schema(point, "Empty where unstable.")), maybe_number("target"),
       maybe_number("chance", "Of meeting the target, each time."), needed("arrival", or_null(arrival)),
       maybe_number("least"), maybe_number("most"), maybe_number("slope"), maybe_number("p_value"),
       needed("used", whole_schema("")), needed("recent_signals", whole_schema("")), needed("recent", whole_schema("")),
       maybe_whole("step"),
       needed("notes", list_schema(choice_schema({"few_points", "older_signals", "season", "neighbours_alike",
                                                  "leaves_the_possible", "far_ahead"},
                                                 ""))),
       texts("sentences")},
      "null: the chart or the figures have none.");
}

}  // namespace

Schema advice_answer_schema() {
  return object_schema(
      "ChartAdvice",
      {needed("proposal", or_null(proposal_schema())), needed("advice", list_schema(check_schema())),
       needed("change_points", or_null(list_schema(change_schema()))), needed("forecast", or_null(forecast_schema()))},
      "All places are counted from 0. What is undefined is null.");
}

}  // namespace qi::analysis
