#pragma once
/// What the commands of the statistics engine share: reading a file or standard input, writing an answer, and refusing
/// in one sentence. It reads no figures.

#include <string>
#include <string_view>

#include "base/result.h"

namespace qi::analysis {

/// Tells the error on standard error, each field by its option, and ends the command with 1. Errors of the field
/// "figures" are told without one.
[[noreturn]] void end_with(const Error& error);

/// The whole file; "-" is standard input. Ends the command where there is none.
std::string read_all(const std::string& path);

/// Ends the command where both are one file: what is read would be lost before it is answered.
void keep_apart(const std::string& read, const std::string& written);

/// To the file, or to standard output where `path` is empty. Ends the command where that cannot be written.
void write_out(const std::string& path, const std::string& bytes);

/// One answer line for each line of standard input, in order, as they come.
void answer_standard_input(std::string (*answer)(std::string_view line));

}  // namespace qi::analysis
