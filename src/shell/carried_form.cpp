#include "shell/carried_form.h"

#include "ui/page_form.h"

namespace qi::shell {
namespace {

// Names of our own forms' fields hold no full stop, so a carried field is never taken for one of the sign-in form.
constexpr std::string_view kCarried = "carried.";

bool is_secret(std::string_view name) {
  // "current" and "new" are the passwords of one's own account's page.
  return name == ui::kCsrfField || name.find("password") != std::string_view::npos || name == "current" ||
         name == "new";
}

}  // namespace

CarriedFields fields_to_carry(const http::Form& sent) {
  CarriedFields fields;
  for (const auto& [name, value] : sent.fields())
    if (!is_secret(name)) fields.emplace_back(name, value);
  return fields;
}

CarriedFields carried_fields(const http::Form& sign_in) {
  CarriedFields fields;
  for (const auto& [name, value] : sign_in.fields())
    if (name.starts_with(kCarried)) fields.emplace_back(name.substr(kCarried.size()), value);
  return fields;
}

void write_carried(html::Page& h, const CarriedFields& fields) {
  for (const auto& [name, value] : fields) ui::hidden_field(h, std::string(kCarried) + name, value);
}

void write_hidden(html::Page& h, const CarriedFields& fields) {
  for (const auto& [name, value] : fields) ui::hidden_field(h, name, value);
}

}  // namespace qi::shell
