#include "people/headcount_rules_store.h"
#include "people/people_fixture.h"

namespace qi::people {
namespace {

class HeadcountRulesOfATrust : public PeopleFixture {};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, HeadcountRulesOfATrust, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST_P(HeadcountRulesOfATrust, AreTheUsualOnesUntilTheyAreSet) {
  EXPECT_EQ(load_headcount_rules(db), HeadcountRules());
}

TEST_P(HeadcountRulesOfATrust, KeepWhatHeldBefore) {
  db::Transaction transaction(db);
  const Instant earlier = now;
  const HeadcountRules with_bank{.counted = {Contract::bank, Contract::permanent}};
  now += std::chrono::minutes(1);
  ASSERT_TRUE(set_headcount_rules(db, change(), with_bank));
  EXPECT_EQ(load_headcount_rules(db).counted, (std::vector{Contract::permanent, Contract::bank}));
  EXPECT_EQ(load_headcount_rules(db, earlier), HeadcountRules());
}

TEST_P(HeadcountRulesOfATrust, AreRefusedWhenNobodyWouldCount) {
  db::Transaction transaction(db);
  const Done set = set_headcount_rules(db, change(), {.counted = {}});
  ASSERT_FALSE(set);
  EXPECT_EQ(set.error().fields.front().field, "counted");
}

TEST_P(HeadcountRulesOfATrust, LeaveOneRecordForAChangeAndNoneForTheSameAgain) {
  db::Transaction transaction(db);
  const auto records = [&] {
    return db
        .first("SELECT count(*) FROM audit_record WHERE action = 'headcount.rules'",
               [](const db::Row& row) { return row.get<std::int64_t>(0); })
        .value();
  };
  ASSERT_TRUE(set_headcount_rules(db, change(), {.counted = {Contract::permanent}}));
  ASSERT_TRUE(set_headcount_rules(db, change(), {.counted = {Contract::permanent}}));
  EXPECT_EQ(records(), 1);
}

}  // namespace
}  // namespace qi::people
