#include "access/sign_in.h"

#include <algorithm>

#include "access/account_store.h"
#include "access/api_token_store.h"
#include "access/password.h"
#include "access/throttle.h"
#include "json/json_writer.h"
#include "shell/audit.h"
#include "shell/respond.h"

namespace qi::access {
namespace {

// RFC 6265bis: a browser takes a cookie of this prefix only when it is Secure, for this host alone and for the path
// "/".
constexpr std::string_view kSecureName = "__Host-qualitea";
constexpr std::string_view kPlainName = "qualitea";
constexpr std::size_t kTokenLength = 64;

std::string_view cookie_name(CookieKind cookies) {
  return cookies == CookieKind::secure ? kSecureName : kPlainName;
}

}  // namespace

Result<std::string> sign_in(db::Connection& db, Instant now, const SignInAttempt& attempt) {
  const std::string email = normal_email(attempt.email);
  if (email.empty() || attempt.password.empty()) {
    std::vector<FieldError> errors;
    if (email.empty()) errors.push_back({"email", "Enter your email address."});
    if (attempt.password.empty()) errors.push_back({"password", "Enter your password."});
    return Error::invalid_fields(std::move(errors));
  }
  const Guess guess{.email = email, .address = attempt.address};
  if (const Done claimed = claim_guess(db, now, guess); !claimed) return claimed.error();

  const bool too_long = attempt.password.size() > kMostPasswordBytes;
  const PasswordMatch match = match_password(too_long ? "" : find_password_hash(db, email), attempt.password);
  if (match == PasswordMatch::wrong)
    return Error::invalid_fields(
        {{"email", "The email address or the password is not right. Check both and try again."}});
  const std::string fresh_hash = match == PasswordMatch::outdated ? hash_password(attempt.password) : std::string();

  db::Transaction transaction(db);
  const auto account = find_account_by_email(db, email);
  QI_ASSERT(account.has_value());
  if (!fresh_hash.empty()) refresh_password_hash(db, account->id, fresh_hash);
  forgive_guess(db, guess);
  const std::string device = device_name(attempt.user_agent);
  std::string token = start_session(db, now, account->id, device);
  json::Writer w;
  w.object([&] { w.key("device").value(device); });
  shell::record(
      db, now, account->id,
      {.action = "account.sign-in", .subject = "account:" + to_text(account->id), .payload = std::move(w).take()});
  transaction.commit();
  return token;
}

Done confirm_password(db::Connection& db, Instant now, const Account& account, std::string_view password,
                      std::string_view address) {
  if (password.empty()) return Error::invalid_fields({{"current", "Enter the password that you use now."}});
  const Guess guess{.email = account.email, .address = address};
  if (const Done claimed = claim_guess(db, now, guess); !claimed) return claimed.error();
  const bool too_long = password.size() > kMostPasswordBytes;
  if (match_password(too_long ? "" : find_password_hash(db, account.email), password) == PasswordMatch::wrong)
    return Error::invalid_fields({{"current", "That is not your password now. Type it again."}});
  db::Transaction transaction(db);
  forgive_guess(db, guess);
  transaction.commit();
  return {};
}

std::optional<std::string> token_of(const http::Request& request, CookieKind cookies) {
  auto token = request.cookie(cookie_name(cookies));
  if (!token || token->size() != kTokenLength) return std::nullopt;
  return token;
}

std::string session_cookie(std::string_view token, CookieKind cookies) {
  std::string out = std::string(cookie_name(cookies)) + "=" + std::string(token) + "; Path=/; HttpOnly; SameSite=Lax";
  if (cookies == CookieKind::secure) out += "; Secure";
  if (token.empty()) out += "; Max-Age=0";
  return out;
}

namespace {

/// Who sent this token. It narrows what the account may today: a role that was taken away is gone at once.
shell::Visitor visitor_of_token(db::Connection& db, Instant now, const SentToken& sent, std::string_view address) {
  auto owner = find_token_owner(db, now, sent.text);
  if (!owner) {
    // What is no token at all cannot be a guess at one.
    const bool waits = is_whole_token(sent.text) && !count_wrong_token(db, now, address);
    return {.credential = waits ? shell::Credential::throttled_token : shell::Credential::wrong_token};
  }
  note_token_use(db, now, owner->token);
  return {.account = owner->account.id,
          .name = std::move(owner->account.name),
          .role = owner->account.role,
          .credential = shell::Credential::token,
          .token = shell::TokenUse{.number = owner->token.id.number,
                                   .scopes = std::move(owner->token.scopes),
                                   .name = std::move(owner->token.name)}};
}

}  // namespace

shell::Visitor find_visitor(db::Connection& db, const Clock& clock, const http::Request& request, CookieKind cookies) {
  const Instant now = clock.now();
  if (shell::takes_tokens(request))
    if (const auto sent = sent_token(request)) return visitor_of_token(db, now, *sent, request.peer);
  const auto token = token_of(request, cookies);
  if (!token) return {};
  auto signed_in = find_session(db, now, *token);
  if (!signed_in) return {};
  note_use(db, now, *signed_in);
  return {.account = signed_in->account.id,
          .name = std::move(signed_in->account.name),
          .role = signed_in->account.role,
          .csrf_token = std::move(signed_in->csrf_token)};
}

}  // namespace qi::access
