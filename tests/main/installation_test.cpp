#include "main/installation.h"

#include <gtest/gtest.h>

#include <fstream>

#include "operations/backup.h"
#include "operations/integrity.h"
#include "support/databases.h"

namespace qi::main {
namespace {

namespace fs = std::filesystem;

class RestoredInstallation : public testing::Test {
 protected:
  RestoredInstallation() {
    const DatabasePlace place{.data_folder = from.path()};
    EXPECT_TRUE(migrate_database(place, clock));
    db::Connection db = open_database(place);
    EXPECT_TRUE(operations::make_backup(
        db,
        {.now = clock.now(), .program_version = "0.2.0", .data_folder = from.path(), .file = from.path() / "backup"}));
  }
  Done restore() { return restore_installation(from.path() / "backup", to, clock); }

  FixedClock clock{*parse_iso_date("2025-04-30")};
  support::TemporaryFolder from;
  support::TemporaryFolder shelf;
  DatabasePlace to{.data_folder = shelf.path() / "data"};
};

TEST_F(RestoredInstallation, IsSoundAndUpToDate) {
  const Done restored = restore();
  ASSERT_TRUE(restored) << restored.error().message;
  auto db = open_as_it_is(to);
  ASSERT_TRUE(db);
  EXPECT_TRUE(operations::is_sound(operations::check_installation(*db, to.data_folder)));
}

TEST_F(RestoredInstallation, LeavesNoFolderThatItMadeWhenItIsRefused) {
  to.data_folder = shelf.path() / "new" / "data";
  const fs::path letter = from.path() / "letter";
  std::ofstream(letter) << "Dear all";
  for (const fs::path& wrong : {letter, from.path() / "nowhere"}) {
    EXPECT_FALSE(restore_installation(wrong, to, clock)) << wrong;
    EXPECT_TRUE(fs::is_empty(shelf.path())) << wrong;
  }
  fs::create_directories(to.data_folder);
  EXPECT_FALSE(restore_installation(letter, to, clock));
  EXPECT_TRUE(fs::is_directory(to.data_folder)) << "somebody else made this one";
  const fs::path link = shelf.path() / "link";
  fs::create_directory_symlink(shelf.path() / "not-mounted", link);
  DatabasePlace through_link = to;
  through_link.data_folder = link;
  EXPECT_FALSE(restore_installation(from.path() / "letter", through_link, clock));
  EXPECT_TRUE(fs::is_symlink(link)) << "somebody else made it, though it leads nowhere yet";
  EXPECT_TRUE(restore());
}

TEST_F(RestoredInstallation, TakesNoFolderInWhichSomethingOfAnotherDatabaseLies) {
  fs::create_directory(to.data_folder);
  for (const char* left :
       {"qualitea.sqlite", "qualitea.sqlite-wal", "qualitea.sqlite-shm", "qualitea.sqlite-journal", "audit-head"}) {
    std::ofstream(to.data_folder / left) << "of the database before";
    const Done restored = restore();
    ASSERT_FALSE(restored) << left;
    EXPECT_EQ(restored.error().kind, ErrorKind::conflict) << left;
    fs::remove(to.data_folder / left);
    EXPECT_TRUE(fs::is_empty(to.data_folder)) << left;
  }
  EXPECT_TRUE(restore());
}

}  // namespace
}  // namespace qi::main
