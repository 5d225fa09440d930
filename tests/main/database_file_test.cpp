#include "main/database_file.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <fstream>

#include "db/migrate.h"
#include "main/slices.h"
#include "support/databases.h"

namespace qi::main {
namespace {

namespace fs = std::filesystem;

class CommandsOnAFolder : public testing::Test {
 protected:
  /// `qualitea <words> --data <folder>`: "" or why it was refused, and what it printed in `printed`.
  std::string refusal_of(std::vector<std::string> words, const fs::path& folder) {
    CLI::App program("", "qualitea");
    program.require_subcommand(1);
    add_commands(program, clock);
    words.insert(words.end(), {"--data", folder.string()});
    std::ranges::reverse(words);
    std::string refused;
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    try {
      program.parse(words);
    } catch (const std::exception& failure) {
      refused = failure.what();
    }
    std::fflush(stdout);
    printed = testing::internal::GetCapturedStdout() + testing::internal::GetCapturedStderr();
    return refused;
  }

  FixedClock clock{*parse_iso_date("2025-04-30")};
  support::TemporaryFolder shelf;
  std::string printed;
};

const std::vector<std::string> kUserAdd{"user",       "add",    "--email", "priya@trust.example", "--name",
                                        "Priya Nair", "--role", "viewer",  "--generate"};

TEST_F(CommandsOnAFolder, BeginNoInstallationInAMistypedOne) {
  const fs::path nodir = shelf.path() / "nodir";
  const fs::path figures = shelf.path() / "figures.csv";
  std::ofstream(figures) << "Month,Value\n2025-03-01,81\n";
  const std::vector<std::vector<std::string>> all{{"feed", "list"},
                                                  {"feed", "run", "Records of Thanet"},
                                                  {"jobs", "list"},
                                                  {"jobs", "run", "--once"},
                                                  {"import", figures.string()},
                                                  {"import", "--undo", "1"},
                                                  {"audit", "verify"},
                                                  {"migrate"},
                                                  {"check"},
                                                  {"backup", (shelf.path() / "backup").string()}};
  for (const std::vector<std::string>& words : all) {
    EXPECT_EQ(refusal_of(words, nodir), "There is no database " + (nodir / "qualitea.sqlite").string() +
                                            ". Give --data the folder of an installation, or --database its address.")
        << words.front() << ' ' << words.back();
    EXPECT_FALSE(fs::exists(nodir)) << words.front() << ' ' << words.back();
  }
}

TEST_F(CommandsOnAFolder, BeginAnInstallationWithItsFirstAccountAndOpenItFromThenOn) {
  const fs::path data = shelf.path() / "new" / "data";
  EXPECT_EQ(refusal_of(kUserAdd, data), "") << printed;
  const std::string made = "There was no installation in " + data.string() + ": a new one was made.\n";
  EXPECT_NE(printed.find(made), std::string::npos) << "whoever mistyped --data sees it: " << printed;
  EXPECT_EQ(refusal_of({"feed", "list"}, data), "");
  EXPECT_EQ(printed, "There are no feeds.\n");
  EXPECT_EQ(refusal_of({"audit", "verify"}, data), "");
}

TEST_F(CommandsOnAFolder, BringAnOlderInstallationUpToDate) {
  const auto& all = db::built_in_migrations();
  {
    db::Connection older = db::open_sqlite(database_path(shelf.path()).string());
    ASSERT_TRUE(db::migrate(older, {all.begin(), all.end() - 1}, clock.now()));
  }
  EXPECT_EQ(refusal_of({"jobs", "list"}, shelf.path()), "");
  db::Connection opened = open_database({.data_folder = shelf.path()});
  EXPECT_EQ(*db::schema_number(opened, all), all.back().number);
}

TEST_F(CommandsOnAFolder, SayInASentenceThatItCannotBeMade) {
  const fs::path letter = shelf.path() / "letter";
  std::ofstream(letter) << "Dear all";
  for (const auto& [folder, why] :
       {std::pair(fs::path("/proc/nope"), "No such file or directory"), {letter, "Not a directory"}})
    EXPECT_EQ(refusal_of(kUserAdd, folder), "The folder " + folder.string() + " cannot be made: " + why +
                                                ". Give --data another one, or make it yourself.");
}

TEST(CommandsOnPostgres, AskForTheFolderThatHoldsTheNewestDigest) {
  const support::TemporaryFolder shelf;
  const DatabasePlace place{.data_folder = shelf.path() / "nodir", .address = "postgresql://nobody@nowhere.example/q"};
  try {
    open_for_command(place, FixedClock(*parse_iso_date("2025-04-30")));
    FAIL();
  } catch (const std::runtime_error& refused) {
    EXPECT_EQ(refused.what(),
              "There is no folder " + place.data_folder.string() + ". Give --data the folder of an installation.");
  }
  EXPECT_FALSE(fs::exists(place.data_folder));
}

}  // namespace
}  // namespace qi::main
