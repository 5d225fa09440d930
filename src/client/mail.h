#pragma once
/// Sends one mail through the trust's mail server (SMTP).
/// It keeps no queue and tries nothing twice: the caller does that, through jobs. Writing MIME is mime_message.h.

#include <chrono>
#include <cstdint>
#include <string>

#include "base/clock.h"
#include "base/result.h"

namespace qi::client {

enum class MailSecurity {
  none,      ///< plain text: only for a server on this machine; then no password is sent either
  starttls,  ///< begins in plain text and must change to TLS (port 587)
  tls,       ///< TLS from the first byte (port 465)
};

/// How mail leaves this machine. What the operator decides: main fills it.
struct MailSettings {
  std::string server;  ///< host name or address; "" no mail is sent
  std::uint16_t port = 587;
  MailSecurity security = MailSecurity::starttls;
  std::string user;  ///< "" the server asks for none
  std::string password;
  std::string from;                   ///< "qualitea@trust.example"
  std::string from_name;              ///< "Qualitea"; may be empty
  std::string authorities_file;       ///< PEM of the authorities trusted for TLS; "" the system's own
  std::chrono::seconds patience{30};  ///< for the whole conversation
};

struct Mail {
  std::string to;        ///< one address: "priya.nair@trust.example"
  std::string subject;   ///< one line
  std::string text;      ///< UTF-8; line ends as \n; never empty
  std::string html;      ///< the same for programs that show it; "" none
  std::string identity;  ///< stays the same when the same mail is tried again, so that it is recognised: "signal-12-3"
  Instant written_at{};  ///< its Date header
};

/// Done when the server took it. Certificates are always checked.
/// refuses  invalid: no server or sender set; an address that is none, or a subject, name or identity with a control
///          character in it (which would start another header); a text that is not UTF-8; an answer of 5xx, which
///          trying again does not change ("The mail server does not take mail for …").
/// throws   CallFailed for everything that may pass: no connection, TLS not offered, a wrong password, 4xx, time over.
Done send_mail(const MailSettings& settings, const Mail& mail);

/// True for text that may stand as an address in a mail: one @ with something on both sides, only printable ASCII, none
/// of <>()[],;:\" and no blank. Internationalised addresses are refused: few servers take them.
bool is_mail_address(std::string_view text);

}  // namespace qi::client
