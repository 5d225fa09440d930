#include "main/outgoing_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <fstream>
#include <optional>

#include "base/text.h"
#include "main/settings_file.h"

namespace qi::main {
namespace {

std::optional<client::MailSecurity> parse_mail_security(std::string_view text) {
  using enum client::MailSecurity;
  for (const client::MailSecurity each : {none, starttls, tls})
    if (shell::slug(each) == text) return each;
  return std::nullopt;
}

/// The first line of the file.
Result<std::string> password_in(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string line;
  if (!file || !std::getline(file, line))
    return Error::invalid(fmt::format("The file {} of mail-password-file cannot be read or is empty.", path));
  if (line.ends_with('\r')) line.pop_back();
  if (line.empty()) return Error::invalid(fmt::format("The first line of {} must be the mail password.", path));
  return line;
}

}  // namespace

void add_outgoing_options(CLI::App* command, TypedOutgoing& typed) {
  shell::OutgoingSettings& settings = typed.settings;
  command
      ->add_option("--site-url", settings.site_url,
                   "Where people open the site, for links in mail: https://qualitea.trust.example")
      ->envname("QUALITEA_SITE_URL");
  command->add_option("--mail-server", settings.mail.server, "The mail server (SMTP); left out: no mail is sent")
      ->envname("QUALITEA_MAIL_SERVER");
  command->add_option("--mail-port", typed.mail_port, "Its port")
      ->envname("QUALITEA_MAIL_PORT")
      ->check(fits("mail-port"))
      ->capture_default_str();
  command->add_option("--mail-security", typed.mail_security, "starttls, tls, or none for a server on this machine")
      ->envname("QUALITEA_MAIL_SECURITY")
      ->capture_default_str();
  command->add_option("--mail-user", settings.mail.user, "The name to sign in to it with; left out: it asks for none")
      ->envname("QUALITEA_MAIL_USER");
  command->add_option("--mail-password-file", typed.mail_password_file, "A file whose first line is the password")
      ->envname("QUALITEA_MAIL_PASSWORD_FILE");
  command->add_option("--mail-password", settings.mail.password)->envname("QUALITEA_MAIL_PASSWORD")->group("");
  command->add_option("--mail-from", settings.mail.from, "The address that mail is sent from")
      ->envname("QUALITEA_MAIL_FROM");
  command->add_option("--mail-from-name", settings.mail.from_name, "The name beside it")
      ->envname("QUALITEA_MAIL_FROM_NAME");
  command
      ->add_option("--mail-authorities", settings.mail.authorities_file,
                   "Authorities trusted for the mail server's certificate (PEM); left out: the system's")
      ->envname("QUALITEA_MAIL_AUTHORITIES");
  command
      ->add_option("--hook-authorities", settings.hooks.authorities_file,
                   "Authorities trusted for web hooks (PEM); left out: the system's")
      ->envname("QUALITEA_HOOK_AUTHORITIES");
  command
      ->add_flag("--hooks-to-private-networks", typed.hooks_to_private_networks,
                 "Web hooks may lead to addresses inside the trust's network")
      ->envname("QUALITEA_HOOKS_TO_PRIVATE_NETWORKS")
      ->check(fits("hooks-to-private-networks"));
  command->add_flag("--hooks-over-plain-http", typed.hooks_over_plain_http, "Web hooks may go over http")
      ->envname("QUALITEA_HOOKS_OVER_PLAIN_HTTP")
      ->check(fits("hooks-over-plain-http"));
}

Result<shell::OutgoingSettings> checked_outgoing(const TypedOutgoing& typed) {
  shell::OutgoingSettings settings = typed.settings;
  settings.site_url = shell::plain_site_url(settings.site_url);
  settings.mail.port = static_cast<std::uint16_t>(typed.mail_port);
  const auto security = parse_mail_security(typed.mail_security);
  if (!security) return Error::invalid("Give mail-security one of starttls, tls and none.");
  settings.mail.security = *security;
  if (!typed.mail_password_file.empty()) {
    if (!settings.mail.password.empty())
      return Error::invalid("Give mail-password-file or QUALITEA_MAIL_PASSWORD, not both.");
    auto password = password_in(typed.mail_password_file);
    if (!password) return password.error();
    settings.mail.password = std::move(*password);
  }
  for (const std::string& file : {settings.mail.authorities_file, settings.hooks.authorities_file})
    if (!file.empty() && !std::ifstream(file))
      return Error::invalid(fmt::format("The file of authorities {} cannot be read.", file));
  if (typed.hooks_to_private_networks) settings.hooks.private_addresses = client::PrivateAddresses::allowed;
  if (typed.hooks_over_plain_http) settings.hooks.plain_http = client::PlainHttp::allowed;
  if (const Done good = shell::check_outgoing(settings); !good) return good.error();
  return settings;
}

std::string in_words(const shell::OutgoingSettings& settings) {
  std::string words;
  if (settings.sends_mail())
    words = fmt::format("Mail leaves through {}:{} ({}{}) from {}, with links to {}.\n", settings.mail.server,
                        settings.mail.port, shell::slug(settings.mail.security),
                        settings.mail.user.empty() ? "" : ", signed in as " + settings.mail.user, settings.mail.from,
                        settings.site_url);
  else
    words = "No mail is sent: no mail-server is set.\n";
  const bool inside = settings.hooks.private_addresses == client::PrivateAddresses::allowed;
  const bool plain = settings.hooks.plain_http == client::PlainHttp::allowed;
  words += fmt::format("Web hooks go {} over {}{}.", inside ? "to any address" : "to addresses on the internet only,",
                       plain ? "https or http" : "https",
                       settings.site_url.empty() ? ", without links since no site-url is set" : "");
  return words;
}

}  // namespace qi::main
