#pragma once
/// The fields of a form that hold what was typed, each by its name: to fill the form from a request, to carry it on,
/// and to put what is wrong into the order in which people go through it. What a field means is for each form.

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/result.h"
#include "http/form.h"

namespace qi::analysis {

template <class Form>
struct TextField {
  std::string_view name;
  std::string Form::*text;
};
template <class Form>
using TextFields = std::span<const TextField<Form>>;

/// A form with what the request holds; fields that it lacks keep what is usual.
template <class Form>
Form filled_from(const http::Form& request, TextFields<Form> fields) {
  Form form;
  for (const TextField<Form>& field : fields)
    if (const auto typed = request.find(field.name)) form.*field.text = std::string(*typed);
  return form;
}

template <class Form>
std::vector<std::pair<std::string, std::string>> typed_in(const Form& form,
                                                          std::type_identity_t<TextFields<Form>> fields) {
  std::vector<std::pair<std::string, std::string>> typed;
  for (const TextField<Form>& field : fields) typed.emplace_back(field.name, form.*field.text);
  return typed;
}

/// One refusal with these errors, in the order of the fields.
template <class Form>
Error refusal_of(std::vector<FieldError> errors, TextFields<Form> fields) {
  std::ranges::stable_sort(errors, {}, [&](const FieldError& error) {
    return std::ranges::find(fields, error.field, &TextField<Form>::name) - fields.begin();
  });
  return Error::invalid_fields(std::move(errors));
}

}  // namespace qi::analysis
