#include "client/mail.h"

#include <algorithm>
#include <cstring>
#include <string_view>

#include <fmt/format.h>
#include "base/text.h"
#include "client/curl_call.h"
#include "client/mime_message.h"

namespace qi::client {
namespace {

bool holds_control(std::string_view text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
}

Done check_mail(const MailSettings& settings, const Mail& mail) {
  if (settings.server.empty()) return Error::invalid("No mail server is set: give one in the settings.");
  if (!is_mail_address(settings.from)) return Error::invalid("The sender of mail must be an address: set mail from.");
  if (!is_mail_address(mail.to)) return Error::invalid("Give a mail address such as name@trust.example.");
  if (mail.text.empty()) return Error::invalid("A mail needs a text.");
  for (const std::string_view line : {std::string_view(mail.subject), std::string_view(settings.from_name),
                                      std::string_view(mail.identity), std::string_view(settings.server)})
    if (holds_control(line)) return Error::invalid("A mail's subject and sender must each be one line of text.");
  // The identity becomes part of a Message-ID.
  if (mail.identity.empty() || mail.identity.find_first_of(" <>@\"\\") != std::string::npos)
    return Error::invalid("A mail's identity must be one word.");
  for (const std::string_view text : {std::string_view(mail.subject), std::string_view(mail.text),
                                      std::string_view(mail.html), std::string_view(settings.from_name)})
    if (!is_utf8(text)) return Error::invalid("A mail's text must be UTF-8.");
  return {};
}

std::string server_url(const MailSettings& settings) {
  const bool is_v6 = settings.server.find(':') != std::string::npos && settings.server.front() != '[';
  return fmt::format("{}://{}:{}", settings.security == MailSecurity::tls ? "smtps" : "smtp",
                     is_v6 ? "[" + settings.server + "]" : settings.server, settings.port);
}

struct Unread {
  std::string_view bytes;
};

std::size_t read_some(char* into, std::size_t size, std::size_t count, void* from) {
  std::string_view& left = static_cast<Unread*>(from)->bytes;
  const std::size_t taken = std::min(size * count, left.size());
  std::memcpy(into, left.data(), taken);
  left.remove_prefix(taken);
  return taken;
}

}  // namespace

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.find('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == text.size() || at != text.rfind('@')) return false;
  if (text.size() > 254 || text.substr(at + 1).starts_with('.') || text.ends_with('.')) return false;
  return std::ranges::all_of(text, [](char c) {
    return c > 0x20 && c < 0x7F && std::string_view("<>()[],;:\\\"").find(c) == std::string_view::npos;
  });
}

Done send_mail(const MailSettings& settings, const Mail& mail) {
  if (const Done checked = check_mail(settings, mail); !checked) return checked.error();
  const std::string bytes = mime_of({.from = settings.from,
                                     .from_name = settings.from_name,
                                     .to = mail.to,
                                     .subject = mail.subject,
                                     .text = mail.text,
                                     .html = mail.html,
                                     .identity = mail.identity,
                                     .written_at = mail.written_at});
  Unread unread{bytes};
  CurlList recipients;
  recipients.add("<" + mail.to + ">");

  CurlCall call;
  call.set(CURLOPT_URL, server_url(settings));
  call.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  call.set(CURLOPT_USE_SSL,
           static_cast<long>(settings.security == MailSecurity::none ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  if (!settings.authorities_file.empty()) call.set(CURLOPT_CAINFO, settings.authorities_file);
  call.set(CURLOPT_TIMEOUT, static_cast<long>(settings.patience.count()));
  call.set(CURLOPT_CONNECTTIMEOUT, static_cast<long>(settings.patience.count()));
  if (!settings.user.empty() && settings.security != MailSecurity::none) {
    call.set(CURLOPT_USERNAME, settings.user);
    call.set(CURLOPT_PASSWORD, settings.password);
  }
  call.set(CURLOPT_MAIL_FROM, "<" + settings.from + ">");
  call.set(CURLOPT_MAIL_RCPT, recipients.list());
  call.set(CURLOPT_READFUNCTION, read_some);
  call.set(CURLOPT_READDATA, static_cast<void*>(&unread));
  call.set(CURLOPT_UPLOAD, 1L);

  const CURLcode code = call.perform();
  if (code == CURLE_OK) return {};
  const long status = call.status();
  // A refused password or a missing STARTTLS is the operator's to mend: the mail itself is sound and may go later.
  const bool about_this_mail = code != CURLE_LOGIN_DENIED && code != CURLE_USE_SSL_FAILED;
  if (about_this_mail && status >= 500 && status < 600)
    return Error::invalid(fmt::format("The mail server does not take mail for {}: it answered {}.", mail.to, status));
  throw CallFailed(fmt::format("mail through {}: {}", server_url(settings), call.why()));
}

}  // namespace qi::client
