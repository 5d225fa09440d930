#include "shell/visitor.h"

#include <algorithm>
#include <array>

#include "base/assert.h"
#include "base/named_value.h"

namespace qi::shell {
namespace {

constexpr std::array kRoles{
    NamedValue{Role::viewer, "viewer", "Viewer"},
    NamedValue{Role::contributor, "contributor", "Contributor"},
    NamedValue{Role::administrator, "administrator", "Administrator"},
};

constexpr std::array kScopeRows{
    NamedValue{Scope::read, "read", "Read measures, figures and charts"},
    NamedValue{Scope::write_figures, "write-figures", "Send figures"},
    NamedValue{Scope::write_choices, "write-choices", "Change definitions, targets, notes and limits"},
    NamedValue{Scope::administer, "administer", "Do what only administrators may"},
};

bool lets(const TokenUse& token, Permission permission) {
  const auto has = [&](Scope scope) { return std::ranges::find(token.scopes, scope) != token.scopes.end(); };
  switch (permission) {
    case Permission::read_public: return true;
    case Permission::read_measures:
    case Permission::read_places: return has(Scope::read);
    case Permission::change_measures: return has(Scope::write_figures) && has(Scope::write_choices);
    case Permission::write_figures: return has(Scope::write_figures);
    case Permission::write_choices: return has(Scope::write_choices);
    case Permission::read_people:
    case Permission::read_staff_details:
    case Permission::change_places:
    case Permission::load_staff:
    case Permission::administer: return has(Scope::administer);
  }
  stop_at("a known permission", __FILE__, __LINE__);
}

}  // namespace

std::string_view slug(Role role) {
  return named(kRoles, role).slug;
}
std::string_view title(Role role) {
  return named(kRoles, role).title;
}

std::optional<Role> parse_role(std::string_view slug) {
  return value_of(kRoles, slug);
}

std::string_view slug(Scope scope) {
  return named(kScopeRows, scope).slug;
}
std::string_view title(Scope scope) {
  return named(kScopeRows, scope).title;
}

std::optional<Scope> parse_scope(std::string_view slug) {
  return value_of(kScopeRows, slug);
}

bool Visitor::may(Permission permission) const {
  if (token && !lets(*token, permission)) return false;
  switch (permission) {
    case Permission::read_public: return true;
    case Permission::read_measures:
    case Permission::read_places:
    case Permission::read_people: return signed_in();
    case Permission::change_measures:
    case Permission::write_figures:
    case Permission::write_choices: return signed_in() && role != Role::viewer;
    case Permission::read_staff_details:
    case Permission::change_places:
    case Permission::load_staff:
    case Permission::administer: return signed_in() && role == Role::administrator;
  }
  stop_at("a known permission", __FILE__, __LINE__);
}

}  // namespace qi::shell
