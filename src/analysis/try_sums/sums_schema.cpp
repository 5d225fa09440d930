#include "analysis/try_sums/sums_schema.h"

#include "spc/analysis.h"

namespace qi::analysis {
namespace {

using namespace shell;  // schema builders

Schema numbers(std::string meaning) {
  return list_schema(or_null(number_schema("")), std::move(meaning));
}
SchemaMember maybe_number(std::string name, std::string meaning = {}) {
  return needed(std::move(name), or_null(number_schema(std::move(meaning))));
}

Schema open_object(std::string name, std::vector<SchemaMember> members, std::string meaning) {
  Schema schema = object_schema(std::move(name), std::move(members), std::move(meaning));
  schema.openness = Openness::open;
  return schema;
}

template <class Kinds>
std::vector<std::string> slugs_of(const Kinds& kinds) {
  std::vector<std::string> slugs;
  for (const auto kind : kinds) slugs.emplace_back(spc::slug(kind));
  return slugs;
}

SchemaMember sentence_member() {
  return needed("sentence", object_schema("", {needed("headline", text_schema("")),
                                               needed("explanation", text_schema("In plain English."))}));
}

SchemaMember states_member() {
  return needed("state", list_schema(choice_schema(slugs_of(spc::kEveryPointState), "")));
}

}  // namespace

Schema sums_question_schema() {
  return open_object(
      "SumsQuestion",
      {optional("chart", choice_schema({"cusum", "bcusum", "racusum"}, "cusum when left out.")),
       needed("data", open_object("", {},
                                  "y, or subgroups, of a cusum; y of a bcusum; outcome and expected_risk of a racusum. "
                                  "dates beside them where there are any.")),
       optional("options", open_object("", {}, "See docs/api/sums.md: every option and what it does."))},
      "Further keys: frequency, format. Keys that are not known are ignored.");
}

Schema sums_answer_schema() {
  const Schema signal = object_schema(
      "SumSignal", {needed("side", choice_schema({"high", "low"}, "")), needed("first", whole_schema("")),
                    needed("last", whole_schema("")), needed("began", whole_schema("Where the sum left 0 before it.")),
                    needed("gathered", whole_schema("Values from there to the first place.")),
                    maybe_number("level", "Of a CUSUM: an estimate of the new level.")});
  const Schema points = object_schema(
      "SumPoints",
      {needed("value", numbers("")), needed("high", numbers("What speaks for a rise: 0 or more.")),
       needed("low", numbers("What speaks for a fall: 0 or less.")),
       needed("signals_high", list_schema(truth_schema(""))), needed("signals_low", list_schema(truth_schema(""))),
       states_member(), optional("score", numbers("Of a racusum: what each case adds to high.")),
       optional("vlad", numbers("Of a racusum: events expected less observed, so far."))});
  return object_schema(
      "SumsAnswer",
      {needed("chart", text_schema("")), needed("points", points), maybe_number("upper"), maybe_number("lower"),
       needed("signals", list_schema(signal)),
       needed("figures", map_schema(or_null(number_schema("")), "centre and sigma; or accepted, raised and lowered.")),
       needed("latest", or_null(whole_schema(""))),
       needed("variation_icon", choice_schema(slugs_of(spc::kEveryVariation), "")), sentence_member(),
       needed("setting", text_schema("What size of change it is set to find."))},
      "All places are counted from 0. What is undefined is null.");
}

Schema distance_question_schema() {
  return open_object(
      "DistanceQuestion",
      {optional("chart", text_schema("Ignored.")),
       needed("data", open_object("", {},
                                  "A list of numbers for each figure by its name, or a list of lists for each: its "
                                  "subgroups. Or x: a list of rows. dates beside them where there are any.")),
       optional("options", open_object("", {}, "confidence_level, baseline_n, exclude_index, rebase_before_index."))},
      "Further keys: frequency. Keys that are not known are ignored.");
}

Schema distance_answer_schema() {
  const Schema points = object_schema(
      "DistancePoints",
      {needed("statistic", numbers("T squared.")), needed("upper", numbers("The limit of each place.")),
       needed("outside", list_schema(truth_schema(""))), states_member(),
       needed("parts", list_schema(numbers(""), "How much smaller T squared would be without each figure."))});
  return object_schema(
      "DistanceAnswer",
      {needed("chart", text_schema("")), needed("variables", list_schema(text_schema(""))), needed("points", points),
       needed("centre", numbers("The mean of each figure.")), needed("covariance", list_schema(numbers(""))),
       maybe_number("upper", "For the places that set centre and covariance."),
       maybe_number("upper_of_new", "For the ones after them."), maybe_number("confidence"),
       needed("baseline_used", whole_schema("")), needed("outside", list_schema(whole_schema(""))), sentence_member()},
      "All places are counted from 0. What is undefined is null.");
}

}  // namespace qi::analysis
