#include "shell/visitor.h"

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

bool Visitor::may(Permission permission) const {
  switch (permission) {
    case Permission::read_public: return true;
    case Permission::read_measures: return signed_in();
    case Permission::change_measures: return signed_in() && role != Role::viewer;
    case Permission::administer: return signed_in() && role == Role::administrator;
  }
  stop_at("a known permission", __FILE__, __LINE__);
}

}  // namespace qi::shell
