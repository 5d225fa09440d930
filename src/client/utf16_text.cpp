#include "client/utf16_text.h"

namespace qi::client {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kFirstHigh = 0xD800, kFirstLow = 0xDC00, kBehindLow = 0xE000, kBeyondPlane = 0x10000;

/// The character at `at`, which moves behind it.
char32_t next_of_utf8(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(at++);
  if (first < 0x80) return first;
  const std::size_t more = first >= 0xF0 && first < 0xF5   ? 3
                           : first >= 0xE0 && first < 0xF0 ? 2
                           : first >= 0xC2 && first < 0xE0 ? 1
                                                           : 0;
  if (more == 0) return kReplacement;
  char32_t character = first & (0x3FU >> more);
  for (std::size_t i = 0; i < more; ++i) {
    if (at == text.size() || (byte(at) & 0xC0U) != 0x80U) return kReplacement;
    character = (character << 6U) | (byte(at++) & 0x3FU);
  }
  if (character >= kFirstHigh && character < kBehindLow) return kReplacement;
  return character;
}

void add_utf8(std::string& text, char32_t character) {
  const auto tail = [&](unsigned shift) {
    text += static_cast<char>(0x80U | ((static_cast<unsigned>(character) >> shift) & 0x3FU));
  };
  const auto plain = static_cast<unsigned>(character);
  if (plain < 0x80) {
    text += static_cast<char>(plain);
  } else if (plain < 0x800) {
    text += static_cast<char>(0xC0U | (plain >> 6U));
    tail(0);
  } else if (plain < kBeyondPlane) {
    text += static_cast<char>(0xE0U | (plain >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (plain >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace

std::u16string utf16_of(std::string_view utf8) {
  std::u16string text;
  for (std::size_t at = 0; at < utf8.size();) {
    const char32_t character = next_of_utf8(utf8, at);
    if (character < kBeyondPlane) {
      text += static_cast<char16_t>(character);
    } else {
      text += static_cast<char16_t>(kFirstHigh + ((character - kBeyondPlane) >> 10U));
      text += static_cast<char16_t>(kFirstLow + ((character - kBeyondPlane) & 0x3FFU));
    }
  }
  return text;
}

std::string utf8_of(std::u16string_view utf16) {
  std::string text;
  for (std::size_t at = 0; at < utf16.size(); ++at) {
    const char32_t first = utf16[at];
    if (first < kFirstHigh || first >= kBehindLow) {
      add_utf8(text, first);
    } else if (first < kFirstLow && at + 1 < utf16.size() && utf16[at + 1] >= kFirstLow && utf16[at + 1] < kBehindLow) {
      add_utf8(text, kBeyondPlane + ((first - kFirstHigh) << 10U) + (utf16[++at] - kFirstLow));
    } else {
      add_utf8(text, kReplacement);
    }
  }
  return text;
}

}  // namespace qi::client
