// The program: commands, and what happens when one cannot do its work.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "base/clock.h"
#include "main/site_handler.h"
#include "main/slices.h"

int main(int count, char** words) {
  const qi::SystemClock clock;
  CLI::App program("Qualitea: figures in, a chart that people can act on out", "qualitea");
  program.require_subcommand(1);
  program.add_subcommand("version", "Print the version")->callback([] {
    fmt::print("qualitea {}\n", qi::main::program_version());
  });
  qi::main::add_commands(program, clock);
  try {
    program.parse(count, words);
  } catch (const CLI::ParseError& misunderstood) {
    return program.exit(misunderstood);
  } catch (const std::exception& failure) {
    fmt::print(stderr, "{}\n", failure.what());
    return 1;
  }
  return 0;
}
