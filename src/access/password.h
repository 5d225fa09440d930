#pragma once
/// Passwords: which are good enough, and how they are kept (argon2id).
/// It stores nothing and counts no guesses.

#include <string>
#include <string_view>

#include "base/result.h"

namespace qi::access {

inline constexpr std::size_t kFewestPasswordCharacters = 12;
inline constexpr std::size_t kMostPasswordBytes = 512;

/// Whether somebody may choose this password. Any characters, no rules of composition.
/// refuses  fewer than 12 characters, more than 512 bytes, one of the very common ones, one character or a short run
///          repeated, the person's own name or email (also with something added to fill it up).
/// source   NIST SP 800-63B, section 5.1.1.2: length, a list of bad values, context words, no composition rules.
Done check_new_password(std::string_view password, std::string_view name, std::string_view email);

/// argon2id with parameters and salt in one text. Waits while four others are being worked out: each takes 19 MiB.
std::string hash_password(std::string_view password);

/// `outdated`: right, and its hash was made with other parameters than today's: store a new one.
enum class PasswordMatch { wrong, right, outdated };
/// An empty `hash` stands for an account that does not exist: takes as long as a real one, and is wrong.
PasswordMatch match_password(const std::string& hash, std::string_view password);

/// 20 random letters and digits in four groups, without those that look alike: "k7mwq-2fhzt-…". About 99 bits.
std::string generated_password();

}  // namespace qi::access
