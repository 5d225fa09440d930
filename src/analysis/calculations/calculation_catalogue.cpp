#include <array>
#include <cmath>
#include <string>
#include <utility>

#include "analysis/calculations/calculation_json.h"
#include "analysis/calculations/calculation_shelves.h"
#include "base/assert.h"
#include "json/json_writer.h"

namespace qi::analysis {
namespace {

using namespace shell;  // schema builders
using json::Writer;
using stats::CalculationInput;
using stats::CalculationRow;

std::string_view slug(stats::InputKind kind) {
  switch (kind) {
    case stats::InputKind::number: return "number";
    case stats::InputKind::positive: return "positive";
    case stats::InputKind::count: return "count";
    case stats::InputKind::share: return "share";
    case stats::InputKind::choice: return "choice";
    case stats::InputKind::column: return "column";
    case stats::InputKind::words: return "words";
  }
  stop_at("a known kind of input", __FILE__, __LINE__);
}

std::string_view slug(stats::Need need) {
  switch (need) {
    case stats::Need::required: return "required";
    case stats::Need::optional: return "optional";
    case stats::Need::one_open: return "one_open";
  }
  stop_at("a known need", __FILE__, __LINE__);
}

void write_input(Writer& w, const CalculationInput& input) {
  w.key("input").value(input.slug);
  w.key("label").value(input.label);
  w.key("unit").value(input.unit);
  w.key("kind").value(slug(input.kind));
  w.key("need").value(slug(input.need));
  w.key("least");
  if (input.kind == stats::InputKind::count)
    w.value(input.least);
  else
    w.null();
  w.key("usual").value(input.usual);
  w.key("options").array([&] {
    for (const stats::InputOption& option : input.options)
      w.object([&] {
        w.key("option").value(option.slug);
        w.key("label").value(option.label);
      });
  });
}

void write_row(Writer& w, const CalculationShelf& shelf, const CalculationRow& row) {
  w.key("calculation").value(row.slug);
  w.key("group").value(shelf.slug);
  w.key("title").value(row.title);
  w.key("question").value(row.question);
  w.key("what_for").value(row.what_for);
  w.key("formula").value(row.formula);
  w.key("source").value(row.source);
  w.key("guidance").value(row.guidance);
  w.key("inputs").array([&] {
    for (const CalculationInput& input : row.inputs) w.object([&] { write_input(w, input); });
  });
}

Schema row_schema() {
  const Schema option = object_schema("", {needed("option", text_schema("")), needed("label", text_schema(""))});
  const Schema input = object_schema(
      "CalculationInput",
      {needed("input", text_schema("What a question calls it.")), needed("label", text_schema("")),
       needed("unit", text_schema("Empty: that of the data, or none.")),
       needed("kind", choice_schema({"number", "positive", "count", "share", "choice", "column", "words"}, "")),
       needed("need", choice_schema({"required", "optional", "one_open"},
                                    "one_open: of all of these exactly one is left out; it is worked out.")),
       needed("least", or_null(number_schema("Of a count."))),
       needed("usual", or_null(number_schema("What an optional number is when it is left out."))),
       needed("options", list_schema(option, "Of a choice; the first is the default."))});
  return object_schema("Calculation",
                       {needed("calculation", text_schema("What a question calls it.")),
                        needed("group", text_schema("plan or measurement.")), needed("title", text_schema("")),
                        needed("question", text_schema("")), needed("what_for", text_schema("One sentence.")),
                        needed("formula", text_schema("In words and symbols.")), needed("source", text_schema("")),
                        needed("guidance", text_schema("May be empty.")), needed("inputs", list_schema(input))});
}

}  // namespace

CatalogueJson calculations_json() {
  Writer w;
  w.object([&] {
    w.key("calculations").array([&] {
      for (const CalculationShelf& shelf : calculation_shelves())
        for (const CalculationRow& row : shelf.rows()) w.object([&] { write_row(w, shelf, row); });
    });
  });
  return {std::move(w).take(),
          object_schema("CalculationCatalogue", {needed("calculations", list_schema(row_schema()))})};
}

}  // namespace qi::analysis
