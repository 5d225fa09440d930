#include "measures/api/api_texts.h"

#include "measures/free_text_check.h"

namespace qi::measures {
namespace {

constexpr std::string_view kNoIdentifier = "no_identifier";

}  // namespace

shell::SchemaMember no_identifier_member() {
  return shell::optional(std::string(kNoIdentifier),
                         shell::truth_schema("true: no number in these texts is an NHS number."));
}

Done check_sent_texts(const json::Object& sent) {
  http::Form texts;
  for (const auto& [name, value] : sent) {
    if (name == kNoIdentifier && value.is_bool() && value.get_bool()) return {};
    if (value.is_string())
      texts.add(std::string(name.data(), name.size()),
                std::string(value.get_string().data(), value.get_string().size()));
  }
  std::vector<FieldError> errors;
  check_every_text(errors, texts);
  for (FieldError& error : errors)
    error.message =
        "This text holds a number that looks like an NHS number. Take it out, or send \"no_identifier\": true.";
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  return {};
}

}  // namespace qi::measures
