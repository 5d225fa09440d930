#pragma once
/// Somebody who works or worked for the trust, or with it. What they work as is in assignment.h; whether they can sign
/// in is the access slice's.

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"

namespace qi::people {

struct PersonRow;
using PersonId = Id<PersonRow>;

/// Who a person is, as the trust's records say.
struct PersonDetails {
  std::string staff_number;  ///< "" none
  std::string given_name;    ///< "Priyanka"
  std::string family_name;   ///< "Nair"
  std::string known_as;      ///< the given name that colleagues use: "Priya"; "" the given name
  std::string work_mail;     ///< lower case; "" none
  bool operator==(const PersonDetails&) const = default;
};

struct Person {
  PersonId id;
  PersonDetails details;
  std::optional<PersonId> merged_into;
  std::optional<Instant> erased_at;
};

/// "Priya Nair"; "Somebody whose name was erased".
std::string full_name(const PersonDetails& details);
std::string full_name(const Person& person);

/// Trimmed, mail lower case.
/// refuses  (fields "given_name", "family_name", "known_as", "work_mail", "staff_number") no name at all, more than 80
///          bytes, control characters, an address that is none, a number of more than 20 characters or with others than
///          letters, digits and hyphens.
Result<PersonDetails> check_person(PersonDetails typed);

}  // namespace qi::people
