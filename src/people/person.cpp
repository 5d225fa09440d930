#include "people/person.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "client/mail.h"

namespace qi::people {
namespace {

constexpr std::size_t kMostNameBytes = 80;
constexpr std::size_t kMostNumberBytes = 20;

bool is_staff_number(std::string_view text) {
  const auto allowed = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-';
  };
  return text.size() <= kMostNumberBytes && std::ranges::all_of(text, allowed);
}

void check_one_name(const std::string& name, std::string_view field, std::string_view what,
                    std::vector<FieldError>& errors) {
  if (name.size() > kMostNameBytes)
    errors.push_back(
        {std::string(field), fmt::format("Use a shorter {}, at most {} characters.", what, kMostNameBytes)});
  else if (has_control_characters(name))
    errors.push_back({std::string(field), fmt::format("Enter the {} on one line.", what)});
}

}  // namespace

std::string full_name(const PersonDetails& details) {
  const std::string& given = details.known_as.empty() ? details.given_name : details.known_as;
  if (given.empty() || details.family_name.empty()) return given + details.family_name;
  return given + " " + details.family_name;
}

std::string full_name(const Person& person) {
  return person.erased_at ? "Somebody whose name was erased" : full_name(person.details);
}

Result<PersonDetails> check_person(PersonDetails typed) {
  typed.staff_number = trimmed(typed.staff_number);
  typed.given_name = trimmed(typed.given_name);
  typed.family_name = trimmed(typed.family_name);
  typed.known_as = trimmed(typed.known_as);
  typed.work_mail = lowered(trimmed(typed.work_mail));

  std::vector<FieldError> errors;
  if (typed.given_name.empty() && typed.family_name.empty())
    errors.push_back({"family_name", "Enter a name, like Priya Nair."});
  check_one_name(typed.given_name, "given_name", "given name", errors);
  check_one_name(typed.family_name, "family_name", "family name", errors);
  check_one_name(typed.known_as, "known_as", "name that colleagues use", errors);
  if (!typed.work_mail.empty() && !client::is_mail_address(typed.work_mail))
    errors.push_back({"work_mail", "Enter a work address, like priya.nair@example.nhs.uk, or leave it empty."});
  if (!is_staff_number(typed.staff_number))
    errors.push_back(
        {"staff_number", "Enter a staff number of at most 20 letters, digits and hyphens, like 20114467."});
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  return typed;
}

}  // namespace qi::people
