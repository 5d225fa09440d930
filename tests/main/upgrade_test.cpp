// A data folder of every earlier release is brought up to date and says what it said: tests/data/releases/README.md.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <regex>

#include "base/text.h"
#include "db/pool.h"
#include "main/database_file.h"
#include "main/site_handler.h"
#include "main/slices.h"
#include "operations/integrity.h"
#include "shell/audit.h"
#include "support/databases.h"

namespace qi::main {
namespace {

namespace fs = std::filesystem;

const fs::path kReleases = fs::path(QUALITEA_SOURCE_DIR) / "tests/data/releases";

std::string unpacked(const fs::path& file) {
  const std::string command = "gzip -dc '" + file.string() + "'";
  FILE* pipe = popen(command.c_str(), "r");
  QI_ASSERT(pipe != nullptr);
  std::string text;
  std::array<char, 65536> bytes;
  while (const std::size_t got = std::fread(bytes.data(), 1, bytes.size(), pipe)) text.append(bytes.data(), got);
  QI_ASSERT(pclose(pipe) == 0);
  return text;
}

/// What the release said of one series.
struct Told {
  std::string address;
  std::string sentence;
  std::string data;
};

std::vector<Told> read_told(const std::string& text) {
  std::vector<Told> all;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    const std::string one = text.substr(at, end - at);
    const std::size_t first = one.find('\n');
    const std::size_t second = one.find('\n', first + 1);
    all.push_back({one.substr(0, first), one.substr(first + 1, second - first - 1), one.substr(second + 1)});
    at = end + 2;
  }
  return all;
}

std::string without_tags(std::string text) {
  text = std::regex_replace(text, std::regex("<[^>]+>"), " ");
  for (const auto& [entity, letter] : {std::pair<std::string_view, std::string_view>{"&#39;", "'"},
                                       {"&quot;", "\""},
                                       {"&lt;", "<"},
                                       {"&gt;", ">"},
                                       {"&amp;", "&"}})
    for (std::size_t at = text.find(entity); at != text.npos; at = text.find(entity, at + letter.size()))
      text.replace(at, entity.size(), letter);
  text = std::regex_replace(text, std::regex("\\s+"), " ");
  return std::string(trimmed(text));
}

/// The verdict without the line about when it was written: a release may say more there (how the data came).
std::string verdict_in(std::string_view words) {
  return std::string(trimmed(words.substr(0, words.find("Written from the chart rules on"))));
}

/// What a verdict claims, whatever the words of its release: the course, and how the target lies to the limits. The
/// words became better since 0.1.0 ("the last three months" of a run of ten); figures, limits and flags did not change.
std::string claims_in(std::string_view words) {
  const std::string verdict = verdict_in(words);
  const std::string course = verdict.substr(0, verdict.find_first_of(",."));
  if (verdict.find(" will land between ") == verdict.npos) return course;
  static constexpr std::array kPhrases{
      std::pair{" will not reach ", ": fails"}, std::pair{" will keep meeting the target ", ": passes"},
      std::pair{" in some ", ": may meet or miss"}, std::pair{" met or missed by chance", ": may meet or miss"}};
  std::string claim;
  for (const auto& [phrase, meaning] : kPhrases)
    if (verdict.find(phrase) != verdict.npos) claim += meaning;
  EXPECT_EQ(std::ranges::count(claim, ':'), 1) << "one claim in words that are known: " << verdict;
  return course + claim;
}

/// The verdict of a measure's page, in words.
std::string verdict_of(const std::string& page) {
  const std::size_t begin = page.find("<div class=\"qt-say");
  const std::size_t end = page.find("</div>", begin);
  return begin == page.npos ? "" : verdict_in(without_tags(page.substr(begin, end - begin)));
}

/// Cells of the named columns of a CSV without quoted cells, one line a row.
std::string columns_of(std::string_view csv, const std::vector<std::string_view>& names) {
  if (csv.starts_with("\xEF\xBB\xBF")) csv.remove_prefix(3);
  std::string out;
  std::vector<std::size_t> places;
  for (std::string_view line : split(csv, '\n')) {
    line = trimmed(line);
    if (line.empty()) continue;
    const auto cells = split(line, ',');
    if (places.empty())
      for (const std::string_view name : names)
        places.push_back(static_cast<std::size_t>(std::ranges::find(cells, name) - cells.begin()));
    for (const std::size_t place : places) out += std::string(place < cells.size() ? cells[place] : "?") + ",";
    out += '\n';
  }
  return out;
}

class Upgrade : public testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(EveryRelease, Upgrade, testing::Values("0.1.0"), [](const auto& test) {
  return std::regex_replace(std::string(test.param), std::regex("[.]"), "_");
});

TEST_P(Upgrade, KeepsEveryFigureEveryVerdictAndTheAuditRecord) {
  const std::string release = std::string("release-") + GetParam();
  const support::TemporaryFolder folder;
  const DatabasePlace place{.data_folder = folder.path(), .address = {}};
  db::open_lone_file(database_path(folder.path()).string(), db::LoneFile::made)
      .run_script(unpacked(kReleases / (release + ".sql.gz")));
  fs::copy(kReleases / (release + ".audit-head"), folder.path() / "audit-head");

  const FixedClock clock(*parse_iso_date("2025-04-30"));
  const auto ran = migrate_database(place, clock);
  ASSERT_TRUE(ran) << ran.error().message;
  EXPECT_GT(*ran, 0u);

  db::Pool pool(1, [&] { return open_database(place); });
  for (const auto& finding : operations::check_installation(*pool.lend(), folder.path()))
    for (const std::string& fault : finding.faults) ADD_FAILURE() << finding.what << ": " << fault;

  shell::Site site;
  const http::StaticFiles assets = http::StaticFiles::load({}, "/assets");
  shell::AuditHeadFile audit_head(folder.path());
  RequestMetrics metrics(clock.now());
  const shell::Visitor visitor{
      .account = shell::AccountId{1}, .name = "Sam Reed", .role = shell::Role::viewer, .csrf_token = "token"};
  SiteHandler handler({.pool = pool,
                       .clock = clock,
                       .site = site,
                       .assets = assets,
                       .audit_head = audit_head,
                       .metrics = metrics,
                       .find_visitor = [&](db::Connection&, const Clock&, const http::Request&) { return visitor; }},
                      site_routes({}));
  const auto get = [&](const std::string& address) {
    http::Request request;
    request.path = address;
    return handler.answer(request).body;
  };
  const auto told = read_told(unpacked(kReleases / (release + ".told.txt.gz")));
  EXPECT_GE(told.size(), 70u);
  const std::vector<std::string_view> names{"period",      "value",       "numerator", "denominator", "centre",
                                            "lower_limit", "upper_limit", "target",    "phase",       "state"};
  for (const Told& series : told) {
    EXPECT_FALSE(verdict_in(series.sentence).empty()) << series.address;
    EXPECT_EQ(claims_in(verdict_of(get(series.address))), claims_in(series.sentence)) << series.address;
    EXPECT_EQ(columns_of(get(series.address + "/data.csv"), names), columns_of(series.data, names)) << series.address;
  }
}

}  // namespace
}  // namespace qi::main
