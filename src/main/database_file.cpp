#include "main/database_file.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <stdexcept>

#include "base/text.h"
#include "db/migrate.h"

namespace qi::main {

std::filesystem::path database_path(const std::filesystem::path& data_folder) {
  return data_folder / "qualitea.sqlite";
}

Result<std::size_t> migrate_data_folder(const std::filesystem::path& data_folder, const Clock& clock) {
  std::filesystem::create_directories(data_folder);
  db::Connection db = db::open_sqlite(database_path(data_folder).string());
  return db::migrate(db, db::built_in_migrations(), clock.now());
}

db::Connection open_for_command(const std::filesystem::path& data_folder, const Clock& clock) {
  if (const auto ran = migrate_data_folder(data_folder, clock); !ran) throw std::runtime_error(ran.error().message);
  return db::open_sqlite(database_path(data_folder).string());
}

void add_migrate_command(CLI::App& program, const Clock& clock) {
  CLI::App* command = program.add_subcommand("migrate", "Bring the database of a data folder up to date");
  const auto folder = std::make_shared<std::filesystem::path>("data");
  command->add_option("--data", *folder, "The data folder")->envname("QUALITEA_DATA")->capture_default_str();
  command->callback([folder, &clock] {
    const auto ran = migrate_data_folder(*folder, clock);
    if (!ran) throw std::runtime_error(ran.error().message);
    fmt::print("{} is up to date: {} ran.\n", database_path(*folder).string(), counted(*ran, "change", "changes"));
  });
}

}  // namespace qi::main
