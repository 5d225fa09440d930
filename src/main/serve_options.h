#pragma once
/// The options of `qualitea serve` and of commands that work like it without serving: read, checked, said in words.
/// What may be given where is settings_file.h; what fits together is shell/settings.h.

#include <memory>
#include <string>

#include "base/result.h"
#include "main/database_file.h"
#include "main/outgoing_options.h"
#include "shell/settings.h"

namespace CLI {
class App;
}

namespace qi::main {

/// What the operator typed, before it is checked.
struct TypedSettings {
  shell::Settings settings;
  int port = 8080;
  int workers = 4;
  int job_threads = 2;
  std::string backup_at = "02:30";
  std::string today;
  bool insecure_cookies = false;
  TypedOutgoing outgoing;
};

/// Options that say how to serve, filled in when the command line has been read. Each also from the environment and the
/// settings file.
std::shared_ptr<TypedSettings> add_serve_options(CLI::App* command);
/// The options that jobs need: back-ups, feeds, mail and web hooks.
std::shared_ptr<TypedSettings> add_job_options(CLI::App* command);

/// The options of feeds alone.
std::shared_ptr<TypedSettings> add_feed_options(CLI::App* command);

/// Settings to serve with, with the database that was chosen for the program.
/// refuses  what shell::check_settings and checked_outgoing refuse, and numbers, times and days that there are not.
Result<shell::Settings> checked_settings(const TypedSettings& typed, const DatabasePlace& chosen);
/// The same for jobs without a server: data folder and assets are not looked at.
Result<shell::Settings> checked_job_settings(const TypedSettings& typed);

DatabasePlace place_of(const shell::Settings& settings);

/// What the settings come to, several lines, for `qualitea settings check`. Holds no password.
std::string in_words(const shell::Settings& settings);

}  // namespace qi::main
