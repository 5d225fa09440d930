#include "people/org_tree.h"

#include <gtest/gtest.h>

namespace qi::people {
namespace {

OrgUnit unit(std::int64_t id, std::string name, UnitKind kind, std::optional<std::int64_t> parent) {
  return {.id = {id},
          .code = "U-" + std::to_string(id),
          .facts = {.name = name,
                    .short_name = name,
                    .kind = kind,
                    .parent = parent ? std::optional(UnitId{*parent}) : std::nullopt}};
}

/// Given out of order, as a database may.
OrgTree small_trust() {
  return OrgTree({unit(5, "Blue team", UnitKind::team, 3), unit(3, "Thanet", UnitKind::operating_unit, 2),
                  unit(2, "Operations", UnitKind::directorate, 1), unit(1, "SECAmb", UnitKind::trust, std::nullopt),
                  unit(4, "Ashford", UnitKind::operating_unit, 2)});
}

TEST(OrgTrees, ListEveryUnitAfterTheOneAboveIt) {
  const OrgTree tree = small_trust();
  std::vector<std::string> names;
  for (const OrgUnit& one : tree.units()) names.push_back(one.facts.name);
  EXPECT_EQ(names, (std::vector<std::string>{"SECAmb", "Operations", "Ashford", "Thanet", "Blue team"}));
}

TEST(OrgTrees, KnowWhatLiesAboveAndBelow) {
  const OrgTree tree = small_trust();
  EXPECT_EQ(tree.subtree({2}), (UnitSet{2, 3, 4, 5}));
  EXPECT_TRUE(tree.is_within({5}, {2}));
  EXPECT_FALSE(tree.is_within({4}, {3}));
  EXPECT_EQ(tree.depth({5}), 3);
  EXPECT_EQ(tree.ancestors({5}).front()->facts.name, "Thanet");
  EXPECT_EQ(tree.children(UnitId{2}).size(), 2U);
}

TEST(OrgTrees, SayThePathWithoutTheTrustItself) {
  EXPECT_EQ(small_trust().path({5}), "Operations, Thanet, Blue team");
}

TEST(OrgTrees, PutAUnitWhoseParentIsNotThereAtTheTop) {
  const OrgTree tree({unit(7, "Guests", UnitKind::team, 99)});
  EXPECT_EQ(tree.children(std::nullopt).size(), 1U);
  EXPECT_EQ(tree.depth({7}), 0);
}

TEST(OrgTrees, FindNothingThatIsNotThere) {
  EXPECT_EQ(small_trust().find(UnitId{42}), nullptr);
  EXPECT_EQ(small_trust().find("U-3")->facts.name, "Thanet");
  EXPECT_TRUE(small_trust().subtree({42}).empty());
}

}  // namespace
}  // namespace qi::people
