// The same demo kept in SQLite and in PostgreSQL is the same site, byte by byte.

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <regex>

#include "main/whole_site.h"
#include "measures/demo/demo_trust.h"

namespace qi::main {
namespace {

/// The one page whose business it is to say which database this is.
constexpr std::string_view kTellsWhichDatabase = "/operations";
constexpr const char* kFigures = "data/ambsys/AmbSYS-to-Mar-2025.csv";

/// The demo with an account of each role, as `serve` serves it.
class DemoSite : public WholeSite {
 public:
  explicit DemoSite(const support::Backend& backend) : WholeSite(backend) {
    {
      const db::Pool::Lease db = pool_.lend();
      EXPECT_TRUE(measures::build_demo(*db, clock_.now(), measures::file_text(kFigures), "AmbSYS-to-Mar-2025.csv"));
    }
    make_account("b@demo.example", "Sam Reed", shell::Role::administrator);
    make_account("a@demo.example", "Priya Nair", shell::Role::contributor);
    make_account("c@demo.example", "bo Lind", shell::Role::viewer);
    site_.menu = main_menu();
    site_.pinned_today = clock_.today();
  }

  http::Response get(const shell::Visitor& visitor, std::string_view address) {
    visitor_ = visitor;
    return WholeSite::get(std::string(address));
  }
};

/// Every address that tests/browser/addresses.mjs lists.
std::vector<std::string> listed_addresses() {
  std::string text = measures::file_text("tests/browser/addresses.mjs");
  std::vector<std::pair<std::string, std::string>> names;
  const std::regex constant(R"(const (k\w+) = '([^']+)';)");
  for (std::sregex_iterator each(text.begin(), text.end(), constant), end; each != end; ++each)
    names.emplace_back((*each)[1], (*each)[2]);
  for (const auto& [name, address] : names) {
    text = std::regex_replace(text, std::regex(R"(\$\{)" + name + R"(\})"), address);
    text = std::regex_replace(text, std::regex("path: " + name + R"(\b)"), "path: '" + address + "'");
  }
  std::vector<std::string> addresses;
  const std::regex path(R"(path: ['`]([^'`]+)['`])");
  for (std::sregex_iterator each(text.begin(), text.end(), path), end; each != end; ++each)
    addresses.push_back((*each)[1]);
  std::ranges::sort(addresses);
  addresses.erase(std::ranges::unique(addresses).begin(), addresses.end());
  return addresses;
}

/// Every route that answers a GET, for a national, a daily and a weekly series; with /accounts/{id} for each account.
std::vector<std::string> routed_addresses() {
  std::vector<std::string> addresses;
  for (const shell::Route& route : site_routes({})) {
    if (route.method != http::Method::get) continue;
    for (const auto& [id, code] : {std::pair("5", "RYD"), std::pair("15", "RX9"), std::pair("32", "CC-MEDWAY"),
                                   std::pair("34", "OU-THANET"), std::pair("1", "Eng"), std::pair("2", "RYD")}) {
      std::string address = std::regex_replace(std::string(route.pattern), std::regex(R"(\{id\})"), id);
      address = std::regex_replace(address, std::regex(R"(\{code\})"), code);
      if (address.find('{') == address.npos && !address.ends_with(".png")) addresses.push_back(address);
    }
  }
  std::ranges::sort(addresses);
  addresses.erase(std::ranges::unique(addresses).begin(), addresses.end());
  return addresses;
}

std::string whole(const http::Response& response) {
  std::string text = std::to_string(response.status) + "\n";
  for (const char* name : {"Content-Type", "Location", "Cache-Control", "ETag", "Content-Disposition"})
    if (const auto value = response.headers.find(name)) text += std::string(name) + ": " + std::string(*value) + "\n";
  return text + response.body;
}

TEST(TheDemo, IsTheSameSiteFromSqliteAndFromPostgresql) {
  if (support::every_backend().back().name != "postgresql") GTEST_SKIP() << "QUALITEA_TEST_DATABASE is sqlite";
  DemoSite from_sqlite(support::backend_named("sqlite"));
  DemoSite from_postgresql(support::backend_named("postgresql"));
  const shell::Visitor administrator{
      .account = shell::AccountId{1}, .name = "Sam Reed", .role = shell::Role::administrator, .csrf_token = "token"};
  std::size_t pages = 0;
  std::size_t series_pages = 0;
  auto addresses = listed_addresses();
  EXPECT_GT(addresses.size(), 20u) << "tests/browser/addresses.mjs was not understood";
  for (const std::string& address : routed_addresses()) addresses.push_back(address);
  for (const shell::Visitor& visitor : {shell::Visitor{}, administrator})
    for (const std::string& address : addresses) {
      if (address == kTellsWhichDatabase) continue;
      const http::Response one = from_sqlite.get(visitor, address);
      const http::Response other = from_postgresql.get(visitor, address);
      EXPECT_EQ(whole(one), whole(other)) << address;
      if (one.status != 200) continue;
      ++pages;
      if (address.starts_with("/measures/")) ++series_pages;
    }
  EXPECT_GT(pages, 60u);
  EXPECT_GT(series_pages, 30u);
  RecordProperty("identical_pages", static_cast<int>(pages));
}

TEST(TheDemo, HoldsTheSameRowsInSqliteAndInPostgresql) {
  if (support::every_backend().back().name != "postgresql") GTEST_SKIP() << "QUALITEA_TEST_DATABASE is sqlite";
  DemoSite from_sqlite(support::backend_named("sqlite"));
  DemoSite from_postgresql(support::backend_named("postgresql"));
  const auto points_of = [](DemoSite& site) {
    return site.pool_.lend()->all(
        "SELECT id, series_id, period, value, numerator, denominator, known_from, batch_id FROM point ORDER BY id",
        [](const db::Row& row) {
          return std::tuple(row.get<std::int64_t>(0), row.get<std::int64_t>(1), row.get<std::string>(2),
                            row.get<std::optional<double>>(3), row.get<std::optional<double>>(4),
                            row.get<std::optional<double>>(5), row.get<std::string>(6), row.get<std::int64_t>(7));
        });
  };
  const auto points = points_of(from_sqlite);
  EXPECT_GT(points.size(), 10'000u);
  EXPECT_TRUE(points == points_of(from_postgresql));
}

}  // namespace
}  // namespace qi::main
