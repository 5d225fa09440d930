#include "analysis/try_capability/capability_schema.h"

#include "analysis/try_capability/capability_findings.h"

namespace qi::analysis {
namespace {

using namespace shell;  // schema builders

SchemaMember maybe_number(std::string name, std::string meaning = {}) {
  return needed(std::move(name), or_null(number_schema(std::move(meaning))));
}

Schema interval_schema() {
  return object_schema("CapabilityInterval",
                       {maybe_number("lower", "null: it cannot be told."),
                        maybe_number("upper", "null: it cannot be told."), maybe_number("level")});
}

Schema stability_schema() {
  return object_schema("Stability", {needed("state", choice_schema({"stable", "unstable", "too-few-values"}, "")),
                                     needed("why", text_schema("In plain English."))});
}

Schema outside_schema() {
  return object_schema("PercentOutside", {maybe_number("below", "Percent; null without a lower limit."),
                                          maybe_number("above", "Percent; null without an upper limit.")});
}

Schema indices_schema(const std::string& name, const std::string& letter) {
  const Schema index =
      or_null(object_schema("CapabilityIndex", {maybe_number("value"), needed("interval", interval_schema())}));
  return object_schema(name, {needed("stability", stability_schema()), maybe_number("sigma"),
                              needed(letter + "p", index), needed(letter + "pl", index), needed(letter + "pu", index),
                              needed(letter + "pk", index), needed(letter + "pm", index)});
}

Schema shape_schema() {
  const Schema fit = object_schema(
      "FittedShape",
      {needed("shape", text_schema("")), needed("parameters", map_schema(or_null(number_schema("")))),
       maybe_number("anderson_darling"), maybe_number("modified_anderson_darling"), maybe_number("five_percent_point"),
       maybe_number("log_likelihood"), maybe_number("bayes_criterion"), needed("doubtful", truth_schema(""))});
  const Schema not_fitted = object_schema(
      "ShapeNotFitted", {needed("shape", text_schema("")), needed("why", text_schema("In plain English."))});
  return object_schema("ShapeTaken", {needed("taken", or_null(text_schema("null: none."))),
                                      needed("reason", text_schema("In plain English.")),
                                      needed("fits", list_schema(fit)), needed("not_fitted", list_schema(not_fitted))});
}

Schema standard_schema() {
  return object_schema(
      "StandardMet", {maybe_number("value", "The upper limit, or the lower where it is the only one."),
                      needed("meets", choice_schema({"at_most", "at_least"}, "")), needed("sentence", text_schema("")),
                      needed("within", whole_schema("")), needed("values", whole_schema("")), maybe_number("percent"),
                      needed("interval", interval_schema())});
}

Schema centile_schema() {
  return object_schema("CentileTold",
                       {maybe_number("probability"), maybe_number("value"), needed("interval", interval_schema()),
                        maybe_number("coverage", "Probability that the interval holds the centile of the process."),
                        needed("sentence", text_schema(""))});
}

Schema percentiles_schema() {
  return object_schema(
      "IndicesByPercentiles",
      {needed("stability", stability_schema()),
       needed("from", choice_schema({"fitted_distribution", "values_themselves"}, "")),
       maybe_number("low", "0.135th percentile."), maybe_number("median"), maybe_number("high", "99.865th percentile."),
       maybe_number("pp"), maybe_number("ppl"), maybe_number("ppu"), maybe_number("ppk")});
}

Schema histogram_schema() {
  const Schema bin =
      object_schema("HistogramBin", {maybe_number("above"), maybe_number("up_to"), needed("count", whole_schema(""))});
  return object_schema("HistogramBins", {maybe_number("width"), needed("bins", list_schema(bin))});
}

Schema sigma_level_schema() {
  return object_schema("SigmaLevel", {maybe_number("without_shift", "3 x Ppk."), maybe_number("less_shift_of_1_5"),
                                      maybe_number("dpmo_without_shift"), maybe_number("dpmo_with_shift_of_1_5")});
}

}  // namespace

Schema capability_question_schema() {
  const Schema numbers = list_schema(or_null(number_schema("")));
  Schema data = object_schema(
      "", {optional("y", list_schema(or_null(number_schema("")), "Values in time order; null is missing.")),
           optional("subgroups", list_schema(numbers, "A list for each, instead of y."))});
  data.openness = Openness::open;
  std::vector<std::string> shapes;
  for (const ShapeChoice& shape : capability_shapes())
    if (!shape.slug.empty()) shapes.emplace_back(shape.slug);
  Schema options = object_schema("", {optional("lsl", or_null(number_schema("Lower limit."))),
                                      optional("usl", or_null(number_schema("Upper limit."))),
                                      optional("target", or_null(number_schema("null: halfway between two limits."))),
                                      optional("confidence_level", number_schema("0.95 when left out.")),
                                      optional("centile", number_schema("0.9 when left out.")),
                                      optional("shape", choice_schema(std::move(shapes), "Left out: one is chosen."))});
  // A wrong option is refused by the reading in its own words.
  options.openness = Openness::open;
  Schema format = object_schema("", {}, "style and decimals: how sentences write values.");
  format.openness = Openness::open;
  Schema question = object_schema(
      "CapabilityQuestion",
      {needed("data", std::move(data)), needed("options", std::move(options)), optional("format", std::move(format))},
      "Keys that are not known are ignored.");
  question.openness = Openness::open;
  return question;
}

Schema capability_answer_schema() {
  const Schema sentence = object_schema("CapabilitySentence",
                                        {needed("headline", text_schema("")), needed("explanation", text_schema(""))});
  return object_schema(
      "CapabilityAnswer",
      {needed("stability", stability_schema()), needed("sentence", sentence), needed("values", whole_schema("Used.")),
       maybe_number("mean"), needed("standard", standard_schema()), needed("centile", centile_schema()),
       needed("observed", outside_schema()), needed("shape", shape_schema()),
       optional("within", indices_schema("IndicesWithin", "c")),
       optional("overall", indices_schema("IndicesOverall", "p")), optional("expected_within", outside_schema()),
       optional("expected_overall", outside_schema()), optional("sigma_level", sigma_level_schema()),
       optional("by_percentiles", percentiles_schema()), optional("expected_by_shape", outside_schema()),
       needed("histogram", histogram_schema()), needed("notes", list_schema(text_schema("")))},
      "What is undefined is null.");
}

}  // namespace qi::analysis
