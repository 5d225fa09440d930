#pragma once
/// Bytes of text in whatever encoding spreadsheets write, as UTF-8. The encoding is judged by the bytes alone.
/// It knows UTF-8, UTF-16 and Windows-1252 only, and does not decide whether something is text: see file_kind.h.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace qi::tabular {

enum class Encoding { utf8, utf16_little, utf16_big, windows_1252 };

struct EncodingGuess {
  Encoding encoding = Encoding::utf8;
  std::size_t mark = 0;  ///< bytes of the byte order mark
};

/// A byte order mark decides. Without one: UTF-16 where zero bytes stand at every other place, UTF-8 where the bytes
/// are well formed or nearly so, otherwise Windows-1252. A character cut at the end of `beginning` is not held against
/// UTF-8.
EncodingGuess guess_encoding(std::string_view beginning);

struct DecodedText {
  std::string text;                ///< UTF-8, without a byte order mark
  std::vector<std::string> notes;  ///< "The file was read as Windows-1252 text."
};

/// A whole text. Bytes that are no character become U+FFFD, with a note.
DecodedText decode_text(std::string bytes);

/// Adds `bytes` as UTF-8 to `text`; returns how many characters had to be replaced. UTF-16 takes whole pairs only: an
/// odd byte at the end is one replaced character.
std::size_t append_decoded(std::string& text, std::string_view bytes, Encoding encoding);

inline constexpr std::string_view kReadAsWindows =
    "The file was read as Windows-1252 text. Check names with accents, or save it as CSV UTF-8.";

}  // namespace qi::tabular
