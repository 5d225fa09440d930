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

TEST_F(DownloadRoutes, RefuseAValueThatIsNoneInASentenceThatNamesTheChoices) {
  // Found in use: /wall.csv?area=nope was an empty file, and a program took it for a wall without measures.
  const auto told = [&](const std::string& address) {
    const http::Response response = get(address);
    EXPECT_EQ(response.status, 422) << address;
    return response.body;
  };
  for (const char* file : {"/wall.csv", "/wall.xlsx", "/wall.pdf"}) {
    const std::string wall = std::string(file) + "?organisation=OU-THANET&";
    EXPECT_EQ(told(wall + "level=foo"),
              "\"level\" cannot be \"foo\". Give one of these, or leave it out: trust, units.\n");
    EXPECT_EQ(told(wall + "sort=qq"),
              "\"sort\" cannot be \"qq\". Give one of these, or leave it out: attention, name, change, target.\n");
    EXPECT_EQ(told(wall + "variation=zzz"),
              "\"variation\" cannot be \"zzz\". Give one of these, or leave it out: "
              "improve, common, concern, neutral, nodata.\n");
    EXPECT_EQ(told(wall + "assurance=x"),
              "\"assurance\" cannot be \"x\". Give one of these, or leave it out: pass, hit-miss, fail, none.\n");
    EXPECT_TRUE(told(wall + "area=nope").starts_with("\"area\" cannot be \"nope\". ")) << told(wall + "area=nope");
    EXPECT_EQ(get(wall + "level=trust&area=&sort=target&variation=nodata&assurance=hit-miss&find=x").status, 200);
  }
  EXPECT_EQ(get("/measures?organisation=OU-THANET&area=nope&sort=qq").status, 200) << "the page is patient";
  EXPECT_EQ(told(series() + "/data.csv?period=7&target=x"),
            "\"period\" cannot be \"7\". Give one of these, or leave it out: 24, 60.\n"
            "\"target\" cannot be \"x\". There is none to choose, so leave it out.\n");
  EXPECT_EQ(get(series() + "/chart.svg?period=24").status, 200);
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
