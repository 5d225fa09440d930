#include "measures/free_text_check.h"

#include <algorithm>

#include "tabular/patient_identifiers.h"
#include "ui/checkboxes.h"
#include "ui/form_field.h"

namespace qi::measures {
namespace {

constexpr std::string_view kLooksLikeOne =
    "This text holds a number that looks like an NHS number. Take it out, or tick that it is not one.";

/// Figures have their own check, and a random token may hold ten digits in a row.
bool is_typed_text(std::string_view field) {
  return field != "figures" && field != ui::kCsrfField;
}

}  // namespace

void check_free_text(std::vector<FieldError>& errors, const http::Form& form,
                     std::initializer_list<std::string_view> fields) {
  if (form.has(kNoIdentifierField)) return;
  for (const std::string_view field : fields)
    if (tabular::mentions_nhs_number(form.get(field)))
      errors.push_back({std::string(field), std::string(kLooksLikeOne)});
}

void check_every_text(std::vector<FieldError>& errors, const http::Form& form) {
  if (form.has(kNoIdentifierField)) return;
  for (const auto& [name, text] : form.fields())
    if (is_typed_text(name) && tabular::mentions_nhs_number(text)) errors.push_back({name, std::string(kLooksLikeOne)});
}

bool asks_about_identifier(const std::vector<FieldError>& errors) {
  return std::ranges::any_of(errors, [](const FieldError& error) { return error.message == kLooksLikeOne; });
}

void no_identifier_tick(html::Page& h) {
  ui::checkboxes(h, {.name = std::string(kNoIdentifierField),
                     .choices = {{"yes", "It is not an NHS number and names no patient", ""}}});
}

}  // namespace qi::measures
