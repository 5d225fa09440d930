#pragma once
/// Tokens in the database: digests only. Making and revoking writes an audit record: call inside a transaction.
/// It does not read requests: see api_token.h.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/account_store.h"
#include "access/api_token.h"
#include "db/connection.h"

namespace qi::access {

struct MadeToken {
  ApiTokenId id;
  std::string token;  ///< shown to its owner once
};
MadeToken create_token(db::Connection& db, const Change& change, AccountId owner, const NewToken& token);

/// A token that holds, with the account it stands for.
struct TokenOwner {
  ApiToken token;
  Account account;
};
/// nullopt: not a token, unknown, revoked, past its end, or its account was closed.
std::optional<TokenOwner> find_token_owner(db::Connection& db, Instant now, std::string_view token);
/// Remembers that it was used, unless that was noted in the last five minutes.
void note_token_use(db::Connection& db, Instant now, const ApiToken& token);

/// Every token of an account, newest first; revoked and ended ones too.
std::vector<ApiToken> list_tokens(db::Connection& db, AccountId owner);
/// refuses  a token that this account does not have, or that is revoked (not_found).
Done revoke_token(db::Connection& db, const Change& change, AccountId owner, ApiTokenId token);

}  // namespace qi::access
