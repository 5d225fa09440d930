#pragma once
/// `qualitea jobs list` and `qualitea jobs run --once`: jobs without a server.
/// A server does jobs by itself: see main/serve_command.h.

#include <functional>

#include "access/access.h"
#include "base/clock.h"
#include "shell/jobs.h"

namespace CLI {
class App;
}

namespace qi::operations {

/// `kinds_of` gives the catalogue for a data folder. Returns `jobs run`, for options that kinds of jobs need.
CLI::App* add_jobs_command(CLI::App& program, const Clock& clock, access::OpenDatabase open,
                           std::function<shell::JobKinds(const std::filesystem::path& data_folder)> kinds_of);

}  // namespace qi::operations
