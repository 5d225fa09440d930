#pragma once
/// Digests and random tokens as hex text, and a comparison that takes the same time wherever two texts differ.
/// It does not store passwords: see access/password.h.

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>

namespace qi::shell {

/// SHA-256 of the bytes, 64 lower-case hex digits.
std::string sha256_hex(std::string_view bytes);
/// The same of what a stream holds from where it stands to its end, in memory that does not grow with it.
std::string sha256_hex_of(std::istream& stream);
/// `bytes` random bytes of the system's generator, as 2 * bytes hex digits.
std::string random_hex(std::size_t bytes);
/// True when equal. Takes the same time for every pair of the same lengths.
bool equal_in_constant_time(std::string_view one, std::string_view other);

}  // namespace qi::shell
