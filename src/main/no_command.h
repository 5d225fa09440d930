#pragma once
/// What to tell somebody who gave no command, or one that there is not.
/// It does not judge options: the command line's reader does.

#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace qi::main {

/// Of a command line that was read and refused. nullopt: every command was there, so something else is missing.
/// example  `qualitea srve`: "There is no command srve. Did you mean serve? There are: version, serve, …
///          See qualitea --help."
std::optional<std::string> words_for_no_command(const CLI::App& program);

}  // namespace qi::main
