#pragma once
/// `qualitea staff import FILE`: a staff file by hand, or by a timer of the operator.
/// A watched folder is in staff_job.h.

#include <filesystem>
#include <functional>

#include "base/clock.h"
#include "db/connection.h"

namespace CLI {
class App;
}

namespace qi::people {

/// How a command opens the migrated database of a data folder.
using OpenDatabase = std::function<db::Connection(const std::filesystem::path& data_folder)>;

/// `qualitea staff import FILE --data DIR [--day DAY] [--try] [--overrule]`. Exits 1 when the file was refused, 2 when
/// it was stopped.
void add_staff_command(CLI::App& program, const Clock& clock, OpenDatabase open);

}  // namespace qi::people
