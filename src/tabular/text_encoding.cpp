#include "tabular/text_encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>
#include "base/text.h"

namespace qi::tabular {

namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr std::size_t kJudgedPairs = 2'048;

// Windows-1252 from 0x80 to 0x9F (WHATWG encoding standard); the five gaps are control characters there.
constexpr std::array<char32_t, 32> kWindowsUpper{0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

std::uint8_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint8_t>(bytes[at]);
}

void append_character(std::string& text, char32_t c) {
  const auto add = [&](char32_t byte) { text += static_cast<char>(byte); };
  if (c < 0x80) {
    add(c);
  } else if (c < 0x800) {
    add(0xC0 | c >> 6);
    add(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    add(0xE0 | c >> 12);
    add(0x80 | (c >> 6 & 0x3F));
    add(0x80 | (c & 0x3F));
  } else {
    add(0xF0 | c >> 18);
    add(0x80 | (c >> 12 & 0x3F));
    add(0x80 | (c >> 6 & 0x3F));
    add(0x80 | (c & 0x3F));
  }
}

/// Bytes of the well-formed UTF-8 character at `at`; 0 where there is none.
std::size_t character_length(std::string_view bytes, std::size_t at) {
  const std::uint8_t first = byte_at(bytes, at);
  const std::size_t length = first < 0x80   ? 1
                             : first < 0xC2 ? 0
                             : first < 0xE0 ? 2
                             : first < 0xF0 ? 3
                             : first < 0xF5 ? 4
                                            : 0;
  if (length == 0 || at + length > bytes.size()) return 0;
  return length == 1 || is_utf8(bytes.substr(at, length)) ? length : 0;
}

std::size_t append_utf8(std::string& text, std::string_view bytes) {
  std::size_t replaced = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = character_length(bytes, at);
    if (length == 0) {
      append_character(text, kReplacement);
      ++replaced;
    } else {
      text += bytes.substr(at, length);
    }
    at += std::max<std::size_t>(length, 1);
  }
  return replaced;
}

std::size_t append_utf16(std::string& text, std::string_view bytes, Encoding encoding) {
  const auto unit_at = [&](std::size_t at) {
    const char32_t low = byte_at(bytes, encoding == Encoding::utf16_little ? at : at + 1);
    const char32_t high = byte_at(bytes, encoding == Encoding::utf16_little ? at + 1 : at);
    return high << 8 | low;
  };
  std::size_t replaced = 0;
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit_at(at);
    const bool leads = c >= 0xD800 && c < 0xDC00;
    const char32_t next = leads && at + 3 < bytes.size() ? unit_at(at + 2) : 0;
    if (leads && next >= 0xDC00 && next < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (next - 0xDC00);
      at += 2;
    } else if (c >= 0xD800 && c < 0xE000) {
      c = kReplacement;
      ++replaced;
    }
    append_character(text, c);
  }
  if (at < bytes.size()) {
    append_character(text, kReplacement);
    ++replaced;
  }
  return replaced;
}

/// Well-formed characters beyond ASCII against bytes that are none: a UTF-8 file with a slip stays UTF-8.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t good = 0;
  std::size_t bad = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = character_length(bytes, at);
    // The last character may have been cut by whoever took only the beginning.
    if (length == 0 && at + 4 > bytes.size() && byte_at(bytes, at) >= 0xC2) break;
    if (length == 0) ++bad;
    if (length > 1) ++good;
    at += std::max<std::size_t>(length, 1);
  }
  return bad == 0 || good > 4 * bad;
}

}  // namespace

EncodingGuess guess_encoding(std::string_view beginning) {
  if (beginning.starts_with("\xEF\xBB\xBF")) return {Encoding::utf8, 3};
  if (beginning.starts_with("\xFF\xFE")) return {Encoding::utf16_little, 2};
  if (beginning.starts_with("\xFE\xFF")) return {Encoding::utf16_big, 2};
  const std::size_t pairs = std::min(beginning.size() / 2, kJudgedPairs);
  std::size_t first_zero = 0;
  std::size_t second_zero = 0;
  for (std::size_t pair = 0; pair < pairs; ++pair) {
    if (beginning[2 * pair] == '\0') ++first_zero;
    if (beginning[2 * pair + 1] == '\0') ++second_zero;
  }
  // Figures and English words are ASCII, so nearly every other byte is zero.
  if (pairs > 0 && 10 * second_zero >= 7 * pairs && 10 * first_zero <= pairs) return {Encoding::utf16_little, 0};
  if (pairs > 0 && 10 * first_zero >= 7 * pairs && 10 * second_zero <= pairs) return {Encoding::utf16_big, 0};
  return {is_mostly_utf8(beginning) ? Encoding::utf8 : Encoding::windows_1252, 0};
}

std::size_t append_decoded(std::string& text, std::string_view bytes, Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return append_utf8(text, bytes);
    case Encoding::utf16_little:
    case Encoding::utf16_big: return append_utf16(text, bytes, encoding);
    case Encoding::windows_1252:
      for (std::size_t at = 0; at < bytes.size(); ++at) {
        const std::uint8_t byte = byte_at(bytes, at);
        append_character(text, byte >= 0x80 && byte < 0xA0 ? kWindowsUpper[byte - 0x80] : byte);
      }
      return 0;
  }
  return 0;
}

DecodedText decode_text(std::string bytes) {
  DecodedText decoded;
  const EncodingGuess guess = guess_encoding(bytes);
  if (guess.encoding == Encoding::utf8 && is_utf8(bytes)) {
    decoded.text = std::move(bytes);
    decoded.text.erase(0, guess.mark);
    return decoded;
  }
  decoded.text.reserve(bytes.size());
  const std::size_t replaced = append_decoded(decoded.text, std::string_view(bytes).substr(guess.mark), guess.encoding);
  if (guess.encoding == Encoding::windows_1252) decoded.notes.emplace_back(kReadAsWindows);
  if (replaced > 0)
    decoded.notes.push_back(fmt::format("{} could not be read and {} shown as \xEF\xBF\xBD. Check the names.",
                                        counted(replaced, "character", "characters"), replaced == 1 ? "is" : "are"));
  return decoded;
}

}  // namespace qi::tabular
