#pragma once
/// Free text that looks as if it held an NHS number: the form asks before it keeps it.
/// It decides by the number alone and knows no names; cells of files are patient_identifiers.h's.

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "http/form.h"

namespace qi::measures {

/// The tick by which a person says that no number is one of a patient.
inline constexpr std::string_view kNoIdentifierField = "no-identifier";

/// Adds an error for each named field whose text mentions a valid NHS number, unless the tick is set.
void check_free_text(std::vector<FieldError>& errors, const http::Form& form,
                     std::initializer_list<std::string_view> fields);
/// The same for every field that is typed: not the form's token, nor `figures`, whose cells are looked at when read.
void check_every_text(std::vector<FieldError>& errors, const http::Form& form);
/// One of the errors is of that kind: the page shows the tick.
bool asks_about_identifier(const std::vector<FieldError>& errors);
/// The tick, for below the field.
void no_identifier_tick(html::Page& h);

}  // namespace qi::measures
