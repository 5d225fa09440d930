#include <gtest/gtest.h>

#include "main/whole_site.h"

namespace qi::main {
namespace {

/// Every file of the site, asked through the whole handler; one local series of 20 months on Thanet's own wall.
class DownloadRoutes : public WholeSite, public testing::Test {
 protected:
  DownloadRoutes() {
    const auto lease = pool_.lend();
    local_ = measures::local_series(*lease);
    std::vector<measures::IncomingPoint> points;
    Date period = measures::day("2023-01-01");
    for (int i = 0; i < 20; ++i, period = add_months(period, 1))
      points.push_back({local_.series.id, period, {.value = 80.0 + i % 3}});
    measures::LoadNote note;
    note.now = note.known_at = measures::moment("2025-04-01");
    note.scope = "series:" + to_text(local_.series.id);
    measures::merge_points(*lease, points, note);
    be(shell::AccountId{1}, shell::Role::viewer);
  }
  http::Response ask(const std::string& path) {
    http::Request request;
    request.path = path;
    request.query.add("organisation", "OU-THANET");
    return handler_.answer(request);
  }
  std::string measure() const { return "/measures/" + to_text(local_.measure); }
  std::string series() const { return measure() + "/OU-THANET"; }

  measures::LocalSeries local_;
};

struct Expected {
  std::string path;
  std::string_view type;
  std::string_view begins;
  std::string_view name;
};

TEST_F(DownloadRoutes, SendEachFileAsWhatItIsUnderANameThatSaysWhatItHolds) {
  const std::vector<Expected> files{
      {series() + "/workbook.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK",
       "records-on-the-day-thanet-2024-08-01-workbook.xlsx"},
      {series() + "/chart.pdf", "application/pdf", "%PDF-", "records-on-the-day-thanet-2024-08-01-chart.pdf"},
      {measure() + ".csv", "text/csv; charset=utf-8", "\xEF\xBB\xBFmeasure_id,", "records-on-the-day-every-place.csv"},
      {"/measures.csv", "text/csv; charset=utf-8", "\xEF\xBB\xBFmeasure_id,", "measures.csv"},
      {"/wall.csv", "text/csv; charset=utf-8", "\xEF\xBB\xBFmeasure_id,", "thanet-wall.csv"},
      {"/wall.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK", "thanet-wall.xlsx"},
      {"/wall.pdf", "application/pdf", "%PDF-", "thanet-wall.pdf"},
  };
  for (const Expected& file : files) {
    SCOPED_TRACE(file.path);
    const http::Response response = ask(file.path);
    ASSERT_EQ(response.status, 200);
    EXPECT_EQ(response.headers.find("Content-Type"), file.type);
    EXPECT_TRUE(response.body.starts_with(file.begins));
    EXPECT_NE(response.headers.find("Content-Disposition")->find(file.name), std::string_view::npos)
        << *response.headers.find("Content-Disposition");
    EXPECT_EQ(ask(file.path).body, response.body) << "the same figures are the same bytes, so that an ETag holds";
  }
}

TEST_F(DownloadRoutes, AreLedToFromThePagesMenus) {
  const auto leads = [&](const std::string& page, const std::string& address) {
    return ask(page).body.find("href=\"" + address) != std::string::npos;
  };
  for (const char* file : {"/workbook.xlsx", "/chart.pdf", "/data.csv"})
    EXPECT_TRUE(leads(series(), series() + file)) << file;
  EXPECT_TRUE(leads(measure(), measure() + ".csv"));
  for (const char* file : {"/wall.xlsx?organisation=OU-THANET", "/wall.pdf?", "/wall.csv?", "/measures.csv"})
    EXPECT_TRUE(leads("/measures", file)) << file;
}

TEST_F(DownloadRoutes, KeepTheFiguresOfAClosedMeasure) {
  {
    const auto lease = pool_.lend();
    db::Transaction transaction(*lease);
    ASSERT_TRUE(measures::close_measure(*lease, clock_.now(), std::nullopt, local_.measure));
    transaction.commit();
  }
  EXPECT_NE(ask(measure() + ".csv").body.find(",2024-08-01,"), std::string::npos);
  EXPECT_EQ(ask("/wall.csv").body.find("2024-08-01"), std::string::npos) << "the wall shows what is still measured";
}

TEST_F(DownloadRoutes, AreNotForStrangersAndSayWhatIsNotThere) {
  EXPECT_EQ(ask("/measures/99.csv").status, 404);
  EXPECT_EQ(ask("/measures/99/OU-THANET/workbook.xlsx").status, 404);
  visitor_ = {};
  for (const std::string& path :
       {std::string("/wall.csv"), std::string("/wall.xlsx"), measure() + ".csv", series() + "/chart.pdf"})
    EXPECT_EQ(ask(path).status, 401) << path << ": a program is asked for a token";
  http::Request browser = request_for(http::Method::get, series() + "/chart.pdf");
  browser.headers.set("Accept", "text/html,application/xhtml+xml");
  EXPECT_EQ(handler_.answer(browser).status, 303) << "a person signs in";
}

}  // namespace
}  // namespace qi::main
