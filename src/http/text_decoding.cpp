#include "http/text_decoding.h"

#include <algorithm>

#include "base/text.h"

namespace qi::http {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

std::optional<char> hex_byte(char high, char low) {
  const int upper_half = hex_digit(high);
  const int lower_half = hex_digit(low);
  if (upper_half < 0 || lower_half < 0) return std::nullopt;
  return static_cast<char>(upper_half * 16 + lower_half);
}

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const auto byte = hex_byte(text[i + 1], text[i + 2]);
    if (!byte) return std::nullopt;
    out += *byte;
    i += 2;
  }
  return out;
}

std::string repaired_utf8(std::string_view bytes) {
  if (is_utf8(bytes) && bytes.find('\0') == bytes.npos) return std::string(bytes);
  std::string out;
  while (!bytes.empty()) {
    std::size_t length = 1;
    const std::size_t longest = std::min<std::size_t>(4, bytes.size());
    while (length <= longest && !is_utf8(bytes.substr(0, length))) ++length;
    if (length <= longest && bytes.front() != '\0') {
      out += bytes.substr(0, length);
      bytes.remove_prefix(length);
    } else {
      out += kReplacement;
      bytes.remove_prefix(1);
    }
  }
  return out;
}

bool same_ignoring_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

}  // namespace qi::http
