#include <gtest/gtest.h>

#include <regex>

#include "main/whole_site.h"

namespace qi::main {
namespace {

/// The whole site with one local series: known from 10 February 2025, revised on 10 March.
class AsKnownRoutes : public WholeSite, public testing::Test {
 protected:
  AsKnownRoutes() {
    const auto lease = pool_.lend();
    local_ = measures::local_series(*lease);
    save(*lease, "2025-02-10", {{"2024-12-01", 80.0}, {"2025-01-01", 81.0}});
    save(*lease, "2025-03-10", {{"2025-01-01", 82.0}, {"2025-02-01", 83.0}});
    site_.own_ods_code = "OU-THANET";
    be(shell::AccountId{1});
    home_ = "/measures/" + to_text(local_.measure) + "/OU-THANET";
  }
  void save(db::Connection& db, const char* known, std::vector<std::pair<const char*, double>> figures) {
    std::vector<measures::IncomingPoint> points;
    for (const auto& [period, value] : figures)
      points.push_back({local_.series.id, measures::day(period), {.value = value}});
    measures::LoadNote note;
    note.now = note.known_at = measures::moment(known);
    note.scope = "series:1";
    measures::merge_points(db, points, note);
  }
  http::Response get(const std::string& path, std::string_view query = {}) {
    http::Request request;
    request.path = path;
    request.query = http::parse_urlencoded(query);
    return handler_.answer(request);
  }
  /// Addresses of the page's links to measures, but for the banner's and the menu's links to now.
  static std::vector<std::string> links_without_the_day(const http::Response& response) {
    std::vector<std::string> found;
    static const std::regex kLink("<a[^>]*href=\"(/measures[^\"]*)\"[^>]*>([^<]*)");
    for (std::sregex_iterator it(response.body.begin(), response.body.end(), kLink), end; it != end; ++it)
      if ((*it)[1].str().find("known=2025-02-20") == std::string::npos && (*it)[2].str() != "Show what is known now" &&
          (*it)[1].str() != "/measures" && (*it)[1].str().find("/history") == std::string::npos)
        found.push_back((*it)[1].str());
    return found;
  }

  measures::LocalSeries local_;
  std::string home_;
};

TEST_F(AsKnownRoutes, AMeasureOfThePastSaysSoAndCannotBeChanged) {
  const http::Response page = get(home_, "known=2025-02-20");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(holds(page, "This is what was known on 20 February 2025."));
  EXPECT_TRUE(holds(page, "81.0%"));
  EXPECT_TRUE(holds(page, "Revised since 20 February 2025"));
  EXPECT_FALSE(holds(page, "/figures/new"));
  EXPECT_FALSE(holds(page, "/choices\""));
  EXPECT_FALSE(holds(page, "/definition\""));
  EXPECT_TRUE(holds(get(home_), "/figures/new")) << "the page of now can be changed";
  EXPECT_FALSE(holds(get(home_), "This is what was known"));
}

TEST_F(AsKnownRoutes, EveryLinkOfAViewKeepsTheDay) {
  for (const std::string& path : {home_, std::string("/measures"), "/measures/" + to_text(local_.measure)}) {
    const http::Response page = get(path, "known=2025-02-20");
    EXPECT_EQ(page.status, 200) << path;
    EXPECT_TRUE(holds(page, "This is what was known on 20 February 2025.")) << path;
    EXPECT_EQ(links_without_the_day(page), std::vector<std::string>{}) << path;
    EXPECT_TRUE(holds(page, "name=\"known\"")) << path << " has the form";
  }
}

TEST_F(AsKnownRoutes, ASelectedPlaceKeepsTheDay) {
  const http::Response away = get(home_, "place=RYD&known=2025-02-20&choices=today");
  EXPECT_EQ(away.headers.find("Location"),
            "/measures/" + to_text(local_.measure) + "/RYD?known=2025-02-20&choices=today");
}

TEST_F(AsKnownRoutes, FilesAreOfTheSameDay) {
  const http::Response csv = get(home_ + "/data.csv", "known=2025-02-20");
  EXPECT_TRUE(holds(csv, "2025-01-01,81,"));
  EXPECT_FALSE(holds(csv, "2025-02-01"));
  EXPECT_NE(csv.headers.find("Content-Disposition")->find("known-2025-02-20"), std::string::npos);
  EXPECT_TRUE(holds(get(home_ + "/chart.svg", "known=2025-02-20"), "as known on 20 February 2025"));
  EXPECT_FALSE(holds(get(home_ + "/chart.svg"), "as known on"));
  EXPECT_TRUE(holds(get(home_ + "/data.csv"), "2025-01-01,82,"));
}

TEST_F(AsKnownRoutes, ADayThatCannotBeReadIsRefusedEverywhereAndNeverTakenForNow) {
  const std::string measure = "/measures/" + to_text(local_.measure);
  for (const std::string& path :
       {home_, home_ + "/data.csv", home_ + "/chart.svg", home_ + "/chart.png", home_ + "/chart.pdf",
        home_ + "/workbook.xlsx", home_ + "/moving-range.svg", measure, measure + ".csv", std::string("/measures"),
        std::string("/measures.csv"), std::string("/wall.csv"), std::string("/wall.xlsx"), std::string("/wall.pdf")})
    for (const std::string_view day : {"known=2025-02-30", "known=soon", "known=2025-05-01"})
      EXPECT_EQ(get(path, day).status, 422) << path << "?" << day;
}

TEST_F(AsKnownRoutes, OneFigureTellsItsHistory) {
  const http::Response page = get(home_ + "/figures/2025-01-01/history");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(holds(page, "This figure has been revised 1 time."));
  EXPECT_TRUE(holds(page, "81.0%"));
  EXPECT_TRUE(holds(page, "82.0%"));
  EXPECT_EQ(get(home_ + "/figures/2019-01-01/history").status, 404);
  EXPECT_EQ(get(home_ + "/figures/never/history").status, 404);
}

}  // namespace
}  // namespace qi::main
