#include "main/unknown_word.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <numeric>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace qi::main {
namespace {

// Two slips of the fingers; with three, short commands would be meant by anything.
constexpr std::size_t kMostSlips = 2;

/// Letters added, left out or changed (Levenshtein, 1966). example  "srve" and "serve": 1
std::size_t slips_between(std::string_view typed, std::string_view meant) {
  std::vector<std::size_t> row(meant.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < typed.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < meant.size(); ++j) {
      const std::size_t changed = diagonal + (typed[i] == meant[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, diagonal + 1, row[j] + 1});
    }
  }
  return row.back();
}

std::string did_you_mean(std::string_view typed, const std::vector<std::string>& known) {
  const auto meant = nearest_word(typed, known);
  return meant ? fmt::format(" Did you mean {}?", *meant) : "";
}

/// What of the command line was understood.
struct Understood {
  const CLI::App* command = nullptr;  ///< the innermost that was named, or the program
  std::string whole;                  ///< its name with those around it: "feed run "
  std::vector<std::string> options;   ///< that may stand there: "--data"
};

void add_options_of(const CLI::App& command, std::vector<std::string>& options) {
  for (const CLI::Option* option : command.get_options()) {
    const std::string names = option->get_name(false, true);  // "-h,--help"; "" of a hidden one
    for (const std::string_view name : split(names, ','))
      if (name.starts_with("--")) options.emplace_back(name);
  }
}

Understood understood_of(const CLI::App& program) {
  Understood all{.command = &program};
  add_options_of(program, all.options);
  while (!all.command->get_subcommands().empty()) {
    all.command = all.command->get_subcommands().front();
    all.whole += all.command->get_name() + " ";
    add_options_of(*all.command, all.options);
  }
  return all;
}

bool is_option(std::string_view word) {
  return word.size() > 1 && word.starts_with('-');
}

std::string words_for_no_command(const CLI::App& program, const Understood& understood,
                                 const std::vector<std::string>& left) {
  std::vector<std::string> commands;
  for (const CLI::App* each : understood.command->get_subcommands({})) commands.push_back(each->get_name());
  std::string words = "Say which command.";
  if (!left.empty() && is_option(left.front()))
    words = fmt::format("There is no option {} before a command.", left.front());
  else if (!left.empty())
    words = fmt::format("There is no command {}{}.{}", understood.whole, left.front(),
                        did_you_mean(left.front(), commands));
  return fmt::format("{} There are: {}. See {} {}--help.", words, fmt::join(commands, ", "), program.get_name(),
                     understood.whole);
}

}  // namespace

std::optional<std::string> nearest_word(std::string_view typed, const std::vector<std::string>& known) {
  const auto slips = [&](const std::string& word) { return slips_between(typed, word); };
  const auto nearest = std::ranges::min_element(known, {}, slips);
  if (nearest == known.end() || slips(*nearest) > kMostSlips) return std::nullopt;
  return *nearest;
}

std::optional<std::string> words_for_unknown_word(const CLI::App& program) {
  const Understood understood = understood_of(program);
  std::vector<std::string> left = program.remaining(true);
  std::erase(left, "--");
  if (understood.command->get_require_subcommand_min() > 0) return words_for_no_command(program, understood, left);
  if (left.empty()) return std::nullopt;
  // The value of an option that there is not is left over as well.
  const auto option = std::ranges::find_if(left, is_option);
  std::string words;
  if (option == left.end()) {
    words = fmt::format("{} is one word too many for {}.", left.front(), trimmed(understood.whole));
  } else {
    const std::string name = option->substr(0, option->find('='));
    words = fmt::format("There is no option {} of {}.{}", name, trimmed(understood.whole),
                        did_you_mean(name, understood.options));
  }
  return fmt::format("{} See {} {}--help.", words, program.get_name(), understood.whole);
}

}  // namespace qi::main
