#pragma once
/// Turns a response into the bytes that are sent: compression, validators, security headers, framing.
/// It does no input or output.

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "http/message.h"

namespace qi::http {

/// Bodies at least this long are worth compressing.
constexpr std::size_t kLeastGzipBytes = 1024;

/// What the request says about how its answer is framed.
struct AnswerTerms {
  Method method = Method::get;
  std::string_view if_none_match;    ///< "" when absent
  std::string_view accept_encoding;  ///< "" when absent
};

/// A response ready for framing: body compressed, ETag set, 304 when the client has it already.
struct Answer {
  int status = 200;
  Headers headers;
  std::string body;                      ///< as sent; empty for HEAD, 204 and 304
  std::size_t length = 0;                ///< the Content-Length: of the body a GET would bring
  std::shared_ptr<EventChannel> events;  ///< instead of a body: what happens from now on, without a length
};

/// GET and HEAD answers of status 200 get a strong ETag of the body unless they say no-store or bring their own.
/// Text types of kLeastGzipBytes or more are compressed when accepted; a Content-Encoding of the response's own stays.
Answer answer_of(Response response, const AnswerTerms& terms);

enum class AfterAnswer { keep_open, keep_open_http10, close };

/// Status line and headers up to the blank line: the answer's own, the security headers of every response, Date,
/// Content-Length, Connection.
std::string framed_head(const Answer& answer, AfterAnswer after, Instant now);

/// A strong ETag, quoted: 64 bits of the bytes and their number. Not for secrets.
std::string etag_of(std::string_view body);

/// True when an If-None-Match list holds the tag, or is "*" (RFC 9110 13.1.2, weak comparison).
bool matches_etag(std::string_view if_none_match, std::string_view etag);

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 5.6.7).
std::string http_date(Instant instant);

}  // namespace qi::http
