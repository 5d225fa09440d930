#pragma once
/// Signing in: a guess that is counted, a password that is matched, a session that starts. And the cookie it travels
/// in. It writes no page and no response.

#include <optional>
#include <string>
#include <string_view>

#include "access/access.h"
#include "access/session_store.h"
#include "base/result.h"

namespace qi::access {

struct SignInAttempt {
  std::string email;  ///< as typed
  std::string password;
  std::string address;     ///< network address of the client
  std::string user_agent;  ///< as the browser says
};

/// Returns the token for the cookie. Opens its own transactions: none is held while the password is worked out.
/// refuses  unknown email, wrong password and closed account with the same words after the same time; too many guesses.
Result<std::string> sign_in(db::Connection& db, Instant now, const SignInAttempt& attempt);

/// Checks somebody's own password again before a change; counts as a guess. Opens its own transactions.
/// refuses  a wrong password (field "current"), too many guesses.
Done confirm_password(db::Connection& db, Instant now, const Account& account, std::string_view password,
                      std::string_view address);

/// The token a request brought, unless it cannot be one.
std::optional<std::string> token_of(const http::Request& request, CookieKind cookies);
/// The value of Set-Cookie: "__Host-qualitea=…; Path=/; HttpOnly; SameSite=Lax; Secure". It lasts until the browser
/// closes or the server ends it. An empty token removes it.
std::string session_cookie(std::string_view token, CookieKind cookies);

}  // namespace qi::access
