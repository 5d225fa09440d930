#include "measures/file_choices.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace qi::measures {

std::vector<FieldError> wrong_choices(const http::Form& query, std::span<const FileChoice> choices) {
  std::vector<FieldError> errors;
  for (const FileChoice& choice : choices) {
    const std::string_view given = query.get(choice.name);
    if (given.empty() || std::ranges::find(choice.values, given) != choice.values.end()) continue;
    const std::string offered =
        choice.values.empty() ? "There is none to choose, so leave it out."
                              : fmt::format("Give one of these, or leave it out: {}.", fmt::join(choice.values, ", "));
    errors.push_back(
        {fmt::format("?{}", choice.name), fmt::format("\"{}\" cannot be \"{}\". {}", choice.name, given, offered)});
  }
  return errors;
}

}  // namespace qi::measures
