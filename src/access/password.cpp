#include "access/password.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <semaphore>
#include <stdexcept>

#include "base/text.h"

namespace qi::access {
namespace {

// OWASP Password Storage Cheat Sheet, argon2id: 19 MiB of memory, two passes, one lane.
constexpr unsigned long long kPasses = 2;
constexpr std::size_t kMemoryBytes = 19ull * 1024 * 1024;

// Memory is what an attacker would exhaust with many sign-ins at once: at most 4 × 19 MiB for the whole process.
constexpr std::ptrdiff_t kHashesAtOnce = 4;

class HashTurn {
 public:
  HashTurn() { turns().acquire(); }
  ~HashTurn() { turns().release(); }
  HashTurn(const HashTurn&) = delete;
  HashTurn& operator=(const HashTurn&) = delete;

 private:
  static std::counting_semaphore<kHashesAtOnce>& turns() {
    static std::counting_semaphore<kHashesAtOnce> kTurns{kHashesAtOnce};
    return kTurns;
  }
};

// Of 12 characters and more, without digits and signs at the end: what people choose when told to choose a long one.
constexpr std::array<std::string_view, 28> kVeryCommon{"password",         "passwordpassword",
                                                       "qwertyuiop",       "qwertyuiopasdfghjkl",
                                                       "administrator",    "letmein",
                                                       "letmeinplease",    "iloveyou",
                                                       "welcome",          "welcometoqualitea",
                                                       "qualitea",         "changeme",
                                                       "changemenow",      "ambulance",
                                                       "ambulanceservice", "secamb",
                                                       "southeastcoast",   "paramedic",
                                                       "liverpoolfc",      "manchesterunited",
                                                       "arsenalfc",        "princess",
                                                       "sunshine",         "superman",
                                                       "spring",           "summer",
                                                       "autumn",           "winter"};

/// Lowered letters only: what is left when digits and signs were added to reach the length.
std::string letters_of(std::string_view text) {
  std::string out;
  for (const char c : lowered(text))
    if ((c >= 'a' && c <= 'z') || (c & 0x80) != 0) out += c;
  return out;
}

/// "abcabcabcabc": a piece of up to four bytes again and again.
bool repeats_a_short_piece(std::string_view text) {
  for (std::size_t length = 1; length <= 4 && 2 * length <= text.size(); ++length)
    if (text.substr(length) == text.substr(0, text.size() - length)) return true;
  return false;
}

/// "123456789012", "abcdefghijkl" and backwards: each character is the next one (0 follows 9).
bool counts_up_or_down(std::string_view text) {
  const auto steps = [&](int by) {
    for (std::size_t i = 1; i < text.size(); ++i) {
      const int step = text[i] - text[i - 1];
      if (step != by && step != -9 * by) return false;
    }
    return true;
  };
  return steps(1) || steps(-1);
}

}  // namespace

Done check_new_password(std::string_view password, std::string_view name, std::string_view email) {
  if (character_count(password) < kFewestPasswordCharacters)
    return Error::invalid("Use 12 or more characters. Three words that you can remember work well.");
  if (password.size() > kMostPasswordBytes) return Error::invalid("Use a shorter password, up to 512 characters.");
  const std::string letters = letters_of(password);
  const bool is_common = std::ranges::find(kVeryCommon, letters) != kVeryCommon.end();
  if (is_common || letters == "qwertyuiopasdfghjklzxcvbnm" || repeats_a_short_piece(password) ||
      counts_up_or_down(lowered(password)))
    return Error::invalid("That password is easy to guess. Choose one that nobody else would think of.");
  const std::string before_at = letters_of(email.substr(0, email.find('@')));
  for (const std::string& own : {letters_of(name), letters_of(email), before_at})
    if (!own.empty() && letters == own)
      return Error::invalid("Your password cannot be your name or email address. Choose something else.");
  return {};
}

std::string hash_password(std::string_view password) {
  if (sodium_init() < 0) throw std::runtime_error("libsodium could not start");
  const HashTurn turn;
  char hash[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str_alg(hash, password.data(), password.size(), kPasses, kMemoryBytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0)
    throw std::runtime_error("not enough memory to hash a password");
  return hash;
}

PasswordMatch match_password(const std::string& hash, std::string_view password) {
  if (hash.empty()) {
    (void)hash_password(password);
    return PasswordMatch::wrong;
  }
  {
    const HashTurn turn;
    if (crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) != 0) return PasswordMatch::wrong;
  }
  return crypto_pwhash_str_needs_rehash(hash.c_str(), kPasses, kMemoryBytes) == 0 ? PasswordMatch::right
                                                                                  : PasswordMatch::outdated;
}

std::string generated_password() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium could not start");
  constexpr std::string_view kLetters = "abcdefghjkmnpqrstuvwxyz23456789";
  std::string out;
  for (int i = 0; i < 20; ++i) {
    if (i > 0 && i % 5 == 0) out += '-';
    out += kLetters[randombytes_uniform(static_cast<std::uint32_t>(kLetters.size()))];
  }
  return out;
}

}  // namespace qi::access
