#pragma once
/// `qualitea backup FILE`, `restore FILE`, `check`: what an operator does by hand or by a timer.
/// Back-ups that come again by themselves are in backup_job.h.

#include <filesystem>
#include <functional>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"

namespace CLI {
class App;
}

namespace qi::operations {

/// How the commands reach an installation's database; each is given the data folder of --data.
struct InstallationDoors {
  /// The database as it is, whatever its schema; not_found when there is none.
  std::function<Result<db::Connection>(const std::filesystem::path& data_folder)> open_as_it_is;
  /// Restores into an empty place and brings it up to date, or refuses and leaves it as it was.
  std::function<Done(const std::filesystem::path& file, const std::filesystem::path& data_folder)> restore;
  std::string program_version;
};

void add_backup_command(CLI::App& program, const Clock& clock, InstallationDoors doors);
void add_restore_command(CLI::App& program, InstallationDoors doors);
/// Exits 1 when something is wrong and says what.
void add_check_command(CLI::App& program, InstallationDoors doors);

}  // namespace qi::operations
