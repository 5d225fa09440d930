#include "access/audit_trail_store.h"

#include <gtest/gtest.h>

#include "access/account_store.h"
#include "shell/audit.h"
#include "support/databases.h"

namespace qi::access {
namespace {

class AuditTrail : public testing::TestWithParam<support::Backend> {
 protected:
  AuditTrail() {
    db::Transaction transaction(db);
    sam = *create_account(db, {.actor = {}, .at = now},
                          {.email = "sam@example.nhs.uk", .name = "Sam Reed", .role = Role::administrator}, "none");
    transaction.commit();
    note("measure.create", "measure:1");
    note("measure.close", "measure:1");
    now += std::chrono::days(1);
    note("measures.other", "measure:12");
  }
  void note(std::string_view action, std::string_view subject) {
    db::Transaction transaction(db);
    shell::record(db, now, sam, {.action = action, .subject = subject, .payload = R"({"name":"C2"})"});
    transaction.commit();
  }
  std::vector<std::string> actions(const AuditQuestion& question, int most = 50) {
    std::vector<std::string> found;
    for (const AuditLine& line : list_audit_lines(db, question, most)) found.push_back(line.action);
    return found;
  }
  using Actions = std::vector<std::string>;

  support::MigratedDatabase migrated{GetParam()};
  db::Connection& db = migrated.db;
  Instant now = support::at("2025-03-11T09:42:00.000Z");
  AccountId sam;
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, AuditTrail, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST_P(AuditTrail, ShowsTheNewestFirstWithWhoDidIt) {
  const auto lines = list_audit_lines(db, {}, 50);
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines.front().action, "measures.other");
  EXPECT_EQ(lines.front().who, "Sam Reed");
  EXPECT_EQ(lines.front().payload, R"({"name":"C2"})");
  EXPECT_EQ(lines.back().who, "");
}

TEST_P(AuditTrail, FindsOneActionOrAllOfAKind) {
  EXPECT_EQ(actions({.action = "measure.close"}), (Actions{"measure.close"}));
  EXPECT_EQ(actions({.action = "measure"}), (Actions{"measure.close", "measure.create"}));
}

TEST_P(AuditTrail, FindsWhatHappenedToOneThing) {
  EXPECT_EQ(actions({.subject = "measure:1"}), (Actions{"measure.close", "measure.create"}));
}

TEST_P(AuditTrail, FindsSomebodyByPartOfNameOrMail) {
  EXPECT_EQ(actions({.who = "REED"}).size(), 3U);
  EXPECT_EQ(actions({.who = "sam@"}).size(), 3U);
  EXPECT_TRUE(actions({.who = "priya"}).empty());
}

TEST_P(AuditTrail, FindsTheRecordsOfADay) {
  const Instant next_day = support::at("2025-03-12T00:00:00.000Z");
  EXPECT_EQ(actions({.from = next_day}), (Actions{"measures.other"}));
  EXPECT_EQ(actions({.action = "measure", .until = next_day}).size(), 2U);
}

TEST_P(AuditTrail, GoesOnBelowANumber) {
  const auto newest = list_audit_lines(db, {}, 2);
  EXPECT_EQ(actions({.before = newest.back().number}, 1), (Actions{"measure.create"}));
}

TEST_P(AuditTrail, SaysWhenAPayloadWasErased) {
  db::Transaction transaction(db);
  ASSERT_TRUE(shell::erase_payload(db, now, sam, list_audit_lines(db, {}, 1).front().number));
  transaction.commit();
  EXPECT_FALSE(list_audit_lines(db, {.action = "measures"}, 1).front().payload);
}

}  // namespace
}  // namespace qi::access
