#pragma once
/// Accounts in the database. Every change writes its audit record: call inside a transaction.
/// It does not ask whether the actor may: routes do.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/account.h"
#include "db/connection.h"
#include "shell/change.h"

namespace qi::access {

using shell::Change;

/// refuses  an email that another account has, open or closed.
Result<AccountId> create_account(db::Connection& db, const Change& change, const CheckedAccount& account,
                                 const std::string& password_hash);
std::optional<Account> find_account(db::Connection& db, AccountId id);
/// By email in its normal form. Closed ones too.
std::optional<Account> find_account_by_email(db::Connection& db, std::string_view email);
/// "" when there is no such account or it is closed: match_password then takes its time and says no.
std::string find_password_hash(db::Connection& db, std::string_view email);
/// Open ones first, then by name.
std::vector<Account> list_accounts(db::Connection& db);

void rename_account(db::Connection& db, const Change& change, const Account& account, const std::string& name);
/// refuses  taking the role from the last open administrator.
Done change_role(db::Connection& db, const Change& change, const Account& account, Role role);
/// Ends its sessions too.
/// refuses  closing the last open administrator, or an account that is closed.
Done close_account(db::Connection& db, const Change& change, const Account& account);
/// A new password, chosen or reset. Sessions are the caller's business.
void change_password(db::Connection& db, const Change& change, AccountId account, const std::string& password_hash);
/// The same password under today's parameters: nothing changed for anybody, so no audit record.
void refresh_password_hash(db::Connection& db, AccountId account, const std::string& password_hash);

}  // namespace qi::access
