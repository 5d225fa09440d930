#include "shell/visitor.h"

#include <gtest/gtest.h>

#include <array>

namespace qi::shell {
namespace {

TEST(Visitors, MayDoWhatTheirRoleSaysAndNothingMore) {
  using enum Permission;
  struct Expectation {
    std::optional<Role> role;  // nullopt: not signed in
    bool read_public, read_measures, change_measures, administer;
  };
  constexpr std::array kMatrix{
      Expectation{std::nullopt, true, false, false, false},
      Expectation{Role::viewer, true, true, false, false},
      Expectation{Role::contributor, true, true, true, false},
      Expectation{Role::administrator, true, true, true, true},
  };
  for (const Expectation& expected : kMatrix) {
    Visitor visitor;
    if (expected.role) visitor = {.account = AccountId{1}, .role = *expected.role};
    SCOPED_TRACE(expected.role ? slug(*expected.role) : "not signed in");
    EXPECT_EQ(visitor.may(read_public), expected.read_public);
    EXPECT_EQ(visitor.may(read_measures), expected.read_measures);
    EXPECT_EQ(visitor.may(change_measures), expected.change_measures);
    EXPECT_EQ(visitor.may(administer), expected.administer);
  }
}

TEST(Visitors, WithARoleButNoAccountMayNothingSignedInPeopleMay) {
  const Visitor visitor{.role = Role::administrator};
  EXPECT_FALSE(visitor.may(Permission::administer));
  EXPECT_FALSE(visitor.may(Permission::change_measures));
}

TEST(Roles, AreReadBackFromTheirSlugs) {
  for (const Role role : {Role::viewer, Role::contributor, Role::administrator})
    EXPECT_EQ(parse_role(slug(role)), role);
  EXPECT_EQ(parse_role("Administrator"), std::nullopt);
  EXPECT_EQ(parse_role(""), std::nullopt);
}

}  // namespace
}  // namespace qi::shell
