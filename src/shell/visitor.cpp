#include "shell/visitor.h"

#include <algorithm>
#include <array>

#include "base/assert.h"

namespace qi::shell {
namespace {

struct RoleRow {
  Role role;
  std::string_view slug;
  std::string_view title;
};

constexpr std::array kRoles{
    RoleRow{Role::viewer, "viewer", "Viewer"},
    RoleRow{Role::contributor, "contributor", "Contributor"},
    RoleRow{Role::administrator, "administrator", "Administrator"},
};

const RoleRow& row(Role role) {
  for (const RoleRow& each : kRoles)
    if (each.role == role) return each;
  stop_at("a known role", __FILE__, __LINE__);
}

struct ScopeRow {
  Scope scope;
  std::string_view slug;
  std::string_view title;
};

constexpr std::array kScopeRows{
    ScopeRow{Scope::read, "read", "Read measures, figures and charts"},
    ScopeRow{Scope::write_figures, "write-figures", "Send figures"},
    ScopeRow{Scope::write_choices, "write-choices", "Change definitions, targets, notes and limits"},
    ScopeRow{Scope::administer, "administer", "Do what only administrators may"},
};

const ScopeRow& row(Scope scope) {
  for (const ScopeRow& each : kScopeRows)
    if (each.scope == scope) return each;
  stop_at("a known scope", __FILE__, __LINE__);
}

bool lets(const TokenUse& token, Permission permission) {
  const auto has = [&](Scope scope) { return std::ranges::find(token.scopes, scope) != token.scopes.end(); };
  switch (permission) {
    case Permission::read_public: return true;
    case Permission::read_measures: return has(Scope::read);
    case Permission::change_measures: return has(Scope::write_figures) && has(Scope::write_choices);
    case Permission::write_figures: return has(Scope::write_figures);
    case Permission::write_choices: return has(Scope::write_choices);
    case Permission::administer: return has(Scope::administer);
  }
  stop_at("a known permission", __FILE__, __LINE__);
}

}  // namespace

std::string_view slug(Role role) {
  return row(role).slug;
}
std::string_view title(Role role) {
  return row(role).title;
}

std::optional<Role> parse_role(std::string_view slug) {
  for (const RoleRow& each : kRoles)
    if (each.slug == slug) return each.role;
  return std::nullopt;
}

std::string_view slug(Scope scope) {
  return row(scope).slug;
}
std::string_view title(Scope scope) {
  return row(scope).title;
}

std::optional<Scope> parse_scope(std::string_view slug) {
  for (const ScopeRow& each : kScopeRows)
    if (each.slug == slug) return each.scope;
  return std::nullopt;
}

bool Visitor::may(Permission permission) const {
  if (token && !lets(*token, permission)) return false;
  switch (permission) {
    case Permission::read_public: return true;
    case Permission::read_measures: return signed_in();
    case Permission::change_measures:
    case Permission::write_figures:
    case Permission::write_choices: return signed_in() && role != Role::viewer;
    case Permission::administer: return signed_in() && role == Role::administrator;
  }
  stop_at("a known permission", __FILE__, __LINE__);
}

}  // namespace qi::shell
