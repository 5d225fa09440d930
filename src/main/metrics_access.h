#pragma once
/// Who may read /metrics: programs on this machine, and whoever sends the operator's token. It knows no accounts: a
/// monitoring program has none, and routes and counts are nobody else's business.

#include <filesystem>
#include <string>

#include "base/result.h"
#include "http/message.h"

namespace qi::main {

/// True for a request straight from this machine, and for one with `Authorization: Bearer TOKEN`. What a proxy on this
/// machine passes on is not from this machine. `token` "": nobody else.
bool may_read_metrics(const http::Request& request, const std::string& token);

/// The token in a file, without the line's end. An empty path: "".
/// refuses  naming the setting: a file that cannot be read, fewer than 16 characters, blanks inside.
Result<std::string> read_metrics_token(const std::filesystem::path& file);

}  // namespace qi::main
