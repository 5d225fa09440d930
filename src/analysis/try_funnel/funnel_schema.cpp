#include "analysis/try_funnel/funnel_json.h"
#include "spc/funnel_catalogue.h"

namespace qi::analysis {
namespace {

using namespace shell;  // schema builders

SchemaMember maybe_number(std::string name, std::string meaning = {}) {
  return needed(std::move(name), or_null(number_schema(std::move(meaning))));
}

std::vector<std::string> kind_slugs() {
  std::vector<std::string> slugs;
  for (const spc::FunnelRow& row : spc::funnel_catalogue()) slugs.emplace_back(row.slug);
  return slugs;
}

Schema sentence_schema() {
  return object_schema("Sentence",
                       {needed("headline", text_schema("")), needed("explanation", text_schema("In plain English."))});
}

std::vector<SchemaMember> limit_members() {
  std::vector<SchemaMember> members;
  for (const char* share : {"of_68", "of_95", "of_998"})
    members.push_back(needed(
        share, object_schema("FunnelRange", {maybe_number("lower"), maybe_number("upper")}, "null: undefined.")));
  return members;
}

Schema unit_schema() {
  return object_schema(
      "FunnelUnit",
      {needed("unit", text_schema("")), needed("numerator", number_schema("")),
       needed("denominator", number_schema("Rounded where the kind rounds it.")), maybe_number("value"),
       maybe_number("transformed", "On the scale of the kind."), maybe_number("error", "Its standard error."),
       maybe_number("z"), maybe_number("trimmed_z", "null: left out of phi."),
       maybe_number("adjusted_z", "By the limits in use; null: infinite."),
       needed("limits", object_schema("FunnelLimits", limit_members())),
       needed("standing", choice_schema({"inside", "beyond_95", "beyond_998"}, "")),
       needed("side", choice_schema({"high", "low"}, "Of the target.")),
       needed("state", choice_schema({"common", "improving", "concerning", "neutral", "excluded"}, "")),
       needed("words", text_schema("In plain English."))});
}

}  // namespace

Schema funnel_question_schema() {
  Schema data = object_schema(
      "", {needed("unit", list_schema(text_schema("The name of a unit."))),
           needed("numerator", list_schema(or_null(number_schema("")))),
           needed("denominator", list_schema(or_null(number_schema("")), "Cases, expected events or exposure."))});
  data.openness = Openness::open;
  Schema options = object_schema("", {},
                                 "limits, overdispersion, trimmed_share, multiplier, ratio_spread, "
                                 "improvement_direction, exclude_index, unit, units, target_name, curves.");
  options.openness = Openness::open;
  Schema question = object_schema("FunnelQuestion",
                                  {needed("kind", choice_schema(kind_slugs(), "")), needed("data", std::move(data)),
                                   optional("target", or_null(number_schema("Written as the values are: multiplied."))),
                                   optional("options", std::move(options))},
                                  "Keys that are not known are ignored.");
  question.openness = Openness::open;
  return question;
}

Schema funnel_answer_schema() {
  std::vector<SchemaMember> curve = limit_members();
  curve.insert(curve.begin(), needed("denominator", number_schema("")));
  const Schema spread =
      object_schema("FunnelSpread", {needed("asked", choice_schema({"none", "additive", "multiplicative"}, "")),
                                     needed("applied", choice_schema({"none", "additive", "multiplicative"}, "")),
                                     maybe_number("phi", "About 1 where there is chance alone."),
                                     maybe_number("between_units", "Variance on the scale of the kind."),
                                     needed("units_used", whole_schema("In phi.")),
                                     needed("varies_more_than_chance", truth_schema(""))});
  return object_schema(
      "Funnel",
      {needed("kind", choice_schema(kind_slugs(), "")), needed("sentence", sentence_schema()),
       needed("limits", choice_schema({"normal", "exact", "gamma"}, "In use.")),
       needed("multiplier", number_schema("")), needed("target", number_schema("Multiplied, as the values.")),
       needed("target_name", text_schema("")), needed("overdispersion", spread),
       needed("units", list_schema(unit_schema(), "In the order asked.")),
       optional("curves", list_schema(object_schema("FunnelCurve", std::move(curve)), "Where asked for.")),
       needed("notes", list_schema(text_schema("")))},
      "What is undefined is null.");
}

}  // namespace qi::analysis
