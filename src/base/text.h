#pragma once
/// Small operations on text: trimming, joining, folding for search. UTF-8 throughout.
/// It does not parse dates or numbers and does not escape HTML.

#include <concepts>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace qi {

/// Without the white space at both ends (ASCII blanks, tabs, line ends and the no-break space U+00A0).
std::string_view trimmed(std::string_view text);
/// ASCII letters lowered; other bytes as they are. For matching headings and slugs, not for display.
std::string lowered(std::string_view text);
/// The pieces between separators; an empty text is one empty piece.
std::vector<std::string_view> split(std::string_view text, char separator);
/// The pieces of a text that ends with the statement would be read after it is gone: keep the text in a variable.
template <std::same_as<std::string> Temporary>
std::vector<std::string_view> split(Temporary&& text, char separator) = delete;
/// "a", "a and b", "a, b and c". Empty: "".
std::string listed(std::span<const std::string> words);
/// "1 month", "7 months".
std::string counted(std::size_t count, std::string_view singular, std::string_view plural);
/// Letters and digits lowered, everything else one hyphen: "C2 mean, Kent" -> "c2-mean-kent".
std::string slug_of(std::string_view text);
/// First letter (ASCII) raised.
std::string capitalised(std::string text);
/// First letter (ASCII) lowered, for words that go on inside a sentence; other letters as they are.
std::string uncapitalised(std::string text);
/// How many characters (code points) well-formed UTF-8 holds.
std::size_t character_count(std::string_view text);
/// True when there is a byte below a blank or a DEL in it: line ends, tabs, escapes.
bool has_control_characters(std::string_view text);
/// True when the bytes are well-formed UTF-8 (RFC 3629: no overlong forms, no surrogates).
bool is_utf8(std::string_view bytes);

}  // namespace qi
