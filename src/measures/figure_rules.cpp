#include "measures/figure_rules.h"

#include <fmt/format.h>

#include <cmath>

namespace qi::measures {
namespace {

// Published values are rounded: what is given beside its parts may differ from them by this share.
constexpr double kRoundingShare = 1e-3;

bool agree(double one, double other) {
  return std::abs(one - other) <= kRoundingShare * std::max(std::abs(one), std::abs(other));
}

}  // namespace

bool takes_parts(const Definition& definition) {
  return !definition.denominator.empty();
}

std::string out_of_bounds(const Definition& definition, double value) {
  if (definition.natural_lower && value < *definition.natural_lower)
    return fmt::format("The figure cannot be below {}.", show_target(*definition.natural_lower, definition.format));
  if (definition.natural_upper && value > *definition.natural_upper)
    return fmt::format("The figure cannot be above {}.", show_target(*definition.natural_upper, definition.format));
  return {};
}

void check_parts(const Definition& definition, double numerator, double denominator, std::vector<FieldError>& errors) {
  if (denominator <= 0) {
    errors.push_back({"denominator", "Enter a number above 0: there is nothing to divide by."});
    return;
  }
  if (!std::isfinite(*figure_of_parts(definition, numerator, denominator).value)) {
    errors.push_back({"numerator", "These two give a number that is too large. Check both."});
    return;
  }
  if (definition.format.style == ValueStyle::percent && numerator > denominator)
    errors.push_back({"numerator", "This number must not be above the one below it. Check which is which."});
}

Figure figure_of_parts(const Definition& definition, double numerator, double denominator) {
  return {.value = numerator / denominator * definition.factor, .numerator = numerator, .denominator = denominator};
}

Result<Figure> check_figure(const Definition& definition, Date period, const Figure& figure, Date today) {
  std::vector<FieldError> errors;
  if (period > today) errors.push_back({"period", "Enter a date that has passed: figures cannot be from the future."});
  Figure checked = figure;
  const bool both = figure.numerator && figure.denominator;
  if (!takes_parts(definition) && (figure.numerator || figure.denominator))
    errors.push_back({figure.numerator ? "numerator" : "denominator",
                      "This measure has no numerator and denominator. Send the value alone."});
  else if (figure.numerator && !figure.denominator)
    errors.push_back({"denominator", "Send the denominator too."});
  else if (!figure.numerator && figure.denominator)
    errors.push_back({"numerator", "Send the numerator too."});
  else if (both) {
    for (const auto& [field, count] : {std::pair("numerator", figure.numerator), {"denominator", figure.denominator}})
      if (*count < 0) errors.push_back({field, "A count cannot be below 0. Enter 0 or more."});
    if (errors.empty()) check_parts(definition, *figure.numerator, *figure.denominator, errors);
    if (errors.empty()) {
      checked = figure_of_parts(definition, *figure.numerator, *figure.denominator);
      if (figure.value && !agree(*figure.value, *checked.value))
        errors.push_back(
            {"value", "The value is not what numerator and denominator give. Leave it out, or correct it."});
      if (figure.value) checked.value = figure.value;
    }
  }
  if (checked.value)
    if (const std::string message = out_of_bounds(definition, *checked.value); !message.empty())
      errors.push_back({figure.value ? "value" : "numerator", message});
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  return checked;
}

}  // namespace qi::measures
