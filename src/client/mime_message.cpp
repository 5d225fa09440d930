#include "client/mime_message.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "base/assert.h"
#include "base/date.h"

namespace qi::client {
namespace {

constexpr std::size_t kLongestLine = 76;  // RFC 2045: 76 characters without the line end
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
// "=?UTF-8?B?" and "?=" around at most 45 bytes make a word of 72 characters: RFC 2047 allows 75.
constexpr std::size_t kBytesInAWord = 45;

bool is_plain(char c) {
  return c >= 0x20 && c <= 0x7E;
}

bool continues_a_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::string base64(std::string_view bytes) {
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    const std::size_t held = std::min<std::size_t>(3, bytes.size() - i);
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8 | (k < held ? static_cast<unsigned char>(bytes[i + k]) : std::uint32_t{0});
    for (std::size_t k = 0; k < 4; ++k) out += k <= held ? kBase64[group >> (18 - 6 * k) & 63] : '=';
  }
  return out;
}

std::string quoted_phrase(std::string_view name) {
  if (!std::ranges::all_of(name, is_plain)) return encoded_header(name);
  std::string out = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

std::string domain_of(std::string_view address) {
  const std::size_t at = address.rfind('@');
  return std::string(at == std::string_view::npos ? "localhost" : address.substr(at + 1));
}

std::string part_of(std::string_view type, std::string_view text) {
  return fmt::format("Content-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n",
                     type, quoted_printable(text));
}

std::string header_of(std::string_view name, std::string_view value) {
  QI_ASSERT(value.find_first_of("\r\n") == std::string_view::npos || value.find("\r\n ") != std::string_view::npos);
  return fmt::format("{}: {}\r\n", name, value);
}

}  // namespace

std::string encoded_header(std::string_view text) {
  if (std::ranges::all_of(text, is_plain) && text.size() <= kLongestLine - 10 && text.find("=?") == text.npos)
    return std::string(text);
  std::string out;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = std::min(text.size(), begin + kBytesInAWord);
    // No word may end inside a character.
    while (end > begin + 1 && end < text.size() && continues_a_character(text[end])) --end;
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + base64(text.substr(begin, end - begin)) + "?=";
    begin = end;
  }
  return out;
}

std::string quoted_printable(std::string_view text) {
  std::string out;
  std::size_t column = 0;
  const auto put = [&](std::string_view piece, bool ends_line) {
    // One place stays free for the "=" of a broken line.
    const std::size_t room = ends_line ? kLongestLine : kLongestLine - 1;
    if (column + piece.size() > room) {
      out += "=\r\n";
      column = 0;
    }
    out += piece;
    column += piece.size();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    if (c == '\n') {
      out += "\r\n";
      column = 0;
      continue;
    }
    const bool ends_line = i + 1 == text.size() || text[i + 1] == '\n' || text[i + 1] == '\r';
    const bool plain = is_plain(c) && c != '=' && !(c == ' ' && ends_line) && !(c == '.' && column == 0);
    if (plain)
      put({&c, 1}, ends_line);
    else
      put(fmt::format("={:02X}", static_cast<unsigned char>(c)), ends_line);
  }
  return out;
}

std::string mail_date(Instant instant) {
  using namespace std::chrono;
  constexpr std::array<std::string_view, 7> kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  const auto midnight = floor<days>(instant);
  const Date date(midnight);
  const hh_mm_ss time(floor<seconds>(instant - midnight));
  return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0000", kDays[static_cast<std::size_t>(date.weekday() - 1)],
                     date.day(), short_month_name(date.month()), date.year(), time.hours().count(),
                     time.minutes().count(), time.seconds().count());
}

std::string mime_of(const MimeMessage& message) {
  // Quoted-printable never holds "=_", so this boundary stands in no part.
  constexpr std::string_view kBoundary = "=_qualitea_alternative_=";
  std::string out;
  const std::string sender = "<" + message.from + ">";
  out += header_of("Date", mail_date(message.written_at));
  out += header_of("From", message.from_name.empty() ? sender : quoted_phrase(message.from_name) + " " + sender);
  out += header_of("To", "<" + message.to + ">");
  out += header_of("Subject", encoded_header(message.subject));
  out += header_of("Message-ID", fmt::format("<{}@{}>", message.identity, domain_of(message.from)));
  // RFC 3834: nobody's out-of-office answers a machine.
  out += header_of("Auto-Submitted", "auto-generated");
  out += header_of("MIME-Version", "1.0");
  if (message.html.empty()) return out + part_of("text/plain", message.text);
  out += header_of("Content-Type", fmt::format("multipart/alternative; boundary=\"{}\"", kBoundary));
  out += "\r\n";
  out += fmt::format("--{}\r\n{}", kBoundary, part_of("text/plain", message.text));
  out += fmt::format("--{}\r\n{}", kBoundary, part_of("text/html", message.html));
  return out + fmt::format("--{}--\r\n", kBoundary);
}

}  // namespace qi::client
