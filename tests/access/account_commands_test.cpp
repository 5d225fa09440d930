#include <gtest/gtest.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "access/access.h"
#include "access/account_store.h"
#include "access/password.h"
#include "db/migrate.h"
#include "shell/audit.h"
#include "support/databases.h"

namespace qi::access {
namespace {

const FixedClock kClock(support::at("2025-03-11T09:42:00.000Z"));

class Commands : public testing::Test {
 protected:
  /// Runs `qualitea <words>`; returns its exit code. What it prints is in `printed`.
  int run(std::vector<std::string> words) {
    CLI::App program;
    add_user_command(program, kClock, open);
    add_audit_command(program, open);
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    int code = 0;
    try {
      std::ranges::reverse(words);
      program.parse(words);
    } catch (const CLI::ParseError& end) {
      code = end.get_exit_code();
    }
    printed = testing::internal::GetCapturedStdout() + testing::internal::GetCapturedStderr();
    return code;
  }
  static db::Connection open(const std::filesystem::path& data) {
    db::Connection db = db::open_sqlite((data / "qualitea.db").string());
    EXPECT_TRUE(db::migrate(db, db::built_in_migrations(), kClock.now()));
    return db;
  }
  std::vector<std::string> user_add(std::string email, std::string role) {
    return {"user",   "add",           "--email", std::move(email),       "--name",    "Priya Nair",
            "--role", std::move(role), "--data",  folder.path().string(), "--generate"};
  }

  support::TemporaryFolder folder;
  std::string printed;
};

TEST_F(Commands, AddAUserWithAPasswordThatWorks) {
  ASSERT_EQ(run(user_add("Priya@example.nhs.uk", "administrator")), 0) << printed;
  const std::size_t at = printed.find("Password: ");
  ASSERT_NE(at, std::string::npos) << printed;
  db::Connection db = open(folder.path());
  EXPECT_EQ(match_password(find_password_hash(db, "priya@example.nhs.uk"), printed.substr(at + 10, 23)),
            PasswordMatch::right);
  EXPECT_EQ(shell::AuditHeadFile(folder.path()).read(), shell::find_audit_head(db));
}

TEST_F(Commands, RefuseAWrongUserInWords) {
  EXPECT_EQ(run(user_add("priya", "owner")), 1);
  EXPECT_NE(printed.find("Enter an email address"), std::string::npos) << printed;
  EXPECT_NE(printed.find("Choose what this person may do."), std::string::npos) << printed;
  ASSERT_EQ(run(user_add("priya@example.nhs.uk", "viewer")), 0);
  EXPECT_EQ(run(user_add("priya@example.nhs.uk", "viewer")), 1);
  EXPECT_NE(printed.find("There is already an account"), std::string::npos) << printed;
}

TEST_F(Commands, VerifyTheAuditRecordAndSayWhereItIsBroken) {
  const std::vector<std::string> verify{"audit", "verify", "--data", folder.path().string()};
  ASSERT_EQ(run(user_add("a@example.nhs.uk", "viewer")), 0);
  ASSERT_EQ(run(user_add("b@example.nhs.uk", "viewer")), 0);
  EXPECT_EQ(run(verify), 0) << printed;
  EXPECT_NE(printed.find("The audit record is whole: 2 records"), std::string::npos) << printed;
  open(folder.path()).run("UPDATE audit_record SET action = 'account.rename' WHERE number = 1");
  EXPECT_EQ(run(verify), 1);
  EXPECT_NE(printed.find("broken at number 1. Record 1 was altered."), std::string::npos) << printed;
}

}  // namespace
}  // namespace qi::access
