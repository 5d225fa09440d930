#include "access/api_token.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "shell/digest.h"

namespace qi::access {
namespace {

constexpr std::string_view kPrefix = "qt_";
constexpr std::size_t kRandomBytes = 24;
constexpr std::size_t kCheckDigits = 4;
constexpr std::size_t kTokenLength = kPrefix.size() + 2 * kRandomBytes + kCheckDigits;

std::string check_digits(std::string_view before) {
  return shell::sha256_hex(before).substr(0, kCheckDigits);
}

/// RFC 4648, section 4. nullopt for what is no base64.
std::optional<std::string> from_base64(std::string_view text) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  while (text.ends_with('=')) text.remove_suffix(1);
  std::string out;
  unsigned bits = 0;
  int held = 0;
  for (const char c : text) {
    const std::size_t value = kLetters.find(c);
    if (value == std::string_view::npos) return std::nullopt;
    bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFFFu;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += static_cast<char>(bits >> held & 0xFFu);
  }
  return out;
}

std::string password_of(std::string_view basic) {
  const auto pair = from_base64(basic);
  if (!pair) return {};
  const std::size_t colon = pair->find(':');
  return colon == std::string::npos ? std::string() : pair->substr(colon + 1);
}

}  // namespace

std::string new_token() {
  const std::string before = std::string(kPrefix) + shell::random_hex(kRandomBytes);
  return before + check_digits(before);
}

bool is_whole_token(std::string_view text) {
  if (text.size() != kTokenLength || !text.starts_with(kPrefix)) return false;
  const std::string_view before = text.substr(0, kTokenLength - kCheckDigits);
  return check_digits(before) == text.substr(before.size());
}

std::vector<Scope> scopes_of(Role role) {
  switch (role) {
    case Role::viewer: return {Scope::read};
    case Role::contributor: return {Scope::read, Scope::write_figures, Scope::write_choices};
    case Role::administrator: return {shell::kScopes.begin(), shell::kScopes.end()};
  }
  stop_at("a known role", __FILE__, __LINE__);
}

Result<NewToken> check_new_token(const NewTokenForm& form, Role role) {
  std::vector<FieldError> errors;
  NewToken token;
  if (const auto name = check_name(form.name))
    token.name = *name;
  else
    errors.push_back({"name", trimmed(form.name).empty() ? "Say what the token is for, such as Power BI refresh."
                                                         : name.error().message});
  const auto allowed = scopes_of(role);
  for (const Scope scope : shell::kScopes)
    if (std::ranges::find(form.scopes, slug(scope)) != form.scopes.end() &&
        std::ranges::find(allowed, scope) != allowed.end())
      token.scopes.push_back(scope);
  if (token.scopes.empty() || token.scopes.size() != form.scopes.size())
    errors.push_back({"scopes", "Choose what the token may do."});
  const auto life = std::ranges::find(kTokenLives, form.life, &TokenLife::slug);
  if (life != kTokenLives.end())
    token.life = life->days;
  else
    errors.push_back({"life", "Choose how long the token lasts."});
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  return token;
}

std::optional<SentToken> sent_token(const http::Request& request) {
  const auto header = request.headers.find("Authorization");
  if (!header) return std::nullopt;
  const std::string_view value = trimmed(*header);
  const std::size_t space = value.find(' ');
  if (space == std::string_view::npos) return SentToken{};
  const std::string scheme = lowered(value.substr(0, space));
  const std::string_view rest = trimmed(value.substr(space));
  if (scheme == "bearer") return SentToken{std::string(rest)};
  if (scheme == "basic") return SentToken{password_of(rest)};
  return SentToken{};
}

}  // namespace qi::access
