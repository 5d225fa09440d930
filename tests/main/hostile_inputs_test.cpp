// Every hostile or messy file of tests/inputs through the pages of the import: what a person is told, and what that
// does to the database. What is told stands in hostile_inputs_told.tsv, one line for each file; `./dev golden` rewrites
// it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "main/import_site.h"

namespace qi::main {
namespace {

namespace fs = std::filesystem;

const fs::path kInputs = fs::path(QUALITEA_SOURCE_DIR) / "tests/inputs";
const fs::path kTold = fs::path(QUALITEA_SOURCE_DIR) / "tests/main/hostile_inputs_told.tsv";

std::vector<fs::path> every_input() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(kInputs))
    if (entry.is_regular_file() && entry.path().extension() != ".py" && entry.path().extension() != ".tsv" &&
        entry.path().extension() != ".md")
      files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

/// The words of the markup from `from` to the next `until`, without tags and with plain quotes.
std::string words_between(const std::string& html, std::string_view from, std::string_view until) {
  const std::size_t begin = html.find(from);
  if (begin == std::string::npos) return {};
  const std::size_t end = html.find(until, begin);
  std::string words;
  bool in_tag = false;
  for (const char each : html.substr(begin, end - begin)) {
    if (each == '<') in_tag = true;
    if (!in_tag) words += each == '\n' || each == '\t' ? ' ' : each;
    if (each == '>' && in_tag) in_tag = false, words += ' ';
  }
  for (const auto& [markup, plain] :
       {std::pair("&#39;", "'"), {"&quot;", "\""}, {"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}})
    for (std::size_t at = words.find(markup); at != std::string::npos; at = words.find(markup, at + 1))
      words.replace(at, std::string_view(markup).size(), plain);
  std::string tidy;
  for (const char each : words)
    if (each != ' ' || (!tidy.empty() && tidy.back() != ' ')) tidy += each;
  while (!tidy.empty() && tidy.back() == ' ') tidy.pop_back();
  constexpr std::size_t kMost = 400;
  return tidy.size() > kMost ? tidy.substr(0, kMost) + "..." : tidy;
}

std::string errors_of(const http::Response& response) {
  return words_between(response.body, "<h2 class=\"nhsuk-error-summary__heading\"", "</ul>");
}

std::map<std::string, std::string> told_before() {
  std::map<std::string, std::string> told;
  std::ifstream file(kTold);
  for (std::string line; std::getline(file, line);)
    if (const auto tab = line.find('\t'); tab != std::string::npos) told[line.substr(0, tab)] = line.substr(tab + 1);
  return told;
}

class HostileInputs : public ImportSite, public testing::Test {
 protected:
  /// Gives the file, looks at what comes, saves what can be saved, takes it back. Returns what was told on the way.
  std::string go_through(const fs::path& file) {
    const auto before = rows_in_tables();
    const auto points_before = current_points();
    const http::Response given = upload(home_ + "/figures/import", file);
    EXPECT_TRUE(given.status == 303 || given.status == 422) << given.status;
    EXPECT_EQ(current_points(), points_before) << "giving a file changes no figure";
    if (given.status == 422) {
      EXPECT_EQ(rows_in_tables(), before) << "a refused file leaves nothing behind";
      EXPECT_FALSE(errors_of(given).empty());
      return "Refused: " + errors_of(given);
    }
    http::Response next = ask(http::Method::get, location(given));
    if (next.status == 303) next = ask(http::Method::get, location(next));
    EXPECT_EQ(next.status, 200);
    std::string told = words_between(next.body, "<p class=\"strong\" role=\"status\"", "</p>");
    if (const std::string errors = errors_of(next); !errors.empty()) told += " " + errors;
    if (!location(given).ends_with("/rows")) {
      throw_away(location(given));
      EXPECT_EQ(rows_in_tables(), before);
      return "Asked where its series go: " + told;
    }
    told = save_and_undo(location(given), told);
    EXPECT_EQ(current_points(), points_before) << "and all of it can be taken back";
    return told;
  }

  std::string save_and_undo(const std::string& rows, const std::string& told) {
    const http::Response saved = post(rows, {{"step", "save"}, {"unusual", "kept"}});
    if (saved.status != 303) {
      EXPECT_EQ(saved.status, 422);
      throw_away(rows);
      return "Nothing saved: " + told + " " + errors_of(saved);
    }
    const std::string load = location(saved).substr(0, location(saved).find('?'));
    EXPECT_TRUE(load.starts_with("/import/loads/")) << load;
    for (const auto& [period, value] : current_points()) {
      EXPECT_LE(period, "2025-04-30") << "no figure of the future";
      if (!value) continue;
      EXPECT_TRUE(std::isfinite(*value) && *value >= 0 && *value <= 100) << period << " " << *value;
    }
    const http::Response undone = post(load + "/undo", {{"reach", "whole"}});
    EXPECT_EQ(undone.status, 303) << errors_of(undone);
    if (location(saved).find("draft=") != std::string::npos) throw_away(rows);
    return "Saved: " + told;
  }

  void throw_away(const std::string& step) {
    EXPECT_EQ(post(step.substr(0, step.rfind('/')) + "/removal").status, 303);
  }
};

TEST_F(HostileInputs, AreToldInWordsAndNoneChangesTheDatabaseWrongly) {
  const char* asked = std::getenv("QUALITEA_GOLDEN");
  const bool rewrite = asked != nullptr && std::string(asked) == "rewrite";
  const auto before = told_before();
  std::map<std::string, std::string> told;
  for (const fs::path& file : every_input()) {
    SCOPED_TRACE(file.filename());
    told[file.filename()] = go_through(file);
    if (!rewrite) {
      const auto expected = before.find(file.filename());
      EXPECT_EQ(told[file.filename()],
                expected == before.end() ? "(no line in hostile_inputs_told.tsv)" : expected->second);
    }
  }
  EXPECT_GE(told.size(), 60u);
  if (!rewrite) return;
  std::ofstream out(kTold);
  for (const auto& [file, words] : told) out << file << '\t' << words << '\n';
}

TEST_F(HostileInputs, ArePastedJustAsSafely) {
  for (const fs::path& file : every_input()) {
    SCOPED_TRACE(file.filename());
    std::ifstream stream(file, std::ios::binary);
    std::stringstream bytes;
    bytes << stream.rdbuf();
    const auto points_before = current_points();
    const http::Response given = post(home_ + "/figures/import", {{"figures", bytes.str()}});
    EXPECT_TRUE(given.status == 303 || given.status == 422) << given.status;
    EXPECT_EQ(current_points(), points_before);
    if (given.status == 303) throw_away(location(given));
  }
}

}  // namespace
}  // namespace qi::main
