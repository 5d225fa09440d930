#include "operations/integrity.h"

#include <gtest/gtest.h>

#include "operations/small_installation.h"

namespace qi::operations {
namespace {

class Integrity : public testing::TestWithParam<support::Backend> {
 protected:
  /// All faults, joined.
  std::string faults() {
    std::string all;
    for (const IntegrityFinding& finding : check_installation(site.db, site.folder()))
      for (const std::string& fault : finding.faults) all += finding.what + ": " + fault + "\n";
    return all;
  }
  SmallInstallation site{GetParam()};
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, Integrity, testing::ValuesIn(support::every_backend()), support::BackendName());

TEST_P(Integrity, HasNothingToSayWhenAllIsWell) {
  EXPECT_EQ(faults(), "");
  EXPECT_EQ(check_installation(site.db, site.folder()).size(), 6u);
}

TEST_P(Integrity, TellsAnAlteredMigration) {
  site.db.run("UPDATE schema_migration SET sha256 = 'x' WHERE number = 1");
  EXPECT_TRUE(faults().starts_with("Schema: Migration 1 (access) is not the one")) << faults();
}

TEST_P(Integrity, TellsABrokenAuditRecord) {
  site.db.run("UPDATE audit_record SET at = 'x' WHERE number = 1");
  EXPECT_TRUE(faults().starts_with("Audit record: Broken at number 1.")) << faults();
}

TEST_P(Integrity, TellsRecordsTakenOffTheEnd) {
  site.db.run("DELETE FROM audit_payload WHERE record_number = (SELECT max(number) FROM audit_record)");
  site.db.run("DELETE FROM audit_record WHERE number = (SELECT max(number) FROM audit_record)");
  EXPECT_NE(faults().find("from the end"), std::string::npos) << faults();
  EXPECT_NE(faults().find("Loads: 1 loads are not in the audit record."), std::string::npos) << faults();
}

TEST_P(Integrity, TellsTwoCurrentFigures) {
  site.db.run_script("DROP INDEX point_current");
  site.db.run("UPDATE point SET known_until = NULL");
  EXPECT_NE(faults().find("1 periods have more than one current figure"), std::string::npos) << faults();
}

TEST_P(Integrity, TellsFiguresKnownAtTheSameTime) {
  site.db.run("UPDATE point SET known_until = '2026-01-01T00:00:00.000Z' WHERE known_until IS NOT NULL");
  EXPECT_NE(faults().find("1 pairs of figures claim to be known"), std::string::npos) << faults();
}

TEST_P(Integrity, TellsALoadThatNobodyRecorded) {
  site.db.run(R"sql(
      INSERT INTO import_batch (loaded_at, known_at, source_kind, scope, file_name, sha256, rows_read, points_added,
                                points_revised, points_unchanged, note)
      SELECT loaded_at, known_at, source_kind, scope, file_name, sha256, rows_read, points_added, points_revised,
             points_unchanged, note
        FROM import_batch
       WHERE id = 1
  )sql");
  EXPECT_NE(faults().find("Loads: 1 loads are not in the audit record."), std::string::npos) << faults();
}

TEST_P(Integrity, TellsAJobInNoState) {
  site.db.run("UPDATE job SET state = 'running' WHERE kind = 'mail'");
  EXPECT_NE(faults().find("Jobs: 1 jobs are in no state"), std::string::npos) << faults();
}

TEST(IntegrityOfSqlite, TellsAReferenceToNothing) {
  SmallInstallation site(support::backend_named("sqlite"));
  site.db.run_script("PRAGMA foreign_keys = OFF; DELETE FROM series;");
  const auto findings = check_installation(site.db, site.folder());
  ASSERT_FALSE(is_sound(findings));
  EXPECT_EQ(findings[0].what, "Storage");
  EXPECT_EQ(findings[0].faults.at(0).find("a row of "), 0u) << findings[0].faults[0];
}

}  // namespace
}  // namespace qi::operations
