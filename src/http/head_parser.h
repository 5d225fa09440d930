#pragma once
/// Beast's incremental parser, keeping what it finds in plain values, and what a well-formed head may still do wrong.
/// Private to server.cpp: nothing else includes Beast. It reads no socket.

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "http/message.h"
#include "http/refusal.h"
#include "http/text_decoding.h"

namespace qi::http {

/// Beast's incremental parser, keeping what it finds in plain values.
class HeadParser final : public boost::beast::http::basic_parser<true> {
 public:
  std::string method;
  std::string target;
  int version = 11;  ///< 10 or 11
  Headers fields;
  std::string body;  ///< what the last put() brought; the caller takes it away

  /// As Beast's, which stops the program when a last chunk without a body comes byte by byte: what it left of a chunk's
  /// head is given to it again only once a whole last chunk may be there. Every other chunk is longer.
  std::size_t put(boost::asio::const_buffer bytes, boost::system::error_code& failed) {
    constexpr std::string_view kLastChunk = "0\r\n\r\n";
    if (waits_for_chunk_ && bytes.size() < kLastChunk.size()) {
      failed = boost::beast::http::error::need_more;
      return 0;
    }
    const bool is_chunk = is_header_done() && chunked();
    const std::size_t used = basic_parser::put(bytes, failed);
    waits_for_chunk_ = is_chunk && used < bytes.size() && !is_done();
    return used;
  }

 private:
  using View = boost::beast::string_view;
  void on_request_impl(boost::beast::http::verb, View method_text, View target_text, int version_number,
                       boost::system::error_code&) override {
    method = method_text;
    target = target_text;
    version = version_number;
  }
  void on_response_impl(int, View, int, boost::system::error_code&) override {}
  void on_field_impl(boost::beast::http::field, View field_name, View value,
                     boost::system::error_code& failed) override {
    try {
      fields.add({field_name.data(), field_name.size()}, std::string(value));
    } catch (const std::invalid_argument&) {
      failed = boost::beast::http::error::bad_value;
    }
  }
  void on_header_impl(boost::system::error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, boost::system::error_code&) override {}
  std::size_t on_body_impl(View bytes, boost::system::error_code&) override {
    body.append(bytes.data(), bytes.size());
    return bytes.size();
  }
  void on_chunk_header_impl(std::uint64_t, View, boost::system::error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, View bytes, boost::system::error_code&) override {
    body.append(bytes.data(), bytes.size());
    return bytes.size();
  }
  void on_finish_impl(boost::system::error_code&) override {}

  bool waits_for_chunk_ = false;  ///< the last put() left the beginning of a chunk's head
};

/// How many headers of one name there are.
inline std::size_t count_of(const Headers& headers, std::string_view wanted) {
  return static_cast<std::size_t>(std::ranges::count_if(
      headers.all(), [&](const auto& header) { return same_ignoring_case(header.first, wanted); }));
}

/// True when the parser only waits for the rest.
inline bool needs_more(boost::system::error_code failed) {
  return failed == boost::beast::http::error::need_more;
}

/// What to answer when the parser gave up; `received` is what it was given.
inline Refusal refusal_of(boost::system::error_code failed, std::string_view received, std::size_t most_header_bytes) {
  using boost::beast::http::error;
  if (failed == error::header_limit) return refusal(received.find('\n') >= most_header_bytes ? 414 : 431);
  if (failed == error::bad_version) return refusal(505);
  return refusal(400);
}

/// What a well-formed head may still do wrong.
inline std::optional<Refusal> refuse_head(const HeadParser& parser) {
  if (!parse_method(parser.method)) return refusal(501);
  const auto coding = parser.fields.find("Transfer-Encoding");
  // Any doubt about where a body ends is a way to smuggle a second request past a proxy.
  if (coding && (parser.version < 11 || parser.fields.find("Content-Length"))) return refusal(400);
  if (coding && !same_ignoring_case(*coding, "chunked")) return refusal(501);
  if (count_of(parser.fields, "Transfer-Encoding") > 1 || count_of(parser.fields, "Content-Length") > 1)
    return refusal(400);
  const std::size_t hosts = count_of(parser.fields, "Host");
  if (hosts > 1 || (hosts == 0 && parser.version >= 11)) return refusal(400);
  const auto expected = parser.fields.find("Expect");
  if (expected && !same_ignoring_case(*expected, "100-continue")) return refusal(417);
  return std::nullopt;
}

}  // namespace qi::http
