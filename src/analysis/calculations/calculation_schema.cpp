#include "analysis/calculations/calculation_schema.h"

#include "analysis/calculations/calculation_shelves.h"

namespace qi::analysis {
namespace {

using namespace shell;  // schema builders

SchemaMember maybe_number(std::string name, std::string meaning = {}) {
  return needed(std::move(name), or_null(number_schema(std::move(meaning))));
}

std::vector<std::string> calculation_slugs() {
  std::vector<std::string> slugs;
  for (const CalculationShelf& shelf : calculation_shelves())
    for (const stats::CalculationRow& row : shelf.rows()) slugs.emplace_back(row.slug);
  return slugs;
}

Schema table_schema() {
  const Schema row =
      object_schema("", {needed("name", text_schema("")), needed("values", list_schema(or_null(number_schema(""))))});
  return object_schema("CalculationTable",
                       {needed("table", text_schema("")), needed("title", text_schema("")),
                        needed("headings", list_schema(text_schema(""), "Of the names, then of each value.")),
                        needed("rows", list_schema(row))});
}

Schema curve_schema() {
  const Schema place = object_schema("", {maybe_number("across"), maybe_number("chance", "0 to 1.")});
  return object_schema("ChanceCurve", {needed("curve", text_schema("")), needed("title", text_schema("")),
                                       needed("across_label", text_schema("")),
                                       needed("across", choice_schema({"size", "share"}, "What is across.")),
                                       needed("places", list_schema(place, "From left to right.")),
                                       needed("marked", list_schema(place, "What was asked for or found."))});
}

}  // namespace

Schema calculation_question_schema() {
  // Which inputs there are is the calculation's to say, and their kinds differ.
  Schema inputs = object_schema(
      "", {}, "By input: a number, the name of an option, or a list of numbers or words for each row. Null: left out.");
  inputs.openness = Openness::open;
  Schema question = object_schema(
      "CalculationQuestion",
      {needed("calculation", choice_schema(calculation_slugs(), "")), needed("inputs", std::move(inputs))},
      "Keys beside these are ignored.");
  question.openness = Openness::open;
  return question;
}

Schema calculation_answer_schema() {
  const Schema interval = or_null(object_schema(
      "Interval", {maybe_number("lower", "null: open."), maybe_number("upper", "null: open."), maybe_number("level")}));
  const Schema figure =
      object_schema("CalculationFigure",
                    {needed("figure", text_schema("")), needed("label", text_schema("")), maybe_number("value"),
                     needed("unit", text_schema("Empty: that of the data, or none.")), needed("interval", interval)});
  const Schema variance = object_schema(
      "VarianceLine", {needed("source", text_schema("")), maybe_number("degrees"), maybe_number("sum_of_squares"),
                       maybe_number("mean_square"), maybe_number("f"), maybe_number("p_value")});
  return object_schema(
      "CalculationResult",
      {needed("calculation", text_schema("")), needed("method", text_schema("With the variant that was used.")),
       needed("figures", list_schema(figure, "The one to read first comes first.")),
       needed("tables", list_schema(table_schema())), needed("curves", list_schema(curve_schema())),
       needed("variance", list_schema(variance, "An analysis of variance, where one was made.")),
       needed("guidance", text_schema("How such figures are commonly read; no verdict; may be empty.")),
       needed("notes", list_schema(text_schema("")))},
      "What is undefined or infinite is null.");
}

}  // namespace qi::analysis
