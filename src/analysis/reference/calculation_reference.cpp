#include <fmt/format.h>

#include <cmath>

#include "analysis/calculations/calculation_examples.h"
#include "analysis/calculations/calculation_json.h"
#include "analysis/calculations/calculation_shelves.h"
#include "analysis/reference/reference_view.h"
#include "base/assert.h"
#include "base/number.h"
#include "base/text.h"

namespace qi::analysis {
namespace {

using stats::CalculationInput;
using stats::InputKind;

std::string takes_words(const CalculationInput& input) {
  switch (input.kind) {
    case InputKind::number: return "A number";
    case InputKind::positive: return "A number above 0";
    case InputKind::count: return fmt::format("A whole number of {} or more", grouped(input.least, 0));
    case InputKind::share: return "A share between 0 and 1";
    case InputKind::column: return "A column of figures";
    case InputKind::words: return "A column of words";
    case InputKind::choice: break;
  }
  std::string words;
  for (const stats::InputOption& option : input.options)
    words += (words.empty() ? "" : "; ") + std::string(option.label);
  return words;
}

std::string need_words(const CalculationInput& input) {
  switch (input.need) {
    case stats::Need::required: return "Yes";
    case stats::Need::one_open: return "One of these is left out and worked out";
    case stats::Need::optional: break;
  }
  if (input.kind == InputKind::choice) return "No: the first is taken";
  return std::isnan(input.usual) ? "No" : "No: " + shortest(input.usual) + " is taken";
}

ui::DataTable inputs_table(const stats::CalculationRow& row) {
  ui::DataTable made{.caption = "Inputs of the calculation",
                     .caption_sight = ui::CaptionSight::for_screen_readers,
                     .columns = {{"Input"}, {"Name for programs"}, {"Takes"}, {"Needed?"}},
                     .rows = {},
                     .density = ui::TableDensity::tight,
                     .width = ui::TableWidth::cards};
  for (const CalculationInput& input : row.inputs) {
    std::string takes = takes_words(input);
    if (!input.unit.empty()) takes += ", in " + std::string(input.unit);
    made.rows.push_back({.cells = {{.text = std::string(input.label)},
                                   {.text = std::string(input.slug)},
                                   {.text = std::move(takes)},
                                   {.text = need_words(input)}}});
  }
  return made;
}

}  // namespace

std::optional<ReferenceEntry> calculation_reference(std::string_view slug) {
  const auto calculation = find_calculation(slug);
  if (!calculation) return std::nullopt;
  const stats::CalculationRow& row = *calculation->row;
  ReferenceEntry entry{.kicker = std::string(calculation->shelf->reference),
                       .title = std::string(row.title),
                       .what_for = std::string(row.what_for)};
  entry.facts = {{.key = "Answers", .value = std::string(row.question)},
                 {.key = "Formula", .value = std::string(row.formula)},
                 {.key = "Source", .value = std::string(row.source)},
                 {.key = "How such figures are commonly read", .value = std::string(row.guidance)}};
  entry.inputs = inputs_table(row);
  const CalculationExample* example = find_calculation_example(slug);
  QI_ASSERT(example != nullptr);  // a test asks for every row
  entry.story = fmt::format("{} The figures are made up.", example->story);
  const CalculationForm form = form_of(*example, row);
  auto reading = read_calculation_form(form);
  QI_ASSERT(static_cast<bool>(reading));  // a test runs every example
  entry.question = calculation_question_of(row, reading->request);
  entry.question_path = "/api/v1/stats/calculations";
  const auto worked = work_out(*std::move(reading));
  QI_ASSERT(static_cast<bool>(worked));  // a test runs every example
  entry.worked = answer_of(*worked);
  entry.try_with =
      TryWith{.action = calculation_url(*calculation), .text = "Try it with these", .fields = fields_of(form)};
  return entry;
}

}  // namespace qi::analysis
