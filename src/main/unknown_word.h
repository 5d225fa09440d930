#pragma once
/// What to tell somebody who typed a word that there is not, and which one was meant: a command, an option, a setting.
/// It judges no values: the command line's reader does.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace qi::main {

/// Of a command line that was read and refused. nullopt: every word was understood, so something else is missing.
/// example  `qualitea srve`: "There is no command srve. Did you mean serve? There are: version, serve, …
///          See qualitea --help."
/// example  `qualitea serve --prot 3`: "There is no option --prot of serve. Did you mean --port?
///          See qualitea serve --help."
std::optional<std::string> words_for_unknown_word(const CLI::App& program);

/// The known word that differs by two letters at the most; the first of several. nullopt: none does.
std::optional<std::string> nearest_word(std::string_view typed, const std::vector<std::string>& known);

}  // namespace qi::main
