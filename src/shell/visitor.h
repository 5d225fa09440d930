#pragma once
/// Who is asking, and the one question about permission. What roles mean stands here and nowhere else.
/// Who has which role is kept by the access slice.

#include <cstdint>
#include <optional>
#include <string>

#include "base/id.h"

namespace qi::shell {

struct AccountKind;
using AccountId = Id<AccountKind>;

enum class Role { viewer, contributor, administrator };
std::string_view slug(Role role);
std::optional<Role> parse_role(std::string_view slug);
std::string_view title(Role role);

enum class Permission {
  read_public,      ///< anyone: try it, chart guide, sign in
  read_measures,    ///< any signed-in person
  change_measures,  ///< contributors: points, imports, annotations, targets, phases
  administer,       ///< administrators: accounts, audit
};

struct Visitor {
  std::optional<AccountId> account;  ///< nullopt: not signed in
  std::string name;                  ///< "Priya Nair"
  Role role = Role::viewer;
  std::string csrf_token;  ///< of this session; "" when there is none

  bool signed_in() const { return account.has_value(); }
  bool may(Permission permission) const;
};

}  // namespace qi::shell
