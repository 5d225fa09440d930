#include "main/database_file.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <stdexcept>
#include <system_error>

#include "base/text.h"
#include "db/migrate.h"
#include "db/retry.h"
#include "main/settings_file.h"

namespace qi::main {
namespace {

[[noreturn]] void stop_with(const Error& error) {
  throw std::runtime_error(error.message);
}

}  // namespace

std::filesystem::path database_path(const std::filesystem::path& data_folder) {
  return data_folder / "qualitea.sqlite";
}

std::string in_words(const DatabasePlace& place) {
  if (place.address.empty()) return database_path(place.data_folder).string();
  return db::postgres_address_in_words(place.address);
}

db::Connection open_database(const DatabasePlace& place) {
  if (place.address.empty()) return db::open_existing_sqlite(database_path(place.data_folder).string());
  return db::open_postgres(place.address, place.statements);
}

Done make_data_folder(const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (!failed && std::filesystem::is_directory(folder, failed)) return {};
  if (!failed) failed = std::make_error_code(std::errc::not_a_directory);
  return Error::unavailable(
      fmt::format("The folder {} cannot be made: {}. Give --data another one, or make it yourself.", folder.string(),
                  failed.message()));
}

Done check_is_there(const DatabasePlace& place) {
  std::error_code unknown;
  if (!place.address.empty() || std::filesystem::exists(database_path(place.data_folder), unknown)) return {};
  return Error::not_found(
      fmt::format("There is no database {}. Give --data the folder of an installation, or --database its address.",
                  database_path(place.data_folder).string()));
}

Result<std::size_t> migrate_database(const DatabasePlace& place, const Clock& clock) {
  if (const Done made = make_data_folder(place.data_folder); !made) return made.error();
  // The one place where SQLite's file may be made.
  db::Connection db =
      place.address.empty() ? db::open_sqlite(database_path(place.data_folder).string()) : open_database(place);
  return db::with_retry(db, [&] { return db::migrate(db, db::built_in_migrations(), clock.now()); });
}

db::Connection make_for_command(const DatabasePlace& place, const Clock& clock) {
  const bool is_new = !check_is_there(place);
  if (const auto ran = migrate_database(place, clock); !ran) stop_with(ran.error());
  if (is_new) fmt::print(stderr, "There was no installation in {}: a new one was made.\n", place.data_folder.string());
  return open_database(place);
}

db::Connection open_for_command(const DatabasePlace& place, const Clock& clock) {
  if (const Done there = check_is_there(place); !there) stop_with(there.error());
  // PostgreSQL is there whatever folder is named, but the newest audit digest lies in it.
  if (!std::filesystem::is_directory(place.data_folder))
    stop_with(Error::not_found(
        fmt::format("There is no folder {}. Give --data the folder of an installation.", place.data_folder.string())));
  return make_for_command(place, clock);
}

std::shared_ptr<const DatabasePlace> add_database_options(CLI::App& program) {
  const auto place = std::make_shared<DatabasePlace>();
  program.fallthrough();  // so that they may stand after the command's name
  program
      .add_option("--settings", place->settings_file,
                  "The settings file, key = value a line; it stands for options that are not given")
      ->envname("QUALITEA_SETTINGS");
  program
      .add_option("--database", place->address,
                  "PostgreSQL instead of a file in the data folder: postgresql://user@host/name, "
                  "its password in PGPASSWORD or PGPASSFILE")
      ->envname("QUALITEA_DATABASE");
  program
      .add_flag_callback(
          "--unnamed-statements", [place] { place->statements = db::Statements::unnamed; },
          "Prepare no statements: for PostgreSQL behind a pooler")
      ->envname("QUALITEA_UNNAMED_STATEMENTS")
      ->check(fits("unnamed-statements"));
  return place;
}

void add_migrate_command(CLI::App& program, const Clock& clock, std::shared_ptr<const DatabasePlace> chosen) {
  CLI::App* command = program.add_subcommand("migrate", "Bring the database up to date");
  const auto folder = std::make_shared<std::filesystem::path>("data");
  command->add_option("--data", *folder, "The data folder")->envname("QUALITEA_DATA")->capture_default_str();
  command->callback([folder, &clock, chosen = std::move(chosen)] {
    DatabasePlace place = *chosen;
    place.data_folder = *folder;
    if (const Done there = check_is_there(place); !there) stop_with(there.error());
    const auto ran = migrate_database(place, clock);
    if (!ran) stop_with(ran.error());
    fmt::print("{} is up to date: {} ran.\n", in_words(place), counted(*ran, "change", "changes"));
  });
}

}  // namespace qi::main
