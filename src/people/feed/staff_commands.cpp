#include "people/feed/staff_commands.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>

#include "base/number.h"
#include "people/feed/staff_import.h"
#include "shell/audit.h"
#include "tabular/date_reading.h"

namespace qi::people {
namespace {

constexpr int kWasStopped = 2;

struct StaffImport {
  std::string file;
  std::string data = "data";
  std::string day;
  bool only_tries = false;
  bool overrules = false;
};

[[noreturn]] void stop_with(const std::string& words, int code = 1) {
  std::cerr << words << '\n';
  throw CLI::RuntimeError(code);
}

[[noreturn]] void stop_with(const Error& error) {
  std::string words;
  for (const FieldError& field : error.fields) words += (words.empty() ? "" : "\n") + field.message;
  stop_with(words.empty() ? error.message : words);
}

std::string bytes_of(const std::string& path) {
  if (const Done fits = tabular::may_be_given(std::filesystem::exists(path) ? std::filesystem::file_size(path) : 0);
      !fits)
    stop_with(fits.error());
  std::ifstream file(path, std::ios::binary);
  if (!file) stop_with("There is no file " + path + ". Give the name of a staff file, CSV or XLSX.");
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

std::string count(std::size_t number) {
  return grouped(static_cast<std::int64_t>(number));
}

void print(const StaffTrial& trial) {
  const StaffPlan& plan = trial.plan;
  std::cout << fmt::format("{}, as on {}: {} rows, {} taken, {} as they were.\n", trial.file.name, long_date(plan.day),
                           count(plan.rows_read), count(plan.rows_taken), count(plan.unchanged));
  for (const StaffChangeKind kind : staff_change_kinds()) {
    const auto of_kind = std::ranges::count(plan.changes, kind, &StaffChange::kind);
    if (of_kind > 0) std::cout << fmt::format("{:>8}  {}\n", count(static_cast<std::size_t>(of_kind)), title(kind));
  }
  for (const StaffOddity& oddity : plan.oddities)
    std::cout << (oddity.row > 0 ? fmt::format("Row {}: {}\n", oddity.row, oddity.words) : oddity.words + "\n");
  for (const std::string& stop : plan.stops) std::cout << "Stopped: " << stop << '\n';
}

void import_staff(const StaffImport& options, const Clock& clock, const OpenDatabase& open) {
  std::optional<Date> day;
  if (!options.day.empty()) {
    const auto read = tabular::read_date(options.day);
    if (!read) stop_with(read.error());
    day = read->date;
  }
  const auto given = as_given(std::filesystem::path(options.file).filename().string(), bytes_of(options.file), day);
  if (!given) stop_with(given.error());
  db::Connection db = open(options.data);
  const auto trial = try_staff_file(db, *given, clock.today());
  if (!trial) stop_with(trial.error());
  print(*trial);
  if (options.only_tries) return;
  if (!trial->plan.stops.empty() && !options.overrules)
    stop_with("Nothing was changed. When the file is right all the same, run this again with --overrule.", kWasStopped);
  const auto load =
      load_staff_file(db, {.actor = std::nullopt, .at = clock.now()}, *given, clock.today(), trial->layout,
                      {.plan_digest = digest_of(trial->plan), .stops = StaffConsent::Stops::are_overruled});
  if (!load) stop_with(load.error());
  shell::AuditHeadFile(options.data).follow(db);
  std::cout << "The file was taken.\n";
}

}  // namespace

void add_staff_command(CLI::App& program, const Clock& clock, OpenDatabase open) {
  CLI::App* staff = program.add_subcommand("staff", "The staff of the trust");
  staff->require_subcommand(1);
  CLI::App* import = staff->add_subcommand("import", "Takes a staff file, whole or not at all");
  const auto options = std::make_shared<StaffImport>();
  import->add_option("file", options->file, "CSV or XLSX")->required();
  import->add_option("--data", options->data, "The data folder")->envname("QUALITEA_DATA")->capture_default_str();
  import->add_option("--day", options->day, "The day on which the file says how things are; else the one in its name");
  import->add_flag("--try", options->only_tries, "Only say what would change");
  import->add_flag("--overrule", options->overrules, "Take it although it was stopped");
  import->callback([options, &clock, open = std::move(open)] { import_staff(*options, clock, open);
});
}  // namespace qi::people

}  // namespace qi::people
