#include "http/answer.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstring>

#include "base/text.h"
#include "http/gzip.h"
#include "http/refusal.h"
#include "http/text_decoding.h"

namespace qi::http {
namespace {

struct FixedHeader {
  std::string_view name;
  std::string_view value;
};

/// On every response. A response cannot loosen them: its own headers of these names are not sent.
constexpr std::array<FixedHeader, 7> kSecurityHeaders{{
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src "
     "'self'; "
     "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "same-origin"},
    {"X-Content-Type-Options", "nosniff"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
}};

/// Headers that framing writes itself.
bool is_framing(std::string_view name) {
  constexpr std::array<std::string_view, 4> kFraming{"Content-Length", "Transfer-Encoding", "Connection", "Date"};
  for (const std::string_view each : kFraming)
    if (same_ignoring_case(each, name)) return true;
  for (const FixedHeader& each : kSecurityHeaders)
    if (same_ignoring_case(each.name, name)) return true;
  return false;
}

bool has_no_body(int status) {
  return status == 204 || status == 304;
}

std::string_view without_weak_mark(std::string_view tag) {
  return tag.starts_with("W/") ? tag.substr(2) : tag;
}

/// The tag of the compressed form: other bytes, other tag.
std::string gzip_etag(std::string_view tag) {
  if (tag.size() < 2 || tag.back() != '"') return std::string(tag);
  return std::string(tag.substr(0, tag.size() - 1)) + "-gz\"";
}

void add_vary(Headers& headers) {
  const std::string_view varies = headers.find("Vary").value_or("");
  if (lowered(varies).find("accept-encoding") != std::string::npos) return;
  headers.set("Vary", varies.empty() ? "Accept-Encoding" : std::string(varies) + ", Accept-Encoding");
}

}  // namespace

Answer answer_of(Response response, const AnswerTerms& terms) {
  Answer answer{
      .status = response.status, .headers = std::move(response.headers), .body = std::move(response.body), .length = 0};
  const bool reading = terms.method == Method::get || terms.method == Method::head;
  if (response.events && terms.method == Method::get) {
    answer.events = std::move(response.events);
    return answer;
  }
  if (!answer.headers.find("Cache-Control")) answer.headers.set("Cache-Control", "private, no-cache");
  const bool kept = answer.headers.find("Cache-Control")->find("no-store") == std::string_view::npos;

  const bool compressible = !answer.headers.find("Content-Encoding") && answer.body.size() >= kLeastGzipBytes &&
                            is_text_type(answer.headers.find("Content-Type").value_or(""));
  const bool compress = compressible && accepts_gzip(terms.accept_encoding);
  if (compressible) add_vary(answer.headers);

  if (reading && answer.status == 200 && kept) {
    if (!answer.headers.find("ETag")) {
      const std::string tag = etag_of(answer.body);
      answer.headers.set("ETag", compress ? gzip_etag(tag) : tag);
    }
    if (matches_etag(terms.if_none_match, *answer.headers.find("ETag"))) {
      answer.status = 304;
      answer.body.clear();
      answer.headers.remove("Content-Type");
      answer.headers.remove("Content-Encoding");
      return answer;
    }
  }
  if (compress) {
    answer.body = gzipped(answer.body, Effort::quick);
    answer.headers.set("Content-Encoding", "gzip");
  }
  if (has_no_body(answer.status)) answer.body.clear();
  answer.length = answer.body.size();
  if (terms.method == Method::head) answer.body.clear();
  return answer;
}

std::string framed_head(const Answer& answer, AfterAnswer after, Instant now) {
  std::string head = fmt::format("HTTP/1.1 {} {}\r\n", answer.status, reason_phrase(answer.status));
  const auto append = [&](std::string_view name, std::string_view value) {
    head += name;
    head += ": ";
    head += value;
    head += "\r\n";
  };
  for (const auto& [name, value] : answer.headers.all())
    if (!is_framing(name)) append(name, value);
  for (const FixedHeader& header : kSecurityHeaders) append(header.name, header.value);
  append("Date", http_date(now));
  if (!has_no_body(answer.status) && !answer.events) append("Content-Length", std::to_string(answer.length));
  if (after == AfterAnswer::close) append("Connection", "close");
  if (after == AfterAnswer::keep_open_http10) append("Connection", "keep-alive");
  head += "\r\n";
  return head;
}

std::string etag_of(std::string_view body) {
  // Multiply and fold, eight bytes at a time; the multiplier is that of Knuth's MMIX generator.
  constexpr std::uint64_t kMultiplier = 6364136223846793005u;
  std::uint64_t mixed = body.size();
  const auto fold = [&](std::uint64_t word) {
    mixed = (mixed ^ word) * kMultiplier;
    mixed ^= mixed >> 32;
  };
  std::string_view rest = body;
  for (; rest.size() >= sizeof(std::uint64_t); rest.remove_prefix(sizeof(std::uint64_t))) {
    std::uint64_t word = 0;
    std::memcpy(&word, rest.data(), sizeof word);
    fold(word);
  }
  std::uint64_t last = 0;
  if (!rest.empty()) std::memcpy(&last, rest.data(), rest.size());
  fold(last);
  // Once more, so that the last word reaches every digit. Never with `mixed` itself: that would fold it to nothing.
  fold(kMultiplier);
  return fmt::format("\"{:016x}-{:x}\"", mixed, body.size());
}

bool matches_etag(std::string_view if_none_match, std::string_view etag) {
  if (trimmed(if_none_match) == "*") return true;
  for (const std::string_view piece : split(if_none_match, ',')) {
    const std::string_view tag = without_weak_mark(trimmed(piece));
    if (!tag.empty() && tag == without_weak_mark(etag)) return true;
  }
  return false;
}

std::string http_date(Instant instant) {
  using std::chrono::floor;
  constexpr std::array<std::string_view, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                     "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = floor<std::chrono::days>(instant);
  const std::chrono::year_month_day date(day);
  const std::chrono::hh_mm_ss time(floor<std::chrono::seconds>(instant) - day);
  return fmt::format("{}, {:02} {} {} {:02}:{:02}:{:02} GMT", kDays[std::chrono::weekday(day).c_encoding()],
                     static_cast<unsigned>(date.day()), kMonths[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

}  // namespace qi::http
