#include "http/gzip.h"

#include <zlib.h>

#include <array>
#include <optional>
#include <stdexcept>

#include "base/text.h"
#include "http/text_decoding.h"

namespace qi::http {
namespace {

constexpr int kGzipWindow = 15 + 16;  // the largest window; 16 asks zlib for a gzip header
constexpr int kMemoryLevel = 8;       // zlib's default
constexpr int kQuickLevel = 4;

/// "gzip;q=0" weighs nothing; "gzip;q=0.5" and "gzip" weigh something.
bool weighs_something(std::string_view parameters) {
  for (const std::string_view piece : split(parameters, ';')) {
    const std::string_view parameter = trimmed(piece);
    if (!parameter.starts_with("q=") && !parameter.starts_with("Q=")) continue;
    return parameter.substr(2).find_first_of("123456789") != std::string_view::npos;
  }
  return true;
}

}  // namespace

std::string gzipped(std::string_view bytes, Effort effort) {
  z_stream stream{};
  const int level = effort == Effort::best ? Z_BEST_COMPRESSION : kQuickLevel;
  if (deflateInit2(&stream, level, Z_DEFLATED, kGzipWindow, kMemoryLevel, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("zlib could not begin");
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int outcome = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (outcome != Z_STREAM_END) throw std::runtime_error("zlib could not finish");
  return out;
}

bool is_text_type(std::string_view content_type) {
  const std::string type = lowered(trimmed(content_type.substr(0, content_type.find(';'))));
  constexpr std::array<std::string_view, 5> kTextual{"application/json", "application/problem+json",
                                                     "application/javascript", "application/xml", "image/svg+xml"};
  if (type.starts_with("text/")) return true;
  for (const std::string_view each : kTextual)
    if (type == each) return true;
  return false;
}

bool accepts_gzip(std::string_view accept_encoding) {
  std::optional<bool> named;
  std::optional<bool> any;
  for (const std::string_view piece : split(accept_encoding, ',')) {
    const std::size_t semicolon = piece.find(';');
    const std::string_view coding = trimmed(piece.substr(0, semicolon));
    const bool taken = semicolon == std::string_view::npos || weighs_something(piece.substr(semicolon + 1));
    if (same_ignoring_case(coding, "gzip") || same_ignoring_case(coding, "x-gzip")) named = taken;
    if (coding == "*") any = taken;
  }
  return named.value_or(any.value_or(false));
}

}  // namespace qi::http
