#pragma once
/// The options of mail and web hooks, for every command that may send either.
/// What they mean together is shell/outgoing_settings.h.

#include <string>

#include "base/result.h"
#include "shell/outgoing_settings.h"

namespace CLI {
class App;
}

namespace qi::main {

/// What the operator typed, before it is checked.
struct TypedOutgoing {
  shell::OutgoingSettings settings;
  int mail_port = 587;
  std::string mail_security = "starttls";
  std::string mail_password_file;
  bool hooks_to_private_networks = false;
  bool hooks_over_plain_http = false;
};

/// Each also from the environment and the settings file. `typed` outlives the command. The password itself is taken
/// from QUALITEA_MAIL_PASSWORD or a file, never from the command line, where other people of the machine see it.
void add_outgoing_options(CLI::App* command, TypedOutgoing& typed);

/// refuses  a password file that cannot be read or is empty, a file and a password, a port or security that there is
///          not, and what shell::check_outgoing refuses.
Result<shell::OutgoingSettings> checked_outgoing(const TypedOutgoing& typed);

/// What they come to, one sentence a line, for `qualitea settings check`. Holds no password.
std::string in_words(const shell::OutgoingSettings& settings);

}  // namespace qi::main
