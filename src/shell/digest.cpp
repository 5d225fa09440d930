#include "shell/digest.h"

#include <sodium.h>

#include <vector>

#include "base/assert.h"

namespace qi::shell {
namespace {

std::string hex_of(const unsigned char* bytes, std::size_t count) {
  std::string hex(2 * count + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), bytes, count);
  hex.pop_back();
  return hex;
}

}  // namespace

std::string sha256_hex(std::string_view bytes) {
  unsigned char digest[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return hex_of(digest, sizeof digest);
}

std::string sha256_hex_of(std::istream& stream) {
  constexpr std::size_t kPieceBytes = std::size_t{64} * 1024;
  std::vector<char> piece(kPieceBytes);
  crypto_hash_sha256_state state;
  crypto_hash_sha256_init(&state);
  while (stream.read(piece.data(), static_cast<std::streamsize>(piece.size())), stream.gcount() > 0)
    crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(piece.data()),
                              static_cast<unsigned long long>(stream.gcount()));
  unsigned char digest[crypto_hash_sha256_BYTES];
  crypto_hash_sha256_final(&state, digest);
  return hex_of(digest, sizeof digest);
}

std::string random_hex(std::size_t bytes) {
  QI_ASSERT(sodium_init() >= 0);
  std::vector<unsigned char> drawn(bytes);
  randombytes_buf(drawn.data(), drawn.size());
  return hex_of(drawn.data(), drawn.size());
}

bool equal_in_constant_time(std::string_view one, std::string_view other) {
  return one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace qi::shell
