#pragma once
/// What the operator decides about what leaves this machine: mail, web hooks, and the address that links in both begin
/// with. It sends nothing: see src/client.

#include <string>
#include <string_view>

#include "base/result.h"
#include "client/hook.h"
#include "client/mail.h"

namespace qi::shell {

struct OutgoingSettings {
  client::MailSettings mail;  ///< no server: no mail is sent
  client::HookSettings hooks;
  std::string site_url;  ///< where people open the site: "https://qualitea.trust.example", without a slash at its end

  bool sends_mail() const { return !mail.server.empty(); }
};

/// Done when mail and hooks can be sent with these. Connects to nothing.
/// refuses  with one sentence for the operator, naming the setting: a mail server without sender or site-url; a sender
///          that is no address; mail in plain text to another machine; a password that would go in plain text; a user
///          without a password or the reverse; a site-url that is not http(s)://host.
Done check_outgoing(const OutgoingSettings& settings);

/// Without the slashes at its end.
std::string plain_site_url(std::string_view typed);

/// As the settings name it: "none", "starttls", "tls".
std::string_view slug(client::MailSecurity security);

}  // namespace qi::shell
