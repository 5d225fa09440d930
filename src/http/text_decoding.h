#pragma once
/// Percent-escapes and UTF-8 repair for what arrives from outside.
/// It does not decide what a path or a field means.

#include <optional>
#include <string>
#include <string_view>

namespace qi::http {

/// The byte of two hexadecimal digits; nullopt when they are not.
std::optional<char> hex_byte(char high, char low);

/// Escapes resolved. nullopt when a "%" is not followed by two hexadecimal digits. "+" stays.
std::optional<std::string> percent_decoded(std::string_view text);

/// Every byte sequence that is not UTF-8 (RFC 3629) and every zero byte, which no database keeps in text, becomes
/// U+FFFD; good text comes back as it is.
std::string repaired_utf8(std::string_view bytes);

/// Two ASCII texts without regard to case.
bool same_ignoring_case(std::string_view a, std::string_view b);

}  // namespace qi::http
