#include "main/no_command.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <numeric>
#include <string_view>
#include <vector>

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

std::string did_you_mean(const std::string& typed, const std::vector<std::string>& commands) {
  const auto slips = [&](const std::string& command) { return slips_between(typed, command); };
  const auto nearest = std::ranges::min_element(commands, {}, slips);
  if (nearest == commands.end() || slips(*nearest) > kMostSlips) return {};
  return fmt::format(" Did you mean {}?", *nearest);
}

}  // namespace

std::optional<std::string> words_for_no_command(const CLI::App& program) {
  const CLI::App* asked = &program;
  std::string whole;  // of the commands that there are: "feed "
  while (!asked->get_subcommands().empty()) {
    asked = asked->get_subcommands().front();
    whole += asked->get_name() + " ";
  }
  if (asked->get_require_subcommand_min() == 0) return std::nullopt;
  std::vector<std::string> commands;
  for (const CLI::App* each : asked->get_subcommands({})) commands.push_back(each->get_name());
  const std::vector<std::string> left = program.remaining(true);
  std::string words = "Say which command.";
  if (!left.empty() && left.front().starts_with('-'))
    words = fmt::format("There is no option {} before a command.", left.front());
  else if (!left.empty())
    words = fmt::format("There is no command {}{}.{}", whole, left.front(), did_you_mean(left.front(), commands));
  return fmt::format("{} There are: {}. See {} {}--help.", words, fmt::join(commands, ", "), program.get_name(), whole);
}

}  // namespace qi::main
