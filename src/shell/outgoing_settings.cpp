#include "shell/outgoing_settings.h"

#include <fmt/format.h>

#include <algorithm>

#include "shell/settings.h"

namespace qi::shell {
namespace {

bool is_site_url(std::string_view text) {
  for (const std::string_view begins : {"https://", "http://"}) {
    if (!text.starts_with(begins)) continue;
    const std::string_view rest = text.substr(begins.size());
    return !rest.empty() && !rest.starts_with('/') && !rest.ends_with('/') &&
           rest.find_first_of("?#@\\\"<>") == std::string_view::npos &&
           std::ranges::all_of(rest, [](char c) { return c > 0x20 && c < 0x7F; });
  }
  return false;
}

Done check_mail_settings(const client::MailSettings& mail) {
  if (!client::is_mail_address(mail.from))
    return Error::invalid("Give mail-from the address that mail is sent from, such as qualitea@trust.example.");
  if (mail.security == client::MailSecurity::none && !is_this_machine_only(mail.server))
    return Error::invalid(fmt::format(
        "mail-security none is only for a mail server on this machine. Choose starttls or tls for {}.", mail.server));
  if (mail.security == client::MailSecurity::none && !mail.user.empty())
    return Error::invalid("A password would go in plain text. Choose mail-security starttls or tls, or no mail-user.");
  if (mail.user.empty() != mail.password.empty())
    return Error::invalid("Give mail-user and its password (mail-password-file) together, or neither.");
  return {};
}

}  // namespace

Done check_outgoing(const OutgoingSettings& settings) {
  if (!settings.site_url.empty() && !is_site_url(settings.site_url))
    return Error::invalid("Give site-url as people open the site, such as https://qualitea.trust.example.");
  if (!settings.sends_mail()) {
    if (settings.mail.from.empty() && settings.mail.user.empty()) return {};
    return Error::invalid("Give mail-server as well, or leave all mail settings out.");
  }
  if (settings.site_url.empty())
    return Error::invalid("Mail links to this site: give site-url, such as https://qualitea.trust.example.");
  return check_mail_settings(settings.mail);
}

std::string plain_site_url(std::string_view typed) {
  while (typed.ends_with('/')) typed.remove_suffix(1);
  return std::string(typed);
}

std::string_view slug(client::MailSecurity security) {
  switch (security) {
    case client::MailSecurity::none: return "none";
    case client::MailSecurity::starttls: return "starttls";
    case client::MailSecurity::tls: return "tls";
  }
  return "starttls";
}

}  // namespace qi::shell
