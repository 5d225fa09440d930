#include "oracle/oracle_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "oracle/anchors.h"
#include "oracle/families.h"

namespace qi::oracle {
namespace {

void compare_case(const Case& asked, Outcome& outcome) {
  for (const auto& [name, expected] : asked.expected) {
    const std::string anchor(name);
    const FamilyRow* family = find_family(asked.chart);
    const auto comparison = family ? family->compare(asked.written, anchor, expected.as_object())
                                   : compare(asked, anchor, expected.as_object());
    if (!comparison) {
      if (std::ranges::find(outcome.unknown_anchors, anchor) == outcome.unknown_anchors.end())
        outcome.unknown_anchors.push_back(anchor);
      continue;
    }
    Tally& tally = outcome.tallies[{asked.chart, anchor}];
    ++tally.cases;
    tally.compared += comparison->compared;
    if (comparison->digits) outcome.certified.push_back({asked.chart, asked.id, *comparison->digits});
    std::size_t unexcused = 0;
    for (const Difference& difference : comparison->differences) {
      if (find_departure(outcome.departures, asked, anchor, *comparison, difference)) continue;
      ++unexcused;
      outcome.differences.push_back({asked.chart, asked.id, anchor, difference});
    }
    if (unexcused > 0)
      ++tally.differ;
    else if (comparison->differences.empty())
      ++tally.matched;
    else
      ++tally.departed;
  }
}

}  // namespace

Result<std::string> read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Error::not_found("We could not read " + path + ".");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

Result<Outcome> run_folder(const std::string& folder, std::vector<Departure> departures) {
  Outcome outcome{.departures = std::move(departures)};
  std::vector<std::filesystem::path> files;
  if (std::filesystem::is_directory(folder))
    for (const auto& entry : std::filesystem::directory_iterator(folder))
      if (entry.path().extension() == ".json") files.push_back(entry.path());
  std::ranges::sort(files);
  std::size_t cases = 0;
  for (const auto& path : files) {
    if (!is_supported(path.stem().string())) {
      outcome.not_supported.push_back(path.stem().string());
      continue;
    }
    const auto text = read_text(path.string());
    if (!text) return text.error();
    const auto read = read_cases(*text);
    if (!read) return Error::invalid(path.string() + ": " + read.error().message);
    for (const Case& asked : *read) compare_case(asked, outcome);
    cases += read->size();
  }
  if (cases == 0) return Error::not_found("There is no case of a supported chart in " + folder + ".");
  return outcome;
}

std::string report(const Outcome& outcome) {
  std::string text = fmt::format("{:<28} {:<27} {:>6} {:>8} {:>9} {:>7} {:>9}\n", "chart", "anchor", "cases", "matched",
                                 "departed", "differ", "answers");
  for (const auto& [key, tally] : outcome.tallies)
    text += fmt::format("{:<28} {:<27} {:>6} {:>8} {:>9} {:>7} {:>9}\n", key.first, key.second, tally.cases,
                        tally.matched, tally.departed, tally.differ, tally.compared);
  if (!outcome.certified.empty()) text += "\nDigits in which we agree with certified values, 15 at most\n";
  for (const auto& [chart, id, digits] : outcome.certified) text += fmt::format("  {:<40} {:>5.1f}\n", id, digits);
  if (!outcome.not_supported.empty())
    text += fmt::format("\nNot supported yet: {}\n", fmt::join(outcome.not_supported, ", "));
  if (!outcome.unknown_anchors.empty())
    text += fmt::format("\nAnchors without a profile: {}\n", fmt::join(outcome.unknown_anchors, ", "));
  text += "\nDepartures\n";
  for (const Departure& departure : outcome.departures)
    text += fmt::format("{:>7} {} ({}): {}\n", departure.used == 0 ? "unused" : std::to_string(departure.used),
                        departure.rule, fmt::join(departure.anchors, ", "), departure.reason);
  if (outcome.agrees()) return text + "\nEvery answer matches or departs by a rule.\n";
  constexpr std::size_t kShown = 400;
  text += fmt::format("\n{} answers differ and no rule excuses them. The first of each case and key:\n",
                      outcome.differences.size());
  std::set<std::array<std::string, 3>> shown;
  for (const auto& [chart, id, anchor, difference] : outcome.differences) {
    if (shown.size() >= kShown) break;
    if (!shown.insert({id, anchor, difference.key}).second) continue;
    text += fmt::format("  {} {} {}{}: expected {}, ours {}\n", id, anchor, difference.key,
                        difference.place ? fmt::format("[{}]", *difference.place) : "", difference.expected,
                        difference.ours);
  }
  return text;
}

}  // namespace qi::oracle
