#include <sodium.h>

#include <chrono>

#include "client/hook.h"

namespace qi::client {

std::string hook_signature(std::string_view secret, Instant sent_at, std::string_view body) {
  const auto bytes = [](std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); };
  const std::string stamp =
      std::to_string(std::chrono::floor<std::chrono::seconds>(sent_at).time_since_epoch().count()) + ".";
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, bytes(secret), secret.size());
  crypto_auth_hmacsha256_update(&state, bytes(stamp), stamp.size());
  crypto_auth_hmacsha256_update(&state, bytes(body), body.size());
  unsigned char code[crypto_auth_hmacsha256_BYTES];
  crypto_auth_hmacsha256_final(&state, code);
  char hex[2 * sizeof code + 1];
  sodium_bin2hex(hex, sizeof hex, code, sizeof code);
  return "sha256=" + std::string(hex);
}

}  // namespace qi::client
