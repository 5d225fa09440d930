#include "main/no_command.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>

namespace qi::main {
namespace {

/// What is told for `qualitea <words>`, of a program with the commands serve, feed list and feed run.
std::string told(const std::string& words) {
  CLI::App program("", "qualitea");
  program.require_subcommand(1);
  program.add_subcommand("serve");
  CLI::App* feed = program.add_subcommand("feed");
  feed->require_subcommand(1);
  feed->fallthrough();
  feed->add_subcommand("list");
  feed->add_subcommand("run")->add_option("NAME")->required();
  try {
    program.parse(words);
  } catch (const CLI::RequiredError&) {
    return words_for_no_command(program).value_or("nothing");
  }
  return "understood";
}

TEST(CommandsThatThereAreNot, AreNamedWithThoseThatThereAre) {
  EXPECT_EQ(told("nonsense"), "There is no command nonsense. There are: serve, feed. See qualitea --help.");
  EXPECT_EQ(told("srve --port 80"),
            "There is no command srve. Did you mean serve? There are: serve, feed. See qualitea --help.");
  EXPECT_EQ(told("feed lst"),
            "There is no command feed lst. Did you mean list? There are: list, run. See qualitea feed --help.");
  EXPECT_EQ(told(""), "Say which command. There are: serve, feed. See qualitea --help.");
  EXPECT_EQ(told("--loud"), "There is no option --loud before a command. There are: serve, feed. See qualitea --help.");
  EXPECT_EQ(told("feed run"), "nothing") << "the command is there, its name of a feed is not";
  EXPECT_EQ(told("feed run kent"), "understood");
}

}  // namespace
}  // namespace qi::main
