#pragma once
/// The operator's settings file: `key = value` lines. What it says stands in for the environment, so that it holds for
/// every command; the environment goes before it, and the command line before both.
/// It knows which keys there are and what fits in each; whether a folder can be written is asked when the program
/// starts: shell/settings.h.

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace qi::main {

/// One setting that an operator can give. The same name is used everywhere: `job-threads` in the file, --job-threads,
/// QUALITEA_JOB_THREADS.
struct SettingRow {
  std::string_view key;
  std::string_view environment;
  std::string_view fits;  ///< what must be given: "a whole number from 0 to 16"
  bool (*takes)(std::string_view value);
};
const std::vector<SettingRow>& setting_rows();

struct SettingLine {
  std::string key;
  std::string value;
  int line = 0;  ///< from 1
};

/// `key = value`; a value may stand in double quotes and must when it holds "#" or begins or ends with a blank. "#"
/// begins a comment. Keys in any order, each once.
/// refuses  with one FieldError for each fault, each naming the line and the key: a line that is none of these, a key
///          that there is not, a key given twice, a value that does not fit.
Result<std::vector<SettingLine>> read_settings(std::string_view text);

/// Finds `--settings FILE` in the words of the command line, or QUALITEA_SETTINGS. nullopt: no file is to be read.
std::optional<std::string> settings_file_named(int count, char** words);

/// Reads the file and puts what it says into the environment of this process, where that says nothing yet. Called once,
/// before any thread starts and before the command line is read.
/// refuses  a file that cannot be read, and what read_settings refuses; nothing is set then.
Done take_settings_file(const std::string& path);

/// Looks at what the environment gives, as the file is looked at: for every command. Where the words of the command
/// line say the same setting they go before it, and a variable that does not fit is taken away.
/// refuses  with one FieldError for each variable that does not fit. A flag may be any word for yes and no that the
///          command line takes; the file takes true and false only.
Done check_environment(int count, char** words);

/// Whether the program, an example or a test of ours is told something by this variable: each of setting_rows and a few
/// more.
bool is_known_variable(std::string_view name);

/// One sentence for each variable that begins with QUALITEA_, says something and is not known, in the order of their
/// names. None is an error: what starts the program may set variables of its own.
/// example  QUALITEA_PROT=8080: "QUALITEA_PROT is no setting; did you mean QUALITEA_PORT?"
std::vector<std::string> warnings_of_environment();

/// What an option of that key looks at its value with: "" when it fits, otherwise what to give.
std::function<std::string(const std::string&)> fits(std::string_view key);

/// All sentences of a refusal, one a line.
std::string in_lines(const Error& error);

}  // namespace qi::main
