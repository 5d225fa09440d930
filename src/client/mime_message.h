#pragma once
/// A mail as bytes: headers and body in the forms that mail servers pass on unchanged (RFC 5322, 2045, 2047).
/// It sends nothing and checks no address: see mail.h.

#include <string>
#include <string_view>

#include "base/clock.h"

namespace qi::client {

struct MimeMessage {
  std::string from;
  std::string from_name;
  std::string to;
  std::string subject;
  std::string text;
  std::string html;  ///< "" plain text alone; otherwise multipart/alternative
  std::string identity;
  Instant written_at{};
};

/// Lines end in \r\n and are at most 76 characters long; 7-bit throughout. `identity` with the sender's domain is the
/// Message-ID. Control characters in header values are our mistake: mail.h refuses them before.
std::string mime_of(const MimeMessage& message);

/// One header value: as it is when it is plain ASCII, otherwise encoded words of UTF-8 (RFC 2047, B), folded.
std::string encoded_header(std::string_view text);

/// Quoted-printable (RFC 2045, section 6.7) of UTF-8 text; \n becomes \r\n; "=" at the end of a broken line.
std::string quoted_printable(std::string_view text);

/// "Tue, 11 Mar 2025 09:42:00 +0000".
std::string mail_date(Instant instant);

}  // namespace qi::client
