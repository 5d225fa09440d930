#pragma once
/// An installation as a whole: data folder and database together, opened as they are or filled from a back-up.
/// What a back-up is, is in operations/backup.h.

#include <memory>

#include "base/clock.h"
#include "base/result.h"
#include "main/database_file.h"
#include "operations/backup_commands.h"

namespace qi::main {

/// A connection without migrating. not_found, with a sentence for the operator, when there is no database: opening
/// SQLite's file would make one.
Result<db::Connection> open_as_it_is(const DatabasePlace& place);

/// Restores a back-up and runs the migrations that it does not have. On SQLite the database gets its name only when all
/// of it is there.
/// refuses  a folder with files of an installation, a database that holds something already, and what
///          operations::restore_backup refuses; a folder that was made for it is gone then.
Done restore_installation(const std::filesystem::path& file, const DatabasePlace& place, const Clock& clock);

/// Both for the database that the command line chose.
operations::InstallationDoors installation_doors(std::shared_ptr<const DatabasePlace> chosen, const Clock& clock);

}  // namespace qi::main
