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

/// Options, each also from the environment: --data QUALITEA_DATA, --assets QUALITEA_ASSETS, --address QUALITEA_ADDRESS,
/// --port QUALITEA_PORT, --workers QUALITEA_WORKERS, --today QUALITEA_TODAY, --trusted-proxy QUALITEA_TRUSTED_PROXY,
/// --insecure-cookies QUALITEA_INSECURE_COOKIES. The database is the one that was chosen for the program.
void add_serve_command(CLI::App& program, const Clock& clock, std::shared_ptr<const DatabasePlace> chosen);

/// Serves until SIGTERM or SIGINT. Prints the address when ready.
/// Throws std::runtime_error with a sentence for the operator when it cannot start.
void serve(const shell::Settings& settings, const Clock& clock);

}  // namespace qi::main
