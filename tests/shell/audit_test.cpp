#include "shell/audit.h"

#include <gtest/gtest.h>

#include <fstream>
#include <thread>

#include "db/retry.h"
#include "support/databases.h"

namespace qi::shell {
namespace {

const Instant kNow = support::at("2025-03-11T09:42:00.000Z");

class AuditChain : public testing::TestWithParam<support::Backend> {
 protected:
  void append(int count) {
    for (int i = 0; i < count; ++i) {
      db::Transaction transaction(db);
      const std::string subject = "measure:" + std::to_string(i + 1);
      record(db, kNow, std::nullopt,
             {.action = "measure.create", .subject = subject, .payload = R"({"name":"C2 mean"})"});
      transaction.commit();
    }
  }
  /// The record and the payload that hangs on it.
  void remove(std::int64_t number) {
    db.run("DELETE FROM audit_payload WHERE record_number = $1", number);
    db.run("DELETE FROM audit_record WHERE number = $1", number);
  }

  support::MigratedDatabase migrated{GetParam()};
  db::Connection& db = migrated.db;
  AuditHeadFile file{migrated.folder.path()};
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, AuditChain, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST_P(AuditChain, IsWholeWhenNobodyTouchedIt) {
  EXPECT_EQ(check_chain(db).records, 0);
  append(3);
  file.follow(db);
  const AuditCheck check = check_chain(db, file.read());
  EXPECT_EQ(check.records, 3);
  EXPECT_EQ(check.first_broken, std::nullopt) << check.reason;
  EXPECT_EQ(check.newest_digest, find_audit_head(db)->digest);
  EXPECT_EQ(file.read(), find_audit_head(db));
}

TEST_P(AuditChain, HasNoGapAndNoForkWhenTwoWriteAtOnce) {
  const auto append_from_own_connection = [&] {
    db::Connection own = GetParam().open(migrated.folder);
    for (int i = 0; i < 25; ++i)
      db::with_retry(own, [&] {
        db::Transaction transaction(own);
        record(own, kNow, std::nullopt, {.action = "measure.create", .subject = "measure:1"});
        transaction.commit();
      });
  };
  std::thread other(append_from_own_connection);
  append_from_own_connection();
  other.join();
  const AuditCheck check = check_chain(db);
  EXPECT_EQ(check.records, 50);
  EXPECT_EQ(check.first_broken, std::nullopt) << check.reason;
}

// Found by killing imports beside a server: both wrote the file's next form under one name, and one found it gone.
TEST_P(AuditChain, IsFollowedBySeveralProcessesAtOnce) {
  const auto follow_own_changes = [&] {
    db::Connection own = GetParam().open(migrated.folder);
    AuditHeadFile own_file(migrated.folder.path());
    for (int i = 0; i < 25; ++i) {
      db::with_retry(own, [&] {
        db::Transaction transaction(own);
        record(own, kNow, std::nullopt, {.action = "measure.create", .subject = "measure:1"});
        transaction.commit();
      });
      own_file.follow(own);
    }
  };
  std::thread other(follow_own_changes);
  EXPECT_NO_THROW(follow_own_changes());
  other.join();
  EXPECT_EQ(file.read(), find_audit_head(db));
}

TEST_P(AuditChain, NamesARecordThatWasAltered) {
  append(4);
  for (const char* change : {"action", "subject", "at"}) {
    const std::int64_t number = 2;
    db::Transaction transaction(db);  // rolled back, so that each change stands alone
    if (change == std::string("action")) db.run("UPDATE audit_record SET action = 'x' WHERE number = $1", number);
    if (change == std::string("subject")) db.run("UPDATE audit_record SET subject = 'x' WHERE number = $1", number);
    if (change == std::string("at")) db.run("UPDATE audit_record SET at = 'x' WHERE number = $1", number);
    const AuditCheck check = check_chain(db);
    EXPECT_EQ(check.first_broken, 2) << change;
    EXPECT_EQ(check.reason, "Record 2 was altered.") << change;
  }
}

TEST_P(AuditChain, NamesTheNextRecordWhenOneWasAlteredWithItsDigest) {
  append(3);
  db.run("UPDATE audit_record SET action = 'x', digest = $1 WHERE number = 2", std::string(64, 'a'));
  EXPECT_EQ(check_chain(db).first_broken, 2);
  // Giving record 2 a digest that fits needs all later ones too: the head outside still tells.
}

TEST_P(AuditChain, NamesARecordWhosePayloadWasAltered) {
  append(3);
  db.run("UPDATE audit_payload SET payload = $1 WHERE record_number = 3", R"({"name":"C1 mean"})");
  const AuditCheck check = check_chain(db);
  EXPECT_EQ(check.first_broken, 3);
  EXPECT_EQ(check.reason, "The details of record 3 were altered.");
}

TEST_P(AuditChain, NamesARecordThatWasRemovedFromTheMiddle) {
  append(3);
  remove(2);
  const AuditCheck check = check_chain(db);
  EXPECT_EQ(check.first_broken, 2);
  EXPECT_EQ(check.reason, "Record 2 is missing.");
}

TEST_P(AuditChain, NamesTheFirstOfTwoRecordsThatChangedPlaces) {
  append(4);
  for (const std::string table : {"audit_record", "audit_payload"}) {
    const std::string columns =
        table == "audit_record" ? "at, actor_id, action, subject, payload_digest, digest" : "salt, payload";
    const std::string number = table == "audit_record" ? "number" : "record_number";
    db.run_script("CREATE TABLE swapped AS SELECT * FROM " + table + " WHERE " + number + " IN (2, 3);" + "UPDATE " +
                  table + " SET (" + columns + ") = (SELECT " + columns + " FROM swapped WHERE swapped." + number +
                  " = 5 - " + table + "." + number + ") WHERE " + number + " IN (2, 3); DROP TABLE swapped;");
  }
  EXPECT_EQ(check_chain(db).first_broken, 2);
}

TEST_P(AuditChain, NamesRecordsTakenOffTheEndByTheDigestKeptOutside) {
  append(5);
  file.follow(db);
  remove(5);
  remove(4);
  EXPECT_EQ(check_chain(db).first_broken, std::nullopt) << "the table alone cannot know";
  const AuditCheck check = check_chain(db, file.read());
  EXPECT_EQ(check.first_broken, 4);
  EXPECT_EQ(check.reason, "Records 4 to 5 were removed from the end.");
}

TEST_P(AuditChain, NamesARecordPutInPlaceOfTheOneKeptOutside) {
  append(2);
  file.follow(db);
  remove(2);
  append(1);
  file.follow(db);  // must not paper over the evidence
  const AuditCheck check = check_chain(db, file.read());
  EXPECT_EQ(check.first_broken, 2);
  EXPECT_EQ(check.reason, "Record 2 is not the one that the file audit-head remembers.");
}

TEST_P(AuditChain, IsWholeWhenTheFileFellBehind) {
  append(2);
  file.follow(db);
  append(1);
  EXPECT_EQ(check_chain(db, file.read()).first_broken, std::nullopt);
}

TEST_P(AuditChain, SaysWhenTheFileCannotBeRead) {
  append(1);
  std::ofstream(migrated.folder.path() / "audit-head") << "nonsense";
  EXPECT_EQ(check_chain(db, file.read()).reason, "The file audit-head cannot be read.");
}

TEST_P(AuditChain, StaysWholeWhenAPayloadIsErasedAndSaysSoWhenItWasTakenSilently) {
  append(3);
  {
    db::Transaction transaction(db);
    ASSERT_TRUE(erase_payload(db, kNow, std::nullopt, 2));
    transaction.commit();
  }
  EXPECT_EQ(check_chain(db).first_broken, std::nullopt);
  EXPECT_EQ(db.only<std::int64_t>("SELECT count(*) FROM audit_payload WHERE record_number = 2"), 0);

  db.run("DELETE FROM audit_payload WHERE record_number = 1");
  const AuditCheck check = check_chain(db);
  EXPECT_EQ(check.first_broken, 1);
  EXPECT_EQ(check.reason, "The details of record 1 are missing and no erasure was recorded.");
}

TEST_P(AuditChain, RefusesToEraseWhatIsNotThere) {
  db::Transaction transaction(db);
  const Done erased = erase_payload(db, kNow, std::nullopt, 7);
  ASSERT_FALSE(erased);
  EXPECT_EQ(erased.error().kind, ErrorKind::not_found);
}

TEST_P(AuditChain, DropsTheRecordOfAChangeThatWasRolledBack) {
  {
    const db::Transaction transaction(db);
    record(db, kNow, std::nullopt, {.action = "measure.create", .subject = "measure:1"});
  }
  append(1);
  EXPECT_EQ(check_chain(db).records, 1);
  EXPECT_EQ(check_chain(db).first_broken, std::nullopt);
}

}  // namespace
}  // namespace qi::shell
