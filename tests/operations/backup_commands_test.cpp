#include "operations/backup_commands.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <fstream>

#include "operations/backup.h"
#include "operations/small_installation.h"

namespace qi::operations {
namespace {

namespace fs = std::filesystem;

class BackupCommand : public testing::Test {
 protected:
  /// "" or why it refused.
  std::string back_up(const fs::path& file) {
    const FixedClock clock(site.now);
    CLI::App program;
    add_backup_command(program, clock,
                       {.open_as_it_is = [&](const fs::path&) -> Result<db::Connection> {
                          return support::backend_named("sqlite").open(site.migrated.folder);
                        },
                        .restore = {},
                        .program_version = "0.2.0"});
    try {
      program.parse("backup " + file.string() + " --data " + site.folder().string());
    } catch (const std::runtime_error& refusal) {
      return refusal.what();
    }
    return {};
  }

  SmallInstallation site{support::backend_named("sqlite")};
  support::TemporaryFolder shelf;
};

TEST_F(BackupCommand, WritesOverNoFileThatIsThere) {
  const fs::path file = shelf.path() / "today.backup";
  EXPECT_EQ(back_up(file), "");
  const auto first = verify_backup(file);
  ASSERT_TRUE(first);
  site.load("2025-02-01", 84);
  EXPECT_EQ(back_up(file), file.string() + " is there already. Give another name, or move it away.");
  EXPECT_EQ(verify_backup(file)->tables, first->tables) << "the older one is as it was";
  std::ofstream(shelf.path() / "letter") << "Dear Priya";
  EXPECT_NE(back_up(shelf.path() / "letter").find("is there already"), std::string::npos);
  EXPECT_EQ(fs::file_size(shelf.path() / "letter"), 10u);
  const fs::path database = site.folder() / "test.db";
  ASSERT_TRUE(fs::exists(database));
  EXPECT_NE(back_up(database), "") << "not over the database itself";
  EXPECT_EQ(site.db.only<double>("SELECT value FROM point WHERE known_until IS NULL"), 82.1);
}

TEST_F(BackupCommand, SaysThatTheFolderIsMissing) {
  EXPECT_EQ(back_up(shelf.path() / "none" / "today.backup"),
            "There is no folder " + (shelf.path() / "none").string() + ". Make it, or give another name.");
}

}  // namespace
}  // namespace qi::operations
