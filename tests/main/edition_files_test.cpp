// What left the site on the day of an edition can be fetched today: each address, asked as known on that day, gives the
// bytes that a site gives which holds that edition alone.

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <regex>
#include <span>

#include "base/text.h"
#include "main/whole_site.h"
#include "measures/imports/ambsys_import.h"

namespace qi::main {
namespace {

struct PublishedEdition {
  const char* file;
  const char* known_on;
};
constexpr std::array kEditions{PublishedEdition{"AmbSYS-to-Mar-2020.csv", "2020-04-09"},
                               PublishedEdition{"AmbSYS-to-Oct-2020.csv", "2020-11-12"},
                               PublishedEdition{"AmbSYS-to-Mar-2025.csv", "2025-04-10"}};

class EditionSite : public WholeSite {
 public:
  EditionSite() { be(shell::AccountId{1}, shell::Role::viewer); }
  void load(const PublishedEdition& edition) {
    const auto lease = pool_.lend();
    measures::LoadNote note;
    note.now = measures::moment("2025-04-30");
    note.known_at = start_of_london_day(measures::day(edition.known_on));
    note.file_name = edition.file;
    const auto read = measures::read_ambsys(measures::file_text(std::string("data/ambsys/") + edition.file));
    measures::load_ambsys(*lease, *read, note);
  }
  std::string bytes(const std::string& address) {
    const http::Response response = get(address);
    EXPECT_EQ(response.status, 200) << address << "\n" << response.body.substr(0, 400);
    return response.body;
  }
  /// "5": measures are numbered in the order in which their first edition was loaded.
  std::string measure(const char* national_code) {
    return to_text(measures::find_national_measure(*pool_.lend(), national_code)->id);
  }
};

/// Everything that shows or holds figures, but for data.csv; {m} stands for the measure.
constexpr std::array kAddresses{
    "/measures/{m}",
    "/measures/{m}.csv",
    "/measures/{m}/RYD/chart.svg",
    "/measures/{m}/RYD/chart.png",
    "/measures/{m}/RYD/chart.pdf",
    "/measures/{m}/RYD/moving-range.svg",
    "/measures/{m}/RYD/workbook.xlsx",
    "/api/v1/series/{m}/RYD",
    "/api/v1/series/{m}/RYD/points",
    "/api/v1/series/{m}/RYD/reading",
};

/// Walls stand in the order in which measures were made, which is that of the first edition that has them: the two
/// older editions have the same ones.
constexpr std::array kWalls{"/measures", "/wall.csv", "/wall.xlsx", "/wall.pdf"};
constexpr std::size_t kEditionsOfTheSameMeasures = 2;

std::string named(std::string address, const std::string& measure) {
  const auto place = address.find("{m}");
  return place == std::string::npos ? address : address.replace(place, 3, measure);
}

std::string as_known(const std::string& address, const char* day) {
  return address + (address.starts_with("/api/") ? "?known_on=" : "?known=") + day;
}

/// Without value_now, revised_on and revised_by, which stand last. No column before them is quoted.
std::string without_revisions(const std::string& csv) {
  const std::string heading = csv.substr(0, csv.find('\n'));
  const auto kept = std::ranges::count(heading, ',') + 1 - 3;
  std::string out;
  for (const std::string_view line : split(csv, '\n')) {
    std::size_t end = 0;
    for (auto column = kept; column > 0 && end < line.size(); --column)
      end = std::min(line.find(',', end), line.size()) + 1;
    out += std::string(line.substr(0, end)) + "\n";
  }
  return out;
}

/// Without since when a point is known, and by which load: a figure that an edition repeats is known since an earlier
/// one.
std::string without_loads(const std::string& points) {
  return std::regex_replace(points, std::regex(R"re("known_from":"[^"]*","batch":\d+)re"), "");
}

class EditionFiles : public testing::Test {
 protected:
  EditionFiles() {
    for (const PublishedEdition& edition : kEditions) history_.load(edition);
  }
  EditionSite history_;
};

TEST_F(EditionFiles, AreTheBytesOfASiteThatHoldsTheEditionAlone) {
  const std::string measure = history_.measure("c2-mean");
  for (const PublishedEdition& edition : kEditions) {
    SCOPED_TRACE(edition.file);
    EditionSite alone;
    alone.load(edition);
    ASSERT_EQ(alone.measure("c2-mean"), measure) << "the addresses are the same";
    for (const char* pattern : kAddresses) {
      const std::string then = as_known(named(pattern, measure), edition.known_on);
      EXPECT_TRUE(without_loads(history_.bytes(then)) == without_loads(alone.bytes(then))) << then;
    }
    const std::string every_place = "/measures/" + measure + ".csv";
    EXPECT_TRUE(history_.bytes(as_known(every_place, edition.known_on)) == alone.bytes(every_place))
        << "and those that the site itself gave that day";
    const std::string data = "/measures/" + measure + "/RYD/data.csv";
    EXPECT_EQ(without_revisions(history_.bytes(as_known(data, edition.known_on))),
              without_revisions(alone.bytes(as_known(data, edition.known_on))));
  }
}

TEST_F(EditionFiles, OfTheWallAreTheBytesOfASiteThatHoldsTheEditionAlone) {
  for (const PublishedEdition& edition : std::span(kEditions).first(kEditionsOfTheSameMeasures)) {
    SCOPED_TRACE(edition.file);
    EditionSite alone;
    alone.load(edition);
    for (const char* address : kWalls) {
      const std::string then = as_known(address, edition.known_on);
      EXPECT_TRUE(history_.bytes(then) == alone.bytes(then)) << then;
      EXPECT_FALSE(history_.bytes(then) == history_.bytes(as_known(address, kEditions.back().known_on))) << then;
    }
    EXPECT_TRUE(history_.bytes(as_known("/wall.csv", edition.known_on)) == alone.bytes("/wall.csv"))
        << "and those that the site itself gave that day";
  }
}

TEST_F(EditionFiles, OfTheNewestEditionAreThoseOfNow) {
  const std::string every_place = "/measures/" + history_.measure("c2-mean") + ".csv";
  for (const std::string& address : {std::string("/wall.csv"), every_place})
    EXPECT_TRUE(history_.bytes(as_known(address, kEditions.back().known_on)) == history_.bytes(address)) << address;
}

TEST(DefinitionFiles, AreThoseOfNowOnly) {
  EditionSite site;
  EXPECT_EQ(site.get("/measures.csv").status, 200);
  const http::Response refused = site.get("/measures.csv?known=2025-04-01");
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.body.starts_with("Definitions are kept as they are now only.")) << "a program reads no page";
}

}  // namespace
}  // namespace qi::main
