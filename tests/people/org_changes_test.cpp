#include "people/org_changes.h"

#include "people/people_fixture.h"
#include "shell/audit.h"

namespace qi::people {
namespace {

class OrgChanges : public PeopleFixture {
 protected:
  OrgChanges() {
    trust = open("SECAMB", UnitKind::trust, std::nullopt);
    ashford = open("ASHFORD", UnitKind::operating_unit, trust);
    thanet = open("THANET", UnitKind::operating_unit, trust);
    blue = open("BLUE", UnitKind::team, thanet);
  }
  UnitFacts facts(UnitId id, std::string_view day) { return *facts_on(unit_timeline(db, id), on(day)); }
  Done change_to(UnitId id, UnitFacts facts, std::string_view day) {
    return inside_a_transaction([&] { return change_unit(db, change(), id, facts, on(day)); });
  }

  UnitId trust, ashford, thanet, blue;
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, OrgChanges, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST_P(OrgChanges, ShowTheTreeOfAnyDay) {
  UnitFacts moved = facts(blue, "2024-04-01");
  moved.parent = ashford;
  ASSERT_TRUE(change_to(blue, moved, "2024-04-01"));
  EXPECT_EQ(tree_on("2019-12-31"), "");
  EXPECT_EQ(tree_on("2024-03-31"), "SECAMB .ASHFORD .THANET ..BLUE ");
  EXPECT_EQ(tree_on("2024-04-01"), "SECAMB .ASHFORD ..BLUE .THANET ");
}

TEST_P(OrgChanges, LeaveWhatWasBelievedBeforeToBeSeen) {
  const Instant before = now;
  now += std::chrono::hours(24);
  UnitFacts renamed = facts(ashford, "2024-04-01");
  renamed.name = renamed.short_name = "ASHFORD-EAST";
  ASSERT_TRUE(change_to(ashford, renamed, "2020-01-01"));
  EXPECT_EQ(tree_on("2024-04-01"), "SECAMB .ASHFORD-EAST .THANET ..BLUE ");
  EXPECT_EQ(tree_on("2024-04-01", before), "SECAMB .ASHFORD .THANET ..BLUE ");
}

TEST_P(OrgChanges, KeepWhatWasPlannedForALaterDay) {
  UnitFacts planned = facts(blue, "2024-01-01");
  planned.parent = ashford;
  ASSERT_TRUE(change_to(blue, planned, "2025-01-01"));
  UnitFacts renamed = facts(blue, "2024-06-01");
  renamed.name = renamed.short_name = "GREEN";
  ASSERT_TRUE(change_to(blue, renamed, "2024-06-01"));
  EXPECT_EQ(facts(blue, "2024-05-31").short_name, "BLUE");
  EXPECT_EQ(facts(blue, "2024-06-01").parent, thanet);
  EXPECT_EQ(facts(blue, "2025-02-01").short_name, "GREEN");
  EXPECT_EQ(facts(blue, "2025-02-01").parent, ashford);
}

TEST_P(OrgChanges, RefuseAPlaceBelowItself) {
  UnitFacts below_itself = facts(thanet, "2024-04-01");
  below_itself.parent = blue;
  const Done refused = change_to(thanet, below_itself, "2024-04-01");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.front().field, "parent");
  EXPECT_NE(refused.error().message.find("would lie below itself"), std::string::npos) << refused.error().message;
  EXPECT_EQ(tree_on("2024-04-01"), "SECAMB .ASHFORD .THANET ..BLUE ");
}

TEST_P(OrgChanges, RefuseAParentThatIsClosedLater) {
  const UnitId old_unit = open("OLD", UnitKind::operating_unit, trust);
  ASSERT_TRUE(inside_a_transaction([&] { return close_unit(db, change(), old_unit, on("2024-12-31")); }));
  UnitFacts moved = facts(blue, "2024-04-01");
  moved.parent = old_unit;
  const Done refused = change_to(blue, moved, "2024-04-01");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message,
            "OLD is not open on 1 January 2025. Choose a place that is open then, or another day.");
}

TEST_P(OrgChanges, RefuseToCloseAPlaceThatOthersBelongTo) {
  const Done refused = inside_a_transaction([&] { return close_unit(db, change(), thanet, on("2024-03-31")); });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message,
            "BLUE still belongs to it on 1 April 2024. Close or move that first, or merge this place.");
}

TEST_P(OrgChanges, RefuseToCloseAPlaceWherePeopleWork) {
  assign(join("1", "Priya", "Nair"), "1-1", {.unit = blue}, "2022-01-01");
  const Done refused = inside_a_transaction([&] { return close_unit(db, change(), blue, on("2024-03-31")); });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message.substr(0, 44), "1 person still work there after 31 March 202");
}

TEST_P(OrgChanges, MergeAPlaceWithItsPartsAndPeople) {
  const PersonId priya = join("1", "Priya", "Nair");
  assign(priya, "1-1", {.unit = thanet}, "2022-01-01");
  ASSERT_TRUE(inside_a_transaction(
      [&] { return merge_unit(db, change(), {.unit = thanet, .into = ashford, .on = on("2024-04-01")}); }));
  EXPECT_EQ(tree_on("2024-03-31"), "SECAMB .ASHFORD .THANET ..BLUE ");
  EXPECT_EQ(tree_on("2024-04-01"), "SECAMB .ASHFORD ..BLUE ");
  const AssignmentTimeline timeline = list_assignments_of(db, priya).front().timeline;
  EXPECT_EQ(facts_on(timeline, on("2024-03-31"))->unit, thanet);
  EXPECT_EQ(facts_on(timeline, on("2024-04-01"))->unit, ashford);
  ASSERT_EQ(list_mergers(db, ashford).size(), 1U);
  EXPECT_EQ(list_mergers(db, ashford).front().unit, thanet);
}

TEST_P(OrgChanges, MergeAPlaceIntoOneOfItsParts) {
  ASSERT_TRUE(inside_a_transaction(
      [&] { return merge_unit(db, change(), {.unit = thanet, .into = blue, .on = on("2024-04-01")}); }));
  EXPECT_EQ(tree_on("2024-04-01"), "SECAMB .ASHFORD .BLUE ");
}

TEST_P(OrgChanges, RefuseACodeThatWasEverUsed) {
  ASSERT_TRUE(inside_a_transaction([&] { return close_unit(db, change(), blue, on("2024-03-31")); }));
  const auto refused = inside_a_transaction([&] {
    return open_unit(db, change(),
                     {.code = "blue", .facts = {.name = "Blue again", .parent = ashford}, .from = on("2025-01-01")});
  });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::conflict);
}

TEST_P(OrgChanges, RefuseEveryWrongFieldAtOnce) {
  const auto refused = inside_a_transaction(
      [&] { return open_unit(db, change(), {.code = "?", .facts = {}, .from = on("2025-01-01")}); });
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.size(), 2U);
}

TEST_P(OrgChanges, AreRecorded) {
  const std::int64_t before = shell::newest_change(db);
  UnitFacts same = facts(blue, "2024-04-01");
  ASSERT_TRUE(change_to(blue, same, "2024-04-01"));
  EXPECT_EQ(shell::newest_change(db), before) << "nothing changed, nothing is recorded";
  same.name = "Green team";
  ASSERT_TRUE(change_to(blue, same, "2024-04-01"));
  EXPECT_EQ(shell::newest_change(db), before + 1);
  EXPECT_EQ(unit_history(db, blue).size(), 3U);
}

}  // namespace
}  // namespace qi::people
