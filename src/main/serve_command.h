#pragma once
/// `qualitea serve`: reads the settings, opens the database, builds the site and serves it until told to stop.
/// What the site holds is in slices.cpp.

#include <memory>

#include "base/clock.h"
#include "main/database_file.h"
#include "shell/settings.h"

namespace CLI {
class App;
}

namespace qi::main {

/// Options, each also from the environment and the settings file: settings_file.h lists them. The database is the one
/// that was chosen for the program.
void add_serve_command(CLI::App& program, const Clock& clock, std::shared_ptr<const DatabasePlace> chosen);

/// `qualitea settings check`: takes the same options, reads them the same way, says what is wrong or what they come to.
void add_settings_command(CLI::App& program, std::shared_ptr<const DatabasePlace> chosen);

/// Serves until SIGTERM or SIGINT. Prints the address when ready.
/// Throws std::runtime_error with a sentence for the operator when it cannot start.
void serve(const shell::Settings& settings, const Clock& clock);

}  // namespace qi::main
