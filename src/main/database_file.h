#pragma once
/// The database of an installation: where it lies, how it is opened, brought to this program's schema.
/// What is in it is the slices'.

#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"

namespace CLI {
class App;
}

namespace qi::main {

/// `<data folder>/qualitea.sqlite`
std::filesystem::path database_path(const std::filesystem::path& data_folder);

/// Where an installation keeps its figures. The data folder is there either way: uploads, the newest audit digest.
struct DatabasePlace {
  std::filesystem::path data_folder;
  std::string address;  ///< of PostgreSQL (db::open_postgres); "": SQLite's file in the data folder
  db::Statements statements = db::Statements::named;
  std::string settings_file = {};  ///< that was read before the command line; "" none
};

/// The file's path, or PostgreSQL's address without its password.
std::string in_words(const DatabasePlace& place);

/// A connection as it is, whatever its schema. Throws db::Unreachable when SQLite's file is not there (it is made by
/// migrate_database only), and what db::open_postgres throws.
db::Connection open_database(const DatabasePlace& place);

/// unavailable, with a sentence for the operator, when it is not there and cannot be made.
Done make_data_folder(const std::filesystem::path& folder);

/// not_found, with a sentence for the operator, when SQLite's file is not there. It does not ask PostgreSQL.
Done check_is_there(const DatabasePlace& place);

/// Makes the data folder when it is missing and runs the migrations that are missing. Returns how many ran.
/// refuses  what make_data_folder refuses, and with the words of db::migrate. Throws db::Failure when the world fails.
Result<std::size_t> migrate_database(const DatabasePlace& place, const Clock& clock);

/// A migrated database for a command that may begin an installation. Throws std::runtime_error with the words of the
/// refusal.
db::Connection make_for_command(const DatabasePlace& place, const Clock& clock);
/// The same for every other command: a mistyped folder is refused, and nothing is made.
db::Connection open_for_command(const DatabasePlace& place, const Clock& clock);

/// `--database ADDRESS` (QUALITEA_DATABASE) and `--unnamed-statements` (QUALITEA_UNNAMED_STATEMENTS) of the program,
/// which every command takes. They are filled in when the command line has been read; the folder is each command's own.
std::shared_ptr<const DatabasePlace> add_database_options(CLI::App& program);

/// `qualitea migrate --data DIR`; begins no installation in a file.
void add_migrate_command(CLI::App& program, const Clock& clock, std::shared_ptr<const DatabasePlace> chosen);

}  // namespace qi::main
