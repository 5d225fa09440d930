#include "operations/backup.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <thread>

#include "db/table_copy.h"
#include "operations/backup_manifest.h"
#include "operations/integrity.h"
#include "operations/small_installation.h"
#include "operations/table_digest.h"
#include "shell/jobs.h"

namespace qi::operations {
namespace {

namespace fs = std::filesystem;

class Backup : public testing::TestWithParam<support::Backend> {
 protected:
  Result<BackupManifest> back_up() {
    return make_backup(from.db,
                       {.now = from.now, .program_version = "0.2.0", .data_folder = from.folder(), .file = file});
  }
  std::string refusal_of(const fs::path& path) {
    const auto verified = verify_backup(path);
    return verified ? "" : verified.error().message;
  }
  std::ptrdiff_t files_on_shelf() {
    return std::distance(fs::directory_iterator(shelf.path()), fs::directory_iterator{});
  }

  SmallInstallation from{GetParam()};
  support::TemporaryFolder shelf;
  fs::path file = shelf.path() / "night.backup";
  // Restored into both kinds, whichever this one is: a trust moves from one to the other.
  std::vector<support::Backend> both{support::backend_named("sqlite"), support::backend_named("postgresql")};
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, Backup, testing::ValuesIn(support::every_backend()), support::BackendName());

TEST_P(Backup, IsOneFileThatOnlyItsOwnerReads) {
  const auto made = back_up();
  ASSERT_TRUE(made) << made.error().message;
  EXPECT_EQ(made->product, GetParam().name);
  EXPECT_GT(made->rows(), 10);
  EXPECT_FALSE(made->audit_head.empty());
  EXPECT_EQ(files_on_shelf(), 1);
  EXPECT_EQ(fs::status(file).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  const auto verified = verify_backup(file);
  ASSERT_TRUE(verified) << verified.error().message;
  EXPECT_EQ(verified->tables, made->tables);
  EXPECT_EQ(files_on_shelf(), 1) << "reading adds no file";
}

TEST_P(Backup, BringsEverythingBackInEveryDatabase) {
  const auto made = back_up();
  ASSERT_TRUE(made);
  for (const support::Backend& backend : both) {
    const support::TemporaryFolder folder;
    db::Connection to = backend.open(folder);
    const auto restored = restore_backup(file, to, from.now);
    ASSERT_TRUE(restored) << backend.name << ": " << restored.error().message;
    EXPECT_EQ(restored->tables, made->tables);
    EXPECT_EQ(to.only<double>("SELECT value FROM point WHERE known_until IS NULL"), 82.1);
    std::ofstream(folder.path() / "audit-head") << made->audit_head;
    for (const IntegrityFinding& finding : check_installation(to, folder.path()))
      for (const std::string& fault : finding.faults) ADD_FAILURE() << backend.name << ": " << fault;
    // What must not come to life again.
    EXPECT_EQ(to.only<std::int64_t>("SELECT count(*) FROM session"), 0);
    EXPECT_EQ(shell::list_jobs(to, {}, 10).at(0).state, shell::JobState::cancelled);
    EXPECT_EQ(to.only<std::string>("SELECT action FROM audit_record ORDER BY number DESC LIMIT 1"),
              "operations.restore");
  }
}

TEST_P(Backup, GivesNoNumberTwiceAfterItWasRestored) {
  // The newest session was deleted: its number must not be given again.
  from.db.run("DELETE FROM session");
  ASSERT_TRUE(back_up());
  for (const support::Backend& backend : both) {
    const support::TemporaryFolder folder;
    db::Connection to = backend.open(folder);
    ASSERT_TRUE(restore_backup(file, to, from.now));
    EXPECT_EQ(to.only<std::int64_t>(R"sql(
        INSERT INTO session (token_digest, csrf_token, account_id, device, created_at, last_seen_at, expires_at)
        VALUES ('c', 'd', 1, 'Firefox', 'x', 'x', 'x')
        RETURNING id
    )sql"),
              2)
        << backend.name;
  }
}

TEST_P(Backup, BringsBackATableThatNeverHadARow) {
  // SQLite notes the number 0 for it, which PostgreSQL does not take.
  from.db.run(R"sql(
      INSERT INTO backup_run (began_at, ended_at, file, bytes, row_count, made, drilled, words)
      SELECT 'x', 'x', '', 0, 0, 0, 0, ''
        FROM job
       WHERE kind = 'none'
  )sql");
  ASSERT_TRUE(back_up());
  for (const support::Backend& backend : both) {
    const support::TemporaryFolder folder;
    db::Connection to = backend.open(folder);
    const auto restored = restore_backup(file, to, from.now);
    EXPECT_TRUE(restored) << backend.name << ": " << restored.error().message;
  }
}

TEST_P(Backup, HoldsOneMomentWhileOthersWrite) {
  std::atomic<bool> enough = false;
  std::atomic<int> written = 0;
  std::thread writer([&] {
    db::Connection own = GetParam().open(from.migrated.folder);
    for (int i = 0; !enough; ++i) {
      db::Transaction transaction(own);
      shell::record(own, from.now, std::nullopt, {.action = "test", .subject = "test:" + std::to_string(i)});
      transaction.commit();
      ++written;
      written.notify_all();
    }
  });
  written.wait(0);
  for (int i = 0; i < 5; ++i) {
    const auto made = back_up();
    EXPECT_TRUE(made) << made.error().message;
    db::Connection backup = db::open_lone_file(file.string(), db::LoneFile::read_only);
    const shell::AuditCheck check = shell::check_chain(backup);
    EXPECT_EQ(check.first_broken, std::nullopt) << check.reason;
    EXPECT_EQ(check.records, backup.only<std::int64_t>("SELECT count(*) FROM audit_payload"));
  }
  enough = true;
  writer.join();
}

TEST_P(Backup, RefusesToRestoreWhereSomethingIs) {
  ASSERT_TRUE(back_up());
  SmallInstallation other(GetParam());
  const auto restored = restore_backup(file, other.db, from.now);
  ASSERT_FALSE(restored);
  EXPECT_EQ(restored.error().kind, ErrorKind::conflict);
  EXPECT_TRUE(is_sound(check_installation(other.db, other.folder())));
}

TEST_P(Backup, IsMadeOfABackupThatSomebodyCopiedIntoADataFolder) {
  const auto made = back_up();
  ASSERT_TRUE(made);
  const support::TemporaryFolder folder;
  fs::copy(file, folder.path() / "qualitea.sqlite");
  db::Connection copied = db::open_sqlite((folder.path() / "qualitea.sqlite").string());
  const fs::path second = shelf.path() / "second.backup";
  EXPECT_TRUE(
      make_backup(copied, {.now = from.now, .program_version = "0.2.0", .data_folder = folder.path(), .file = second}));
  const auto verified = verify_backup(second);
  ASSERT_TRUE(verified) << verified.error().message;
  EXPECT_EQ(verified->tables, made->tables);
}

TEST_P(Backup, TellsAFileThatIsNone) {
  EXPECT_TRUE(refusal_of(shelf.path() / "nowhere").starts_with("There is no file"));
  std::ofstream(shelf.path() / "words") << "These are words, not a database. " << std::string(5000, '.');
  EXPECT_NE(refusal_of(shelf.path() / "words").find("is not a back-up of Qualitea"), std::string::npos);
  std::ofstream(shelf.path() / "empty").close();
  EXPECT_NE(refusal_of(shelf.path() / "empty").find("is not a back-up of Qualitea"), std::string::npos);
  db::open_sqlite((shelf.path() / "other.sqlite").string()).run_script("CREATE TABLE t (a INTEGER)");
  EXPECT_NE(refusal_of(shelf.path() / "other.sqlite").find("is not a back-up of Qualitea"), std::string::npos);
}

TEST_P(Backup, TellsAFileThatWasCut) {
  ASSERT_TRUE(back_up());
  fs::resize_file(file, fs::file_size(file) / 2);
  EXPECT_NE(refusal_of(file).find("damaged"), std::string::npos) << refusal_of(file);
}

TEST_P(Backup, TellsARowThatWasChanged) {
  ASSERT_TRUE(back_up());
  db::open_lone_file(file.string(), db::LoneFile::made).run("UPDATE point SET value = 82.2 WHERE value = 82.1");
  EXPECT_NE(refusal_of(file).find("the rows of table point are not those that were backed up"), std::string::npos)
      << refusal_of(file);
  const support::TemporaryFolder folder;
  db::Connection to = GetParam().open(folder);
  EXPECT_FALSE(restore_backup(file, to, from.now));
  EXPECT_TRUE(is_empty_database(to));
}

TEST_P(Backup, LeavesADatabaseThatItCannotFillAsItWasFound) {
  ASSERT_TRUE(back_up());
  for (const support::Backend& backend : both) {
    const support::TemporaryFolder folder;
    db::Connection to = backend.open(folder);
    int tables = 0;
    EXPECT_THROW(static_cast<void>(
                     restore_backup(file, to, from.now, [&] { return db::has_table(to, "measure") && ++tables > 3; })),
                 BackupStopped)
        << backend.name;
    for (const char* table : {"schema_migration", "account", "measure"})
      EXPECT_FALSE(db::has_table(to, table)) << backend.name << " " << table;
    EXPECT_TRUE(restore_backup(file, to, from.now)) << backend.name;
  }
}

TEST_P(Backup, ThatIsStoppedLeavesNothingBehind) {
  int asked = 0;
  EXPECT_THROW(static_cast<void>(make_backup(from.db, {.now = from.now,
                                                       .program_version = "0.2.0",
                                                       .data_folder = from.folder(),
                                                       .file = file,
                                                       .must_stop = [&] { return ++asked > 2; }})),
               BackupStopped);
  EXPECT_EQ(files_on_shelf(), 0);
}

TEST_P(Backup, TellsARowThatWasTakenOut) {
  ASSERT_TRUE(back_up());
  db::open_lone_file(file.string(), db::LoneFile::made).run("DELETE FROM audit_payload WHERE record_number = 1");
  EXPECT_NE(refusal_of(file).find("table audit_payload"), std::string::npos) << refusal_of(file);
}

TEST_P(Backup, IsNotWrittenThroughALinkThatLiesThere) {
  std::ofstream(shelf.path() / "theirs") << "not ours";
  fs::create_symlink(shelf.path() / "theirs", file.string() + ".part");
  ASSERT_TRUE(back_up());
  EXPECT_EQ(fs::file_size(shelf.path() / "theirs"), 8u);
  EXPECT_FALSE(fs::is_symlink(file));
}

TEST_P(Backup, ReplacesAnOlderOneOnlyWhenItIsWhole) {
  std::ofstream(file) << "the one before";
  fs::create_directory(file.string() + ".part");  // where it would be written
  std::ofstream(file.string() + ".part/stone").close();
  EXPECT_ANY_THROW(static_cast<void>(back_up()));
  std::ifstream kept(file);
  std::string words;
  std::getline(kept, words);
  EXPECT_EQ(words, "the one before");
}

TEST(TableDigests, DoNotMindTheOrderOfRowsAndMindEverythingElse) {
  using Rows = std::vector<std::vector<db::Value>>;
  const std::vector<db::Value> one{std::int64_t{1}, std::string("a"), 0.1};
  const std::vector<db::Value> two{std::int64_t{2}, std::string("b"), db::Value{}};
  const auto digest = [](const Rows& rows) {
    TableDigest made;
    for (const auto& row : rows) made.add(row);
    return made.hex();
  };
  EXPECT_EQ(digest(Rows{one, two}), digest(Rows{two, one}));
  EXPECT_NE(digest(Rows{one, two}), digest(Rows{one, two, two}));
  EXPECT_NE(digest(Rows{one}), digest(Rows{two}));
  EXPECT_NE(digest(Rows{{db::Value(std::int64_t{1})}}), digest(Rows{{db::Value(std::string("1"))}}));
  EXPECT_NE(digest(Rows{{db::Value(std::string("a")), db::Value(std::string("b,"))}}),
            digest(Rows{{db::Value(std::string("a,t1:b")), db::Value(std::string(""))}}));
  EXPECT_EQ(digest(Rows{}), std::string(64, '0'));
}

}  // namespace
}  // namespace qi::operations
