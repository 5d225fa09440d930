#pragma once
/// A token by which a program signs in as its owner: how it is written, what its owner chose, and how it comes with a
/// request. It is kept by api_token_store.h; only its owner holds the token itself.

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "access/account.h"
#include "base/id.h"
#include "http/message.h"

namespace qi::access {

struct ApiTokenTag;
using ApiTokenId = Id<ApiTokenTag>;
using shell::Scope;

struct ApiToken {
  ApiTokenId id;
  AccountId account;
  std::string name;  ///< "Power BI refresh"
  std::vector<Scope> scopes;
  Instant created_at;
  std::optional<Instant> last_used_at;  ///< to within five minutes; nullopt: never
  Instant expires_at;
  std::optional<Instant> revoked_at;

  bool holds(Instant now) const { return !revoked_at && now < expires_at; }
};

/// "qt_", 48 random hex digits (192 bits), 4 check digits: the first of the SHA-256 of what stands before them. So a
/// search for qt_[0-9a-f]{52} finds tokens that leaked, and one that was cut off is told apart without a look-up.
std::string new_token();
bool is_whole_token(std::string_view text);

/// How long a token may last.
struct TokenLife {
  std::string_view slug;
  std::string_view title;
  std::chrono::days days;
};
inline constexpr std::array kTokenLives{TokenLife{"30", "30 days", std::chrono::days{30}},
                                        TokenLife{"90", "90 days", std::chrono::days{90}},
                                        TokenLife{"365", "One year", std::chrono::days{365}}};

/// The form as sent.
struct NewTokenForm {
  std::string name;
  std::vector<std::string> scopes;  ///< slugs
  std::string life = "90";
};
struct NewToken {
  std::string name;
  std::vector<Scope> scopes;
  std::chrono::days life{};
};
/// refuses, all fields together: a name that check_name refuses; no scope, or one that is none or that the role does
/// not have; a life that is not offered.
Result<NewToken> check_new_token(const NewTokenForm& form, Role role);
/// Those that an account of that role may give to a token.
std::vector<Scope> scopes_of(Role role);

/// What a request brought to sign in with, where tokens are taken.
struct SentToken {
  std::string text;  ///< as sent; need not be a token at all
};
/// `Authorization: Bearer TOKEN`, or Basic with the token as the password beside any user name (spreadsheets). Another
/// scheme gives a text that is no token. nullopt: no Authorization header.
std::optional<SentToken> sent_token(const http::Request& request);

}  // namespace qi::access
