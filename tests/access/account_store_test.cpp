#include "access/account_store.h"

#include <gtest/gtest.h>

#include "access/session_store.h"
#include "shell/audit.h"
#include "support/databases.h"

namespace qi::access {
namespace {

const Instant kNow = support::at("2025-03-11T09:42:00.000Z");
const Change kByCommandLine{.actor = std::nullopt, .at = kNow};

class Accounts : public testing::TestWithParam<support::Backend> {
 protected:
  AccountId add(const std::string& email, Role role) {
    db::Transaction transaction(db);
    const auto id = create_account(db, kByCommandLine, {.email = email, .name = "Priya Nair", .role = role}, "hash");
    EXPECT_TRUE(id);
    transaction.commit();
    return *id;
  }
  Account load(AccountId id) { return *find_account(db, id); }

  support::MigratedDatabase migrated{GetParam()};
  db::Connection& db = migrated.db;
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, Accounts, testing::ValuesIn(support::every_backend()), support::BackendName());

TEST_P(Accounts, AreFoundAsTheyWereCreated) {
  const AccountId id = add("priya.nair@example.nhs.uk", Role::contributor);
  const auto found = find_account_by_email(db, "priya.nair@example.nhs.uk");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->id, id);
  EXPECT_EQ(found->name, "Priya Nair");
  EXPECT_EQ(found->role, Role::contributor);
  EXPECT_EQ(found->created_at, kNow);
  EXPECT_EQ(found->closed_at, std::nullopt);
  EXPECT_EQ(find_account(db, AccountId{99}), std::nullopt);
}

TEST_P(Accounts, RefuseASecondOneWithTheSameEmail) {
  add("priya.nair@example.nhs.uk", Role::viewer);
  db::Transaction transaction(db);
  const auto again = create_account(
      db, kByCommandLine, {.email = "priya.nair@example.nhs.uk", .name = "Another", .role = Role::viewer}, "hash");
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().message, "There is already an account with this email address. Use another one.");
}

TEST_P(Accounts, KeepTheLastAdministrator) {
  const AccountId only = add("a@example.nhs.uk", Role::administrator);
  db::Transaction transaction(db);
  EXPECT_FALSE(change_role(db, kByCommandLine, load(only), Role::viewer));
  const Done closed = close_account(db, kByCommandLine, load(only));
  ASSERT_FALSE(closed);
  EXPECT_EQ(closed.error().message, "This is the only administrator. Make somebody else an administrator first.");
  transaction.commit();

  const AccountId second = add("b@example.nhs.uk", Role::administrator);
  db::Transaction later(db);
  EXPECT_TRUE(close_account(db, kByCommandLine, load(only)));
  EXPECT_FALSE(change_role(db, kByCommandLine, load(second), Role::viewer)) << "a closed administrator does not count";
}

TEST_P(Accounts, LoseTheirSessionsAndPasswordWhenClosed) {
  add("a@example.nhs.uk", Role::administrator);
  const AccountId id = add("b@example.nhs.uk", Role::viewer);
  const std::string token = start_session(db, kNow, id, "Firefox on Windows");
  EXPECT_EQ(find_password_hash(db, "b@example.nhs.uk"), "hash");
  db::Transaction transaction(db);
  ASSERT_TRUE(close_account(db, kByCommandLine, load(id)));
  transaction.commit();
  EXPECT_EQ(load(id).closed_at, kNow);
  EXPECT_EQ(find_session(db, kNow, token), std::nullopt);
  EXPECT_EQ(find_password_hash(db, "b@example.nhs.uk"), "");
}

TEST_P(Accounts, LeaveAnAuditRecordOfEveryChangeWithNoPersonalDataOutsideThePayload) {
  const AccountId administrator = add("a@example.nhs.uk", Role::administrator);
  const AccountId id = add("b@example.nhs.uk", Role::viewer);
  db::Transaction transaction(db);
  const Change change{.actor = administrator, .at = kNow};
  rename_account(db, change, load(id), "Sam Okoro");
  ASSERT_TRUE(change_role(db, change, load(id), Role::contributor));
  change_password(db, change, id, "other hash");
  ASSERT_TRUE(close_account(db, change, load(id)));
  transaction.commit();
  const auto lines = db.all("SELECT action || ' ' || subject FROM audit_record ORDER BY number",
                            [](const db::Row& row) { return row.get<std::string>(0); });
  EXPECT_EQ(lines, (std::vector<std::string>{"account.create account:1", "account.create account:2",
                                             "account.rename account:2", "account.role account:2",
                                             "account.password account:2", "account.close account:2"}));
  EXPECT_EQ(db.only<std::string>("SELECT payload FROM audit_payload WHERE record_number = 3"),
            R"({"name":"Sam Okoro","was":"Priya Nair"})");
  EXPECT_EQ(shell::check_chain(db).first_broken, std::nullopt);
}

TEST_P(Accounts, WriteNoRecordWhenNothingChanged) {
  const AccountId id = add("b@example.nhs.uk", Role::viewer);
  db::Transaction transaction(db);
  rename_account(db, kByCommandLine, load(id), "Priya Nair");
  ASSERT_TRUE(change_role(db, kByCommandLine, load(id), Role::viewer));
  transaction.commit();
  EXPECT_EQ(shell::check_chain(db).records, 1);
}

TEST(NewAccounts, AreCheckedWholeAndKeptInNormalForm) {
  const auto checked =
      check_account({.email = " Priya.Nair@Example.NHS.uk ", .name = " Priya Nair ", .role = "contributor"});
  ASSERT_TRUE(checked);
  EXPECT_EQ(checked->email, "priya.nair@example.nhs.uk");
  EXPECT_EQ(checked->name, "Priya Nair");
  EXPECT_EQ(checked->role, Role::contributor);

  const auto refused = check_account({.email = "priya", .name = " ", .role = "owner"});
  ASSERT_FALSE(refused);
  ASSERT_EQ(refused.error().fields.size(), 3u);
  EXPECT_EQ(refused.error().fields[0].field, "name");
  EXPECT_EQ(refused.error().fields[1].field, "email");
  EXPECT_EQ(refused.error().fields[2].field, "role");
  for (const char* email : {"@example.nhs.uk", "priya@", "a@b@c", "pri ya@example.nhs.uk", "a\r\n@b"})
    EXPECT_FALSE(check_account({.email = email, .name = "Priya", .role = "viewer"})) << email;
}

TEST(NamesOfAccounts, HoldNoNumberLikeAPatients) {
  for (const char* name : {"9434765919", "Priya Nair 943 476 5919"}) {
    const auto refused = check_account({.email = "priya@example.nhs.uk", .name = name, .role = "viewer"});
    ASSERT_FALSE(refused) << name;
    EXPECT_EQ(refused.error().message, "This name holds a number that looks like an NHS number. Take it out.");
  }
  EXPECT_TRUE(check_name("Desk 9434765918")) << "its check digit is wrong";
}

}  // namespace
}  // namespace qi::access
