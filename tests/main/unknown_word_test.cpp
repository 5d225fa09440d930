#include "main/unknown_word.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>

namespace qi::main {
namespace {

/// What is told for `qualitea <words>`, of a program with the commands serve, feed list and feed run NAME.
std::string told(const std::string& words) {
  CLI::App program("", "qualitea");
  program.require_subcommand(1);
  program.fallthrough();
  program.add_option("--database");
  CLI::App* serve = program.add_subcommand("serve");
  serve->add_option("--port");
  serve->add_option("--mail-secret")->group("");
  CLI::App* feed = program.add_subcommand("feed");
  feed->require_subcommand(1);
  feed->fallthrough();
  feed->add_option("--data");
  feed->add_subcommand("list");
  feed->add_subcommand("run")->add_option("NAME")->required();
  try {
    program.parse(words);
  } catch (const CLI::RequiredError&) {
    return words_for_unknown_word(program).value_or("nothing");
  } catch (const CLI::ExtrasError&) {
    return words_for_unknown_word(program).value_or("nothing");
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

TEST(OptionsThatThereAreNot, AreNamedWithTheirCommandAndWhatWasMeant) {
  EXPECT_EQ(told("serve --prot 3"),
            "There is no option --prot of serve. Did you mean --port? See qualitea serve --help.");
  EXPECT_EQ(told("serve --prot=3"),
            "There is no option --prot of serve. Did you mean --port? See qualitea serve --help.");
  EXPECT_EQ(told("feed list --dta x"),
            "There is no option --dta of feed list. Did you mean --data? See qualitea feed list --help.")
      << "an option of the command around it may stand there";
  EXPECT_EQ(told("serve --databse x"),
            "There is no option --databse of serve. Did you mean --database? See qualitea serve --help.");
  EXPECT_EQ(told("feed run --nmae kent"), "There is no option --nmae of feed run. See qualitea feed run --help.");
  EXPECT_EQ(told("feed run --loud"), "There is no option --loud of feed run. See qualitea feed run --help.")
      << "told before the name that is missing";
  EXPECT_EQ(told("serve --mail-secrt x"), "There is no option --mail-secrt of serve. See qualitea serve --help.")
      << "a hidden option is not shown";
  EXPECT_EQ(told("serve -p 3"), "There is no option -p of serve. See qualitea serve --help.");
}

TEST(WordsTooMany, AreNamedWithTheirCommand) {
  EXPECT_EQ(told("serve now"), "now is one word too many for serve. See qualitea serve --help.");
  EXPECT_EQ(told("feed run kent thanet"), "thanet is one word too many for feed run. See qualitea feed run --help.");
  EXPECT_EQ(told("serve --port 80 -- now"), "now is one word too many for serve. See qualitea serve --help.");
}

}  // namespace
}  // namespace qi::main
