#include "access/api_token_store.h"

#include "base/text.h"
#include "json/json_writer.h"
#include "shell/audit.h"
#include "shell/digest.h"

namespace qi::access {
namespace {

constexpr std::chrono::minutes kNoteUseEvery{5};

std::string kept_scopes(const std::vector<Scope>& scopes) {
  std::string out;
  for (const Scope scope : scopes) out += (out.empty() ? "" : " ") + std::string(slug(scope));
  return out;
}

std::vector<Scope> read_scopes(std::string_view kept) {
  std::vector<Scope> scopes;
  for (const std::string_view word : split(kept, ' '))
    if (const auto scope = shell::parse_scope(word)) scopes.push_back(*scope);
  return scopes;
}

ApiToken read_token(const db::Row& row) {
  return {.id = row.get<ApiTokenId>(0),
          .account = row.get<AccountId>(1),
          .name = row.get<std::string>(2),
          .scopes = read_scopes(row.get<std::string>(3)),
          .created_at = row.get<Instant>(4),
          .last_used_at = row.get<std::optional<Instant>>(5),
          .expires_at = row.get<Instant>(6),
          .revoked_at = row.get<std::optional<Instant>>(7)};
}

}  // namespace

MadeToken create_token(db::Connection& db, const Change& change, AccountId owner, const NewToken& token) {
  MadeToken made{.id = {}, .token = new_token()};
  made.id = db.only<ApiTokenId>(R"sql(
      INSERT INTO api_token (token_digest, account_id, name, scopes, created_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6)
      RETURNING id
  )sql",
                                shell::sha256_hex(made.token), owner, token.name, kept_scopes(token.scopes), change.at,
                                change.at + token.life);
  json::Writer w;
  w.object([&] {
    w.key("name").value(token.name);
    w.key("scopes").value(kept_scopes(token.scopes));
    w.key("expires_at").value(to_iso(change.at + token.life));
  });
  shell::record(db, change.at, change.actor,
                {.action = "token.create", .subject = "token:" + to_text(made.id), .payload = std::move(w).take()});
  return made;
}

std::optional<TokenOwner> find_token_owner(db::Connection& db, Instant now, std::string_view token) {
  if (!is_whole_token(token)) return std::nullopt;
  return db.first(R"sql(
      SELECT t.id, t.account_id, t.name, t.scopes, t.created_at, t.last_used_at, t.expires_at, t.revoked_at,
             a.email, a.name, a.role, a.created_at
        FROM api_token t
        JOIN account a ON a.id = t.account_id
       WHERE t.token_digest = $1
         AND t.expires_at > $2
         AND t.revoked_at IS NULL
         AND a.closed_at IS NULL
  )sql",
                  [](const db::Row& row) {
                    const auto role = shell::parse_role(row.get<std::string>(10));
                    QI_ASSERT(role.has_value());
                    return TokenOwner{.token = read_token(row),
                                      .account = {.id = row.get<AccountId>(1),
                                                  .email = row.get<std::string>(8),
                                                  .name = row.get<std::string>(9),
                                                  .role = *role,
                                                  .created_at = row.get<Instant>(11)}};
                  },
                  shell::sha256_hex(token), now);
}

void note_token_use(db::Connection& db, Instant now, const ApiToken& token) {
  if (token.last_used_at && now - *token.last_used_at < kNoteUseEvery) return;
  db.run("UPDATE api_token SET last_used_at = $1 WHERE id = $2", now, token.id);
}

std::vector<ApiToken> list_tokens(db::Connection& db, AccountId owner) {
  return db.all(R"sql(
      SELECT id, account_id, name, scopes, created_at, last_used_at, expires_at, revoked_at
        FROM api_token
       WHERE account_id = $1
       ORDER BY id DESC
  )sql",
                read_token, owner);
}

Done revoke_token(db::Connection& db, const Change& change, AccountId owner, ApiTokenId token) {
  const auto changed = db.run(R"sql(
      UPDATE api_token
         SET revoked_at = $3
       WHERE id = $1
         AND account_id = $2
         AND revoked_at IS NULL
  )sql",
                              token, owner, change.at);
  if (changed == 0) return Error::not_found("We could not find that token. It may have been revoked already.");
  shell::record(db, change.at, change.actor, {.action = "token.revoke", .subject = "token:" + to_text(token)});
  return {};
}

}  // namespace qi::access
