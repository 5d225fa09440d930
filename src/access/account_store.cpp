#include "access/account_store.h"

#include "access/session_store.h"
#include "json/json_writer.h"
#include "shell/audit.h"

namespace qi::access {
namespace {

Account read_account(const db::Row& row) {
  const auto role = shell::parse_role(row.get<std::string>(3));
  QI_ASSERT(role.has_value());
  return {.id = row.get<AccountId>(0),
          .email = row.get<std::string>(1),
          .name = row.get<std::string>(2),
          .role = *role,
          .created_at = row.get<Instant>(4),
          .closed_at = row.get<std::optional<Instant>>(5)};
}

std::string subject_of(AccountId id) {
  return "account:" + to_text(id);
}

/// {"name": …, "was": …}
std::string changed(std::string_view key, std::string_view now, std::string_view was) {
  json::Writer w;
  w.object([&] {
    w.key(key).value(now);
    w.key("was").value(was);
  });
  return std::move(w).take();
}

bool is_last_administrator(db::Connection& db, const Account& account) {
  if (account.role != Role::administrator || account.closed_at) return false;
  return db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM account
       WHERE role = 'administrator'
         AND closed_at IS NULL
         AND id <> $1
  )sql",
                               account.id) == 0;
}

}  // namespace

Result<AccountId> create_account(db::Connection& db, const Change& change, const CheckedAccount& account,
                                 const std::string& password_hash) {
  if (find_account_by_email(db, account.email))
    return Error::invalid_fields({{"email", "There is already an account with this email address. Use another one."}});
  const auto id = db.only<AccountId>(R"sql(
      INSERT INTO account (email, name, role, password_hash, created_at)
      VALUES ($1, $2, $3, $4, $5)
      RETURNING id
  )sql",
                                     account.email, account.name, slug(account.role), password_hash, change.at);
  json::Writer w;
  w.object([&] {
    w.key("email").value(account.email);
    w.key("name").value(account.name);
    w.key("role").value(slug(account.role));
  });
  shell::record(db, change.at, change.actor,
                {.action = "account.create", .subject = subject_of(id), .payload = std::move(w).take()});
  return id;
}

std::optional<Account> find_account(db::Connection& db, AccountId id) {
  return db.first("SELECT id, email, name, role, created_at, closed_at FROM account WHERE id = $1", read_account, id);
}

std::optional<Account> find_account_by_email(db::Connection& db, std::string_view email) {
  return db.first("SELECT id, email, name, role, created_at, closed_at FROM account WHERE email = $1", read_account,
                  email);
}

std::string find_password_hash(db::Connection& db, std::string_view email) {
  return db
      .first(
          "SELECT password_hash FROM account WHERE email = $1 AND closed_at IS NULL",
          [](const db::Row& row) { return row.get<std::string>(0); }, email)
      .value_or("");
}

std::vector<Account> list_accounts(db::Connection& db) {
  return db.all(R"sql(
      SELECT id, email, name, role, created_at, closed_at
        FROM account
       ORDER BY closed_at IS NOT NULL, lower(name), id
  )sql",
                read_account);
}

void rename_account(db::Connection& db, const Change& change, const Account& account, const std::string& name) {
  if (name == account.name) return;
  db.run("UPDATE account SET name = $1 WHERE id = $2", name, account.id);
  shell::record(
      db, change.at, change.actor,
      {.action = "account.rename", .subject = subject_of(account.id), .payload = changed("name", name, account.name)});
}

Done change_role(db::Connection& db, const Change& change, const Account& account, Role role) {
  if (role == account.role) return {};
  if (is_last_administrator(db, account))
    return Error::conflict("This is the only administrator. Make somebody else an administrator first.");
  db.run("UPDATE account SET role = $1 WHERE id = $2", slug(role), account.id);
  shell::record(db, change.at, change.actor,
                {.action = "account.role",
                 .subject = subject_of(account.id),
                 .payload = changed("role", slug(role), slug(account.role))});
  return {};
}

Done close_account(db::Connection& db, const Change& change, const Account& account) {
  if (account.closed_at) return Error::conflict("This account is already closed.");
  if (is_last_administrator(db, account))
    return Error::conflict("This is the only administrator. Make somebody else an administrator first.");
  db.run("UPDATE account SET closed_at = $1 WHERE id = $2", change.at, account.id);
  end_sessions(db, account.id);
  shell::record(db, change.at, change.actor, {.action = "account.close", .subject = subject_of(account.id)});
  return {};
}

void change_password(db::Connection& db, const Change& change, AccountId account, const std::string& password_hash) {
  refresh_password_hash(db, account, password_hash);
  shell::record(db, change.at, change.actor, {.action = "account.password", .subject = subject_of(account)});
}

void refresh_password_hash(db::Connection& db, AccountId account, const std::string& password_hash) {
  db.run("UPDATE account SET password_hash = $1 WHERE id = $2", password_hash, account);
}

}  // namespace qi::access
