#include "access/account.h"

#include <algorithm>

#include "base/text.h"
#include "tabular/patient_identifiers.h"

namespace qi::access {
namespace {

constexpr std::size_t kLongestName = 100;
constexpr std::size_t kLongestEmail = 254;  // RFC 5321, section 4.5.3.1.3, without the angle brackets

bool looks_like_an_email(std::string_view email) {
  const std::size_t at = email.find('@');
  return email.size() <= kLongestEmail && at != std::string_view::npos && at > 0 && email.rfind('@') == at &&
         at + 1 < email.size() && email.find(' ') == std::string_view::npos && !has_control_characters(email);
}

}  // namespace

std::string normal_email(std::string_view typed) {
  return lowered(trimmed(typed));
}

Result<std::string> check_name(std::string_view typed) {
  const std::string_view name = trimmed(typed);
  if (name.empty()) return Error::invalid_fields({{"name", "Enter a name, such as Priya Nair."}});
  if (name.size() > kLongestName) return Error::invalid_fields({{"name", "Use a shorter name, up to 100 letters."}});
  if (has_control_characters(name)) return Error::invalid_fields({{"name", "Enter the name on one line."}});
  if (tabular::mentions_nhs_number(name))
    return Error::invalid_fields({{"name", "This name holds a number that looks like an NHS number. Take it out."}});
  return std::string(name);
}

Result<CheckedAccount> check_account(const NewAccount& typed) {
  std::vector<FieldError> errors;
  CheckedAccount checked{.email = normal_email(typed.email)};
  const auto name = check_name(typed.name);
  if (name)
    checked.name = *name;
  else
    errors.insert(errors.end(), name.error().fields.begin(), name.error().fields.end());
  if (!looks_like_an_email(checked.email))
    errors.push_back({"email", "Enter an email address, such as priya.nair@example.nhs.uk."});
  const auto role = shell::parse_role(typed.role);
  if (role)
    checked.role = *role;
  else
    errors.push_back({"role", "Choose what this person may do."});
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  return checked;
}

}  // namespace qi::access
