#pragma once
/// What the address of a file may choose, and the refusal of anything else: a program that reads a file cannot see that
/// it holds another choice than the one it asked for. Pages are more patient: see wall_query.h and measure_query.h.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/form.h"

namespace qi::measures {

/// A parameter and the values that it takes. An empty value is as if it was left out.
struct FileChoice {
  std::string_view name;
  std::vector<std::string> values;
};

/// A sentence for each parameter whose value is none of its choices, with its field as "?area". Empty: all are.
/// example  "area" cannot be "nope". Give one of these, or leave it out: Call answering, Response times.
std::vector<FieldError> wrong_choices(const http::Form& query, std::span<const FileChoice> choices);

}  // namespace qi::measures
