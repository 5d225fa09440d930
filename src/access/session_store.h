#pragma once
/// Sessions in the database: one for each browser that signed in. The token itself is only in the browser's cookie.
/// It does not read cookies: see sign_in.h.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/account.h"
#include "base/clock.h"
#include "base/id.h"
#include "db/connection.h"

namespace qi::access {

struct SessionKind;
using SessionId = Id<SessionKind>;

/// A session ends after this long without a request: a shift, so that nobody signs in twice in one.
inline constexpr std::chrono::hours kLongestIdle{12};
/// And after this long in any case.
inline constexpr std::chrono::hours kLongestSession{7 * 24};

struct Session {
  SessionId id;
  std::string device;  ///< "Firefox on Windows"
  Instant created_at;
  Instant last_seen_at;
};

/// Whose a session is, with what a page needs of its account.
struct SignedIn {
  SessionId session;
  Account account;
  std::string csrf_token;
  Instant last_seen_at;
};

/// Opens a session and removes those that have ended. Returns the token for the cookie: 256 random bits, 64 hex digits.
std::string start_session(db::Connection& db, Instant now, AccountId account, std::string_view device);
/// nullopt: unknown, ended by age or idleness, or its account was closed.
std::optional<SignedIn> find_session(db::Connection& db, Instant now, std::string_view token);
/// Remembers that it was used, unless that was noted in the last five minutes.
void note_use(db::Connection& db, Instant now, const SignedIn& session);
/// Live ones of one account, the last used first.
std::vector<Session> list_sessions(db::Connection& db, Instant now, AccountId account);
void end_session(db::Connection& db, SessionId session);
/// All of one account, but `except`. Returns how many ended.
std::int64_t end_sessions(db::Connection& db, AccountId account, std::optional<SessionId> except = std::nullopt);

/// "Firefox on Windows", from the browser's User-Agent; "A browser" when nothing is known. Not proof of anything.
std::string device_name(std::string_view user_agent);

}  // namespace qi::access
