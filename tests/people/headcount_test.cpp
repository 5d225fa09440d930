#include "people/headcount.h"

#include "people/people_fixture.h"

namespace qi::people {
namespace {

class Headcounts : public PeopleFixture {
 protected:
  Headcounts() {
    trust = open("SECAMB", UnitKind::trust, std::nullopt);
    ashford = open("ASHFORD", UnitKind::operating_unit, trust);
    thanet = open("THANET", UnitKind::operating_unit, trust);
  }
  std::int64_t count(std::string_view day, const HeadcountRules& rules = {}, std::optional<Instant> known = {}) {
    return static_cast<std::int64_t>(people_in_post(list_assignments_on(db, {on(day), known}), rules).size());
  }

  UnitId trust, ashford, thanet;
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, Headcounts, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST_P(Headcounts, CountAPersonWithTwoPostsOnce) {
  const PersonId priya = join("1", "Priya", "Nair");
  assign(priya, "1-1", {.unit = ashford, .fte = 0.6}, "2022-01-01");
  assign(priya, "1-2", {.unit = thanet, .fte = 0.4, .rank = AssignmentFacts::Rank::further}, "2022-01-01");
  const auto in_post = people_in_post(list_assignments_on(db, {on("2024-01-01"), {}}), {});
  ASSERT_EQ(in_post.size(), 1U);
  const OrgTree tree = load_org_tree(db, {on("2024-01-01"), {}});
  const auto by_unit = headcount_by_unit(in_post, tree);
  EXPECT_EQ(by_unit.at(ashford).people, 1);
  EXPECT_EQ(by_unit.at(trust).people, 1);
  EXPECT_FALSE(by_unit.contains(thanet));
}

TEST_P(Headcounts, CountSomebodyWithTwoPrimaryPostsUnderTheLargerOne) {
  const PersonId priya = join("1", "Priya", "Nair");
  assign(priya, "1-1", {.unit = ashford, .fte = 0.4}, "2022-01-01");
  assign(priya, "1-2", {.unit = thanet, .fte = 0.6}, "2022-01-01");
  const auto in_post = people_in_post(list_assignments_on(db, {on("2024-01-01"), {}}), {});
  ASSERT_EQ(in_post.size(), 1U);
  EXPECT_EQ(in_post.front().facts.unit, thanet);
}

TEST_P(Headcounts, CountFromTheFirstDayToTheLastOne) {
  assign(join("1", "Priya", "Nair"), "1-1", {.unit = ashford}, "2022-01-10", "2023-02-01");
  EXPECT_EQ(count("2022-01-09"), 0);
  EXPECT_EQ(count("2022-01-10"), 1);
  EXPECT_EQ(count("2023-01-31"), 1);
  EXPECT_EQ(count("2023-02-01"), 0);
}

TEST_P(Headcounts, LeaveOutBankUnlessTheRulesCountIt) {
  assign(join("1", "Priya", "Nair"), "1-1", {.unit = ashford, .contract = Contract::bank}, "2022-01-01");
  EXPECT_EQ(count("2024-01-01"), 0);
  EXPECT_EQ(count("2024-01-01", {.counted = {Contract::permanent, Contract::bank}}), 1);
}

TEST_P(Headcounts, AreAsTheyWereKnown) {
  const PersonId priya = join("1", "Priya", "Nair");
  const AssignmentId post = assign(priya, "1-1", {.unit = ashford}, "2022-01-01");
  const Instant before = now;
  now += std::chrono::hours(24 * 30);
  db::Transaction transaction(db);
  keep_assignment_timeline(db, change(), post, {{{on("2022-01-01"), on("2024-12-01")}, {.unit = ashford}}});
  transaction.commit();
  EXPECT_EQ(count("2025-01-01"), 0) << "she had left on 30 November";
  EXPECT_EQ(count("2025-01-01", {}, before), 1) << "but on 11 March nobody knew";
}

TEST_P(Headcounts, AreToldWithTheirRules) {
  EXPECT_EQ(words_for(HeadcountRules{}),
            "People whose primary post is of one of these kinds, each counted once: permanent, fixed term and "
            "secondment. Not counted: "
            "bank, agency, volunteer and non-executive director.");
}

}  // namespace
}  // namespace qi::people
