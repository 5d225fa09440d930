#include "access/session_store.h"

#include "shell/digest.h"

namespace qi::access {
namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr std::chrono::minutes kNoteUseEvery{5};

struct Known {
  std::string_view sign;  ///< stands in the User-Agent
  std::string_view name;
};
// Order matters: Edge also says Chrome, Chrome also says Safari.
constexpr Known kBrowsers[] = {{"Edg", "Edge"},       {"OPR/", "Opera"},    {"Firefox/", "Firefox"},
                               {"Chrome/", "Chrome"}, {"CriOS/", "Chrome"}, {"Safari/", "Safari"}};
constexpr Known kSystems[] = {{"iPhone", "iPhone"},   {"iPad", "iPad"},    {"Android", "Android"},
                              {"Windows", "Windows"}, {"Mac OS X", "Mac"}, {"Linux", "Linux"}};

template <std::size_t N>
std::string_view named(const Known (&list)[N], std::string_view user_agent) {
  for (const Known& each : list)
    if (user_agent.find(each.sign) != std::string_view::npos) return each.name;
  return {};
}

}  // namespace

std::string device_name(std::string_view user_agent) {
  const std::string_view browser = named(kBrowsers, user_agent);
  const std::string_view system = named(kSystems, user_agent);
  std::string name(browser.empty() ? "A browser" : browser);
  if (!system.empty()) name.append(" on ").append(system);
  return name;
}

std::string start_session(db::Connection& db, Instant now, AccountId account, std::string_view device) {
  db.run("DELETE FROM session WHERE expires_at <= $1 OR last_seen_at <= $2", now, now - kLongestIdle);
  const std::string token = shell::random_hex(kTokenBytes);
  db.run(R"sql(
      INSERT INTO session (token_digest, csrf_token, account_id, device, created_at, last_seen_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $5, $6)
  )sql",
         shell::sha256_hex(token), shell::random_hex(kTokenBytes), account, device, now, now + kLongestSession);
  return token;
}

std::optional<SignedIn> find_session(db::Connection& db, Instant now, std::string_view token) {
  return db.first(R"sql(
      SELECT s.id, s.csrf_token, s.last_seen_at, a.id, a.email, a.name, a.role, a.created_at
        FROM session s
        JOIN account a ON a.id = s.account_id
       WHERE s.token_digest = $1
         AND s.expires_at > $2
         AND s.last_seen_at > $3
         AND a.closed_at IS NULL
  )sql",
                  [](const db::Row& row) {
                    const auto role = shell::parse_role(row.get<std::string>(6));
                    QI_ASSERT(role.has_value());
                    return SignedIn{.session = row.get<SessionId>(0),
                                    .account = {.id = row.get<AccountId>(3),
                                                .email = row.get<std::string>(4),
                                                .name = row.get<std::string>(5),
                                                .role = *role,
                                                .created_at = row.get<Instant>(7)},
                                    .csrf_token = row.get<std::string>(1),
                                    .last_seen_at = row.get<Instant>(2)};
                  },
                  shell::sha256_hex(token), now, now - kLongestIdle);
}

void note_use(db::Connection& db, Instant now, const SignedIn& session) {
  if (now - session.last_seen_at < kNoteUseEvery) return;
  db.run("UPDATE session SET last_seen_at = $1 WHERE id = $2", now, session.session);
}

std::vector<Session> list_sessions(db::Connection& db, Instant now, AccountId account) {
  return db.all(R"sql(
      SELECT id, device, created_at, last_seen_at
        FROM session
       WHERE account_id = $1
         AND expires_at > $2
         AND last_seen_at > $3
       ORDER BY last_seen_at DESC, id DESC
  )sql",
                [](const db::Row& row) {
                  return Session{.id = row.get<SessionId>(0),
                                 .device = row.get<std::string>(1),
                                 .created_at = row.get<Instant>(2),
                                 .last_seen_at = row.get<Instant>(3)};
                },
                account, now, now - kLongestIdle);
}

void end_session(db::Connection& db, SessionId session) {
  db.run("DELETE FROM session WHERE id = $1", session);
}

std::int64_t end_sessions(db::Connection& db, AccountId account, std::optional<SessionId> except) {
  return db.run("DELETE FROM session WHERE account_id = $1 AND id <> $2", account, except.value_or(SessionId{}));
}

}  // namespace qi::access
