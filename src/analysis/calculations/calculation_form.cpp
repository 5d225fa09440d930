#include "analysis/calculations/calculation_form.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "analysis/calculations/calculation_columns.h"
#include "base/number.h"
#include "base/text.h"
#include "tabular/number_reading.h"

namespace qi::analysis {
namespace {

using stats::CalculationInput;
using stats::InputKind;

// Anyone may ask, so one answer must stay small.
constexpr std::size_t kPastedBytes = 1'000'000;

/// As typed; empty: nothing there, or one of the marks for it.
Result<std::optional<double>> read_typed(const CalculationInput& input, std::string_view typed) {
  if (typed.empty() || tabular::is_missing_mark(typed)) return std::optional<double>();
  if (const auto plain = parse_plain_number(typed)) return plain;
  const auto read = tabular::read_number(typed);
  if (read && read->form == tabular::NumberForm::number) return std::optional(read->value);
  if (read && read->form == tabular::NumberForm::percent && input.kind == InputKind::share)
    return std::optional(read->value / 100);
  return Error::invalid(std::string(input.label) + ": give a plain number, like " +
                        (input.kind == InputKind::share   ? "0.8 or 80%."
                         : input.kind == InputKind::count ? "30."
                                                          : "2.5."));
}

void read_input(const CalculationInput& input, std::string_view typed, stats::CalculationRequest& request,
                std::vector<FieldError>& errors) {
  if (input.kind == InputKind::choice) {
    if (!typed.empty()) request.choices.push_back({std::string(input.slug), std::string(typed)});
    return;
  }
  const auto number = read_typed(input, typed);
  if (!number)
    errors.push_back({std::string(input.slug), number.error().message});
  else if (*number)
    request.numbers.push_back({std::string(input.slug), **number});
}

void read_table(const CalculationForm& form, CalculationReading& reading, std::vector<FieldError>& errors) {
  const auto refuse = [&](std::string sentence) { errors.push_back({std::string(kTableField), std::move(sentence)}); };
  if (trimmed(form.figures).empty()) return refuse("Paste or type a table with a heading for each column.");
  if (form.figures.size() > kPastedBytes)
    return refuse("That is more than this page can take. Paste a million letters or fewer.");
  if (!is_utf8(form.figures))
    return refuse("Some letters could not be read. Copy the cells again and paste them here.");
  const auto table = tabular::read_plain_table(form.figures);
  if (!table) return refuse(table.error().message);
  reading.problems = table->problems();
  auto columns = calculation_columns(*table, form.row->inputs);
  if (!columns) return refuse(columns.error().message);
  reading.request.columns = std::move(columns->columns);
  reading.request.words = std::move(columns->words);
  reading.headings = std::move(columns->headings);
  reading.notes = std::move(columns->notes);
}

}  // namespace

std::string_view CalculationForm::text(std::string_view slug) const {
  const auto found = std::ranges::find(inputs, slug, [](const auto& each) { return std::string_view(each.first); });
  return found == inputs.end() ? std::string_view() : std::string_view(found->second);
}

void CalculationForm::set(std::string_view slug, std::string text) {
  const auto found = std::ranges::find(inputs, slug, [](const auto& each) { return std::string_view(each.first); });
  if (found != inputs.end()) found->second = std::move(text);
}

CalculationForm usual_form(const stats::CalculationRow& row) {
  CalculationForm form{.row = &row};
  for (const CalculationInput& input : row.inputs) {
    if (is_in_table(input)) continue;
    std::string text = input.kind == InputKind::choice ? std::string(input.options.front().slug)
                       : !std::isnan(input.usual)      ? shortest(input.usual)
                                                       : std::string();
    form.inputs.emplace_back(input.slug, std::move(text));
  }
  return form;
}

CalculationForm calculation_form_of(const stats::CalculationRow& row, const http::Form& fields) {
  CalculationForm form = usual_form(row);
  form.figures = fields.get(kTableField);
  for (auto& [slug, text] : form.inputs) text = fields.get(slug);
  return form;
}

std::vector<std::pair<std::string, std::string>> fields_of(const CalculationForm& form) {
  std::vector<std::pair<std::string, std::string>> fields;
  if (takes_table(*form.row)) fields.emplace_back(kTableField, form.figures);
  fields.insert(fields.end(), form.inputs.begin(), form.inputs.end());
  return fields;
}

Result<CalculationReading> read_calculation_form(const CalculationForm& form) {
  CalculationReading reading{.row = form.row};
  std::vector<FieldError> errors;
  if (takes_table(*form.row)) read_table(form, reading, errors);
  for (const CalculationInput& input : form.row->inputs)
    if (!is_in_table(input)) read_input(input, trimmed(form.text(input.slug)), reading.request, errors);
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  return reading;
}

}  // namespace qi::analysis
