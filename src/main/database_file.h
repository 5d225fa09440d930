#pragma once
/// The database of a data folder: where it lies, how it is opened, brought to this program's schema.
/// What is in it is the slices'.

#include <cstddef>
#include <filesystem>

#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"

namespace CLI {
class App;
}

namespace qi::main {

/// `<data folder>/qualitea.sqlite`
std::filesystem::path database_path(const std::filesystem::path& data_folder);

/// Makes the folder when it is missing, opens the database, runs the migrations that are missing. Returns how many ran.
/// refuses  with the words of db::migrate. Throws db::Failure or std::filesystem::filesystem_error when the disk fails.
Result<std::size_t> migrate_data_folder(const std::filesystem::path& data_folder, const Clock& clock);

/// A migrated database for a command. Throws std::runtime_error with the words of the refusal.
db::Connection open_for_command(const std::filesystem::path& data_folder, const Clock& clock);

/// `qualitea migrate --data DIR`
void add_migrate_command(CLI::App& program, const Clock& clock);

}  // namespace qi::main
