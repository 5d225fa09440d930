#pragma once
/// One run of the request head and body reading over bytes of anyone's choosing, in the shape that libFuzzer calls.
/// Returns 0; a broken promise of a parser stops the program. Only for clang's fuzzer and the tests of this room.

#include <boost/asio/buffer.hpp>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/assert.h"
#include "base/text.h"
#include "http/head_parser.h"
#include "http/request_target.h"

namespace qi::http {

/// What the server understood of the bytes, when they come in pieces of at most `piece` bytes.
inline std::string understood(std::string_view bytes, std::size_t piece) {
  constexpr std::uint32_t kMostHeaderBytes = 16 * 1024;
  HeadParser parser;
  parser.header_limit(kMostHeaderBytes);
  parser.body_limit(boost::none);
  std::string received;
  std::string body;
  while (!parser.is_done()) {
    boost::system::error_code failed;
    const std::size_t used = parser.put(boost::asio::buffer(received), failed);
    received.erase(0, used);
    if (parser.is_header_done()) parser.eager(true);
    if (failed && !needs_more(failed)) return "refused";
    body += parser.body;
    parser.body.clear();
    if (used > 0 && !received.empty()) continue;
    if (bytes.empty()) return "waits";
    received += bytes.substr(0, piece);
    bytes.remove_prefix(std::min(piece, bytes.size()));
  }
  if (refuse_head(parser)) return "refused by the head";
  const auto target = parse_target(parser.target);
  if (target) QI_ASSERT(is_utf8(target->path) && target->path.starts_with('/'));
  std::string said = parser.method + " " + parser.target + "\n" + body;
  for (const auto& [name, value] : parser.fields.all()) {
    QI_ASSERT(value.find('\n') == std::string::npos && value.find('\0') == std::string::npos);
    said += "\n" + name + ": " + value;
  }
  return said;
}

inline int fuzz_request(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string at_once = understood(bytes, bytes.size() + 1);
  const std::string in_pieces = understood(bytes, 7);
  // Where the head's end lies decides between "too long" and "wrong": only whole requests must say the same.
  if (!at_once.starts_with("refused") && !in_pieces.starts_with("refused")) QI_ASSERT(at_once == in_pieces);
  return 0;
}

}  // namespace qi::http
