// The program: commands, and what happens when one cannot do its work.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>

#include "base/clock.h"
#include "db/connection.h"
#include "main/settings_file.h"
#include "main/site_handler.h"
#include "main/slices.h"
#include "main/unknown_word.h"

namespace {

/// Returns the program's exit code.
int tell(const CLI::App& program, const CLI::ParseError& misunderstood) {
  const auto told = qi::main::words_for_unknown_word(program);
  if (!told) return program.exit(misunderstood);
  fmt::print(stderr, "{}\n", *told);
  return misunderstood.get_exit_code();
}

}  // namespace

int main(int count, char** words) {
  // A file that may not grow any further is a full disk, which is told in words: not the end of the program.
  std::signal(SIGXFSZ, SIG_IGN);
  const qi::SystemClock clock;
  for (const std::string& warning : qi::main::warnings_of_environment()) fmt::print(stderr, "{}\n", warning);
  if (const qi::Done fits = qi::main::check_environment(count, words); !fits) {
    fmt::print(stderr, "{}\n", qi::main::in_lines(fits.error()));
    return 1;
  }
  if (const auto file = qi::main::settings_file_named(count, words))
    if (const qi::Done taken = qi::main::take_settings_file(*file); !taken) {
      fmt::print(stderr, "{}\n", qi::main::in_lines(taken.error()));
      return 1;
    }
  CLI::App program("Qualitea: figures in, a chart that people can act on out", "qualitea");
  program.require_subcommand(1);
  program.add_subcommand("version", "Print the version")->callback([] {
    fmt::print("qualitea {}\n", qi::main::program_version());
  });
  qi::main::add_commands(program, clock);
  try {
    program.parse(count, words);
  } catch (const CLI::RequiredError& missing) {
    return tell(program, missing);
  } catch (const CLI::ExtrasError& left_over) {
    return tell(program, left_over);
  } catch (const CLI::ParseError& misunderstood) {
    return program.exit(misunderstood);
  } catch (const qi::db::DiskFull& failure) {
    fmt::print(stderr, "There is no room left, so nothing was kept. Make room and run this again.\n{}\n",
               failure.what());
    return 1;
  } catch (const qi::db::Unreachable& failure) {
    fmt::print(stderr, "The database does not answer. Look whether it runs, and run this again.\n{}\n", failure.what());
    return 1;
  } catch (const std::exception& failure) {
    fmt::print(stderr, "{}\n", failure.what());
    return 1;
  }
  return 0;
}
