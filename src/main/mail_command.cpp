#include "main/mail_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <stdexcept>

#include "client/call_failed.h"
#include "main/outgoing_options.h"
#include "shell/digest.h"

namespace qi::main {
namespace {

constexpr std::size_t kIdentityBytes = 8;

/// Throws std::runtime_error with a sentence for the operator when the mail was not taken.
void send_test(const shell::OutgoingSettings& settings, const std::string& to, Instant now) {
  if (!settings.sends_mail())
    throw std::runtime_error("No mail-server is set. Give it in the settings file, the environment or as an option.");
  fmt::print("Sending through {}:{} ({}) ...\n", settings.mail.server, settings.mail.port,
             shell::slug(settings.mail.security));
  const client::Mail mail{.to = to,
                          .subject = "A test from Qualitea",
                          .text = fmt::format("Mail from Qualitea reaches you. The site is {}\n", settings.site_url),
                          .html = {},
                          .identity = "test-" + shell::random_hex(kIdentityBytes),
                          .written_at = now};
  try {
    if (const Done sent = client::send_mail(settings.mail, mail); !sent) throw std::runtime_error(sent.error().message);
  } catch (const client::CallFailed& failed) {
    throw std::runtime_error(fmt::format(
        "The mail did not leave: {}. Check mail-server, mail-port, mail-security and the password.", failed.what()));
  }
  fmt::print("The mail server took the mail for {}. Look for it there, also among unwanted mail.\n", to);
}

}  // namespace

void add_mail_command(CLI::App& program, const Clock& clock) {
  CLI::App* mail = program.add_subcommand("mail", "Mail that leaves this site");
  mail->require_subcommand(1);
  CLI::App* test = mail->add_subcommand("test", "Send one mail and say what came of it");
  const auto to = std::make_shared<std::string>();
  test->add_option("address", *to, "Who gets it: name@trust.example")->required();
  const auto unused = std::make_shared<std::string>();
  test->add_option("--data", *unused, "Not needed: mail asks no database. Taken because every other command has it");
  const auto typed = std::make_shared<TypedOutgoing>();
  add_outgoing_options(test, *typed);
  test->callback([typed, to, unused, &clock] {
    const auto settings = checked_outgoing(*typed);
    if (!settings) throw std::runtime_error(settings.error().message);
    send_test(*settings, *to, clock.now());
  });
}

}  // namespace qi::main
