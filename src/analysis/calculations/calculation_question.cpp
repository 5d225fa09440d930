#include <algorithm>
#include <string>

#include "analysis/calculations/calculation_json.h"
#include "analysis/calculations/calculation_shelves.h"
#include "analysis/question_reading.h"
#include "base/text.h"
#include "json/json_writer.h"

namespace qi::analysis {
namespace {

using json::Object;
using json::Value;
using stats::CalculationInput;
using stats::CalculationRequest;
using stats::InputKind;

std::vector<std::string> words_of(std::string_view key, const Value& value) {
  if (!value.is_array()) refuse(key_name(key) + " must be a list of words, one for each row.");
  std::vector<std::string> words;
  for (const Value& each : value.as_array()) {
    if (!each.is_string()) refuse(key_name(key) + " must be a list of words, one for each row.");
    words.emplace_back(each.as_string());
  }
  return words;
}

std::vector<double> column_of(std::string_view key, const Value& value) {
  if (!value.is_array()) refuse(key_name(key) + " must be a list of numbers, one for each row.");
  return numbers(key, value);
}

void read_input(const CalculationInput& input, const Value& value, CalculationRequest& request) {
  const std::string slug(input.slug);
  if (value.is_null()) return;  // left out
  switch (input.kind) {
    case InputKind::number:
    case InputKind::positive:
    case InputKind::count:
    case InputKind::share: request.numbers.push_back({slug, number(slug, value)}); return;
    case InputKind::choice: request.choices.push_back({slug, text(slug, value)}); return;
    case InputKind::column: request.columns.push_back({slug, column_of(slug, value)}); return;
    case InputKind::words: request.words.push_back({slug, words_of(slug, value)}); return;
  }
}

CalculationQuestion question_of(const Object& whole) {
  const Value* named = whole.if_contains("calculation");
  if (!named) refuse("Send \"calculation\" with the name of one, like {\"calculation\": \"power-two-means\"}.");
  const std::string slug = text("calculation", *named);
  const auto calculation = find_calculation(slug);
  if (!calculation) refuse("We know no calculation called " + key_name(slug) + ". See GET /api/v1/stats/calculations.");
  CalculationQuestion question{.row = calculation->row, .request = {}};
  const Value* inputs = whole.if_contains("inputs");
  if (!inputs)
    refuse("Send \"inputs\" with a value for each input, like {\"inputs\": {\"sd\": 5, \"difference\": 2}}.");
  for (const auto& [key, value] : object_at("inputs", *inputs)) {
    const auto input = std::ranges::find(question.row->inputs, std::string_view(key), &CalculationInput::slug);
    if (input == question.row->inputs.end())
      refuse("There is no input " + key_name(key) + " of " + slug + ". Take it out, or check its spelling.");
    read_input(*input, value, question.request);
  }
  return question;
}

void write_input(json::Writer& w, const CalculationInput& input, const CalculationRequest& request) {
  const auto find = [&](const auto& list, auto member) {
    const auto found = std::ranges::find(list, input.slug, member);
    return found == list.end() ? nullptr : &*found;
  };
  if (const auto* number = find(request.numbers, &stats::Figure::slug)) w.key(input.slug).value(number->value);
  if (const auto* choice = find(request.choices, &CalculationRequest::Choice::slug))
    w.key(input.slug).value(choice->option);
  if (const auto* column = find(request.columns, &stats::Column::name))
    w.key(input.slug).array([&] {
      for (const double value : column->values) w.value(value);
    });
  if (const auto* words = find(request.words, &stats::Labels::name))
    w.key(input.slug).array([&] {
      for (const std::string& word : words->values) w.value(word);
    });
}

}  // namespace

Result<CalculationQuestion> read_calculation_question(std::string_view text) {
  return read_question(text, &question_of);
}

std::string calculation_question_of(const stats::CalculationRow& row, const CalculationRequest& request) {
  json::Writer w;
  w.object([&] {
    w.key("calculation").value(row.slug);
    w.key("inputs").object([&] {
      for (const CalculationInput& input : row.inputs) write_input(w, input, request);
    });
  });
  return std::move(w).take();
}

}  // namespace qi::analysis
