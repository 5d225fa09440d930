#include "operations/backup_commands.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <stdexcept>

#include "base/number.h"
#include "operations/backup.h"
#include "operations/integrity.h"

namespace qi::operations {
namespace {

using Path = std::shared_ptr<std::filesystem::path>;

Path add_data_option(CLI::App* command) {
  const auto folder = std::make_shared<std::filesystem::path>("data");
  command->add_option("--data", *folder, "The data folder")->envname("QUALITEA_DATA")->capture_default_str();
  return folder;
}

Path add_file_argument(CLI::App* command, const char* words) {
  const auto file = std::make_shared<std::filesystem::path>();
  command->add_option("FILE", *file, words)->required();
  return file;
}

[[noreturn]] void stop_with(const Error& error) {
  throw std::runtime_error(error.message);
}

db::Connection opened(const InstallationDoors& doors, const std::filesystem::path& folder) {
  auto db = doors.open_as_it_is(folder);
  if (!db) stop_with(db.error());
  return *std::move(db);
}

/// A wrong word on the command line must not cost a file, least of all the database itself.
void check_place(const std::filesystem::path& file) {
  const std::filesystem::path folder = std::filesystem::absolute(file).parent_path();
  if (!std::filesystem::is_directory(folder))
    stop_with(Error::not_found(fmt::format("There is no folder {}. Make it, or give another name.", folder.string())));
  if (std::filesystem::exists(std::filesystem::symlink_status(file)))
    stop_with(Error::conflict(fmt::format("{} is there already. Give another name, or move it away.", file.string())));
}

void print(const std::vector<IntegrityFinding>& findings) {
  for (const IntegrityFinding& finding : findings) {
    if (finding.faults.empty()) fmt::print("good   {}: {}.\n", finding.what, finding.words);
    for (const std::string& fault : finding.faults) fmt::print("FAULT  {}: {}\n", finding.what, fault);
  }
}

}  // namespace

void add_backup_command(CLI::App& program, const Clock& clock, InstallationDoors doors) {
  CLI::App* command =
      program.add_subcommand("backup", "Copy the whole database into one file, also while it is served");
  const Path folder = add_data_option(command);
  const Path file =
      add_file_argument(command, "The file to make, of a name that is not there; it appears when it is whole");
  command->callback([folder, file, &clock, doors = std::move(doors)] {
    check_place(*file);
    db::Connection db = opened(doors, *folder);
    const auto made = make_backup(
        db, {.now = clock.now(), .program_version = doors.program_version, .data_folder = *folder, .file = *file});
    if (!made) stop_with(made.error());
    fmt::print("{} holds {} rows of {} tables, schema {}.\n", file->string(), grouped(made->rows()),
               made->tables.size(), made->schema);
  });
}

void add_restore_command(CLI::App& program, InstallationDoors doors) {
  CLI::App* command = program.add_subcommand("restore", "Fill an empty data folder or database from a back-up");
  const Path folder = add_data_option(command);
  const Path file = add_file_argument(command, "The back-up");
  command->callback([folder, file, doors = std::move(doors)] {
    if (const Done restored = doors.restore(*file, *folder); !restored) stop_with(restored.error());
    fmt::print("{} was restored. Everybody signs in again. Run `qualitea check` when you like.\n", file->string());
  });
}

void add_check_command(CLI::App& program, InstallationDoors doors) {
  CLI::App* command = program.add_subcommand("check", "Look whether everything in the database hangs together");
  const Path folder = add_data_option(command);
  command->callback([folder, doors = std::move(doors)] {
    db::Connection db = opened(doors, *folder);
    const auto findings = check_installation(db, *folder);
    print(findings);
    if (!is_sound(findings)) throw CLI::RuntimeError(1);
  });
}

}  // namespace qi::operations
