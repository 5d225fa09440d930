#include "stats/calculation.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/assert.h"
#include "base/number.h"
#include "stats/number_range.h"

namespace qi::stats {
namespace {

const CalculationInput* find_input(std::span<const CalculationInput> inputs, std::string_view slug) {
  const auto found = std::ranges::find(inputs, slug, &CalculationInput::slug);
  return found == inputs.end() ? nullptr : &*found;
}

/// "Standard deviation: give a number above 0."
std::string about(const CalculationInput& input, std::string_view rest) {
  return std::string(input.label) + ": " + std::string(rest);
}

// Beyond these a product of two inputs may leave the range of numbers, and counts are no longer whole.
constexpr double kMostSize = 1e50;
constexpr double kMostCount = 1e15;

/// What is wrong with a number, as a sentence; empty: nothing.
std::string fault_of(const CalculationInput& input, double value) {
  if (!std::isfinite(value)) return about(input, "give a finite number.");
  switch (input.kind) {
    case InputKind::positive:
      if (!(value > 0)) return about(input, "give a number above 0.");
      if (value > kMostSize || value < 1 / kMostSize)
        return about(input, "give this in another unit; the number is too large or too small to work with.");
      return "";
    case InputKind::number:
      if (std::abs(value) > kMostSize) return about(input, "give this in another unit; the number is too large.");
      return "";
    case InputKind::share:
      if (!(value > 0 && value < 1)) return about(input, "give a share between 0 and 1.");
      if (!is_usable_share(value)) return about(input, "give a share that is not so close to 0 or 1.");
      return "";
    case InputKind::count:
      if (value > kMostCount) return about(input, "give a smaller number; so many cannot be counted one by one.");
      if (value != std::floor(value) || value < input.least)
        return about(input, "give a whole number of " + grouped(input.least, 0) + " or more.");
      return "";
    case InputKind::choice:
    case InputKind::column:
    case InputKind::words: return "";
  }
  return "";
}

constexpr bool is_number(InputKind kind) {
  return kind != InputKind::choice && kind != InputKind::column && kind != InputKind::words;
}

std::optional<double> number_in(const CalculationRequest& request, std::string_view slug) {
  const auto found = std::ranges::find(request.numbers, slug, &Figure::slug);
  if (found == request.numbers.end() || std::isnan(found->value)) return std::nullopt;
  return found->value;
}

/// What of the request belongs to no input, or to one of another kind.
void find_strangers(std::span<const CalculationInput> inputs, const CalculationRequest& request,
                    std::vector<FieldError>& errors) {
  const auto look = [&](std::string_view slug, auto fits) {
    const CalculationInput* input = find_input(inputs, slug);
    if (!input || !fits(input->kind))
      errors.push_back({std::string(slug), "Leave out " + std::string(slug) + ": this calculation does not take it."});
  };
  for (const Figure& figure : request.numbers) look(figure.slug, is_number);
  for (const auto& choice : request.choices)
    look(choice.slug, [](InputKind kind) { return kind == InputKind::choice; });
  for (const Column& column : request.columns)
    look(column.name, [](InputKind kind) { return kind == InputKind::column; });
  for (const Labels& labels : request.words) look(labels.name, [](InputKind kind) { return kind == InputKind::words; });
}

void check_input(const CalculationInput& input, const CalculationRequest& request, std::vector<FieldError>& errors) {
  const auto refuse = [&](std::string sentence) { errors.push_back({std::string(input.slug), std::move(sentence)}); };
  const auto refuse_missing = [&] {
    if (input.need == Need::required) refuse(about(input, "give this; the calculation needs it."));
  };
  if (input.kind == InputKind::choice) {
    const auto found = std::ranges::find(request.choices, input.slug, &CalculationRequest::Choice::slug);
    if (found != request.choices.end() &&
        std::ranges::find(input.options, found->option, &InputOption::slug) == input.options.end())
      refuse(about(input, "choose one of the options."));
  } else if (input.kind == InputKind::column) {
    const auto found = std::ranges::find(request.columns, input.slug, &Column::name);
    if (found == request.columns.end() || found->values.empty()) return refuse_missing();
    if (std::ranges::any_of(found->values, [](double value) { return std::isinf(value); }))
      refuse(about(input, "every figure must be finite."));
  } else if (input.kind == InputKind::words) {
    const auto found = std::ranges::find(request.words, input.slug, &Labels::name);
    if (found == request.words.end() || found->values.empty()) refuse_missing();
  } else {
    const auto value = number_in(request, input.slug);
    if (!value) {
      if (std::isnan(input.usual)) refuse_missing();
    } else if (auto fault = fault_of(input, *value); !fault.empty()) {
      refuse(std::move(fault));
    }
  }
}

void check_open_input(std::span<const CalculationInput> inputs, const CalculationRequest& request,
                      std::vector<FieldError>& errors) {
  std::string names;
  std::string_view first;
  std::size_t open = 0;
  for (const CalculationInput& input : inputs) {
    if (input.need != Need::one_open) continue;
    names += (names.empty() ? "" : ", ") + std::string(input.label);
    if (first.empty()) first = input.slug;
    if (!number_in(request, input.slug)) ++open;
  }
  if (!names.empty() && open != 1)
    errors.push_back({std::string(first), "Leave exactly one of these empty, to have it worked out: " + names + "."});
}

}  // namespace

std::optional<double> CalculationInputs::given(std::string_view slug) const {
  const CalculationInput* input = find_input(inputs_, slug);
  QI_ASSERT(input && is_number(input->kind));
  if (const auto value = number_in(request_, slug)) return value;
  if (input->need == Need::one_open || std::isnan(input->usual)) return std::nullopt;
  return input->usual;
}

double CalculationInputs::number(std::string_view slug) const {
  return given(slug).value_or(kUndefined);
}

std::string_view CalculationInputs::choice(std::string_view slug) const {
  const CalculationInput* input = find_input(inputs_, slug);
  QI_ASSERT(input && input->kind == InputKind::choice && !input->options.empty());
  const auto found = std::ranges::find(request_.choices, slug, &CalculationRequest::Choice::slug);
  return found == request_.choices.end() ? input->options.front().slug : std::string_view(found->option);
}

std::span<const double> CalculationInputs::column(std::string_view slug) const {
  const auto found = std::ranges::find(request_.columns, slug, &Column::name);
  return found == request_.columns.end() ? std::span<const double>() : found->values;
}

std::span<const std::string> CalculationInputs::words(std::string_view slug) const {
  const auto found = std::ranges::find(request_.words, slug, &Labels::name);
  return found == request_.words.end() ? std::span<const std::string>() : found->values;
}

Result<CalculationResult> run_calculation(const CalculationRow& row, const CalculationRequest& request) {
  std::vector<FieldError> errors;
  find_strangers(row.inputs, request, errors);
  for (const CalculationInput& input : row.inputs) check_input(input, request, errors);
  check_open_input(row.inputs, request, errors);
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  auto result = row.run(CalculationInputs(row.inputs, request));
  if (result) result->guidance = row.guidance;
  return result;
}

}  // namespace qi::stats
