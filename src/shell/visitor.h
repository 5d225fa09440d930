#pragma once
/// Who is asking, and the one question about permission. What roles mean stands here and nowhere else.
/// Who has which role is kept by the access slice.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"

namespace qi::shell {

struct AccountKind;
using AccountId = Id<AccountKind>;

enum class Role { viewer, contributor, administrator };
std::string_view slug(Role role);
std::optional<Role> parse_role(std::string_view slug);
std::string_view title(Role role);

enum class Permission {
  read_public,         ///< anyone: try it, chart guide, sign in
  read_measures,       ///< any signed-in person
  change_measures,     ///< contributors: points, imports, annotations, targets, phases
  write_figures,       ///< contributors, through the API: points
  write_choices,       ///< contributors, through the API: definitions, targets, notes, phases, exclusions
  read_places,         ///< any signed-in person: the organisation and its headcounts
  read_people,         ///< any signed-in person: names, jobs, places and work mail of colleagues; no program
  read_staff_details,  ///< administrators: band, contract, share of a week and numbers of colleagues
  change_places,       ///< administrators: open, change, merge and close places
  load_staff,          ///< administrators: give staff files
  administer,          ///< administrators: accounts, audit
};

/// What a token may do beside what its owner may do: each has one permission of the API.
enum class Scope { read, write_figures, write_choices, administer };
inline constexpr std::array kScopes{Scope::read, Scope::write_figures, Scope::write_choices, Scope::administer};
std::string_view slug(Scope scope);   ///< "write-figures"; stored
std::string_view title(Scope scope);  ///< "Send figures"
std::optional<Scope> parse_scope(std::string_view slug);

/// A token that a program signed in with.
struct TokenUse {
  std::int64_t number = 0;  ///< of the row, for the audit record
  std::vector<Scope> scopes;
  std::string name;  ///< what it is for: "Power BI refresh"
};

/// What a request brought to say who sends it.
enum class Credential {
  none_or_session,  ///< a browser: with a cookie or without
  token,            ///< a token that holds
  wrong_token,      ///< one that is unknown, revoked or has ended
  throttled_token   ///< one wrong token too many from that address
};

struct Visitor {
  std::optional<AccountId> account;  ///< nullopt: not signed in
  std::string name;                  ///< "Priya Nair"
  Role role = Role::viewer;
  std::string csrf_token;  ///< of this session; "" when there is none
  Credential credential = Credential::none_or_session;
  std::optional<TokenUse> token;  ///< narrows what the role may

  bool signed_in() const { return account.has_value(); }
  bool may(Permission permission) const;
};

}  // namespace qi::shell
