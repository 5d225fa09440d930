#pragma once
/// A person's account: who they are and what they may do.
/// Rows are read and written by account_store.h.

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/result.h"
#include "shell/visitor.h"

namespace qi::access {

using shell::AccountId;
using shell::Role;

struct Account {
  AccountId id;
  std::string email;  ///< lower case
  std::string name;
  Role role = Role::viewer;
  Instant created_at;
  std::optional<Instant> closed_at;  ///< nullopt: may sign in
};

/// What somebody typed to add an account.
struct NewAccount {
  std::string email;
  std::string name;
  std::string role;  ///< slug
};

/// An account that may be created: trimmed, email lower case.
struct CheckedAccount {
  std::string email;
  std::string name;
  Role role = Role::viewer;
};
/// refuses  every wrong field: an email without a name and a place, a name that check_name refuses, an unknown
///          role.
Result<CheckedAccount> check_account(const NewAccount& typed);

/// The name of an account or a token. Returns it trimmed.
/// refuses  an empty name, more than 100 bytes, control characters, an NHS number.
Result<std::string> check_name(std::string_view typed);

/// As accounts are looked up: trimmed, ASCII letters lowered.
std::string normal_email(std::string_view typed);

}  // namespace qi::access
