#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "feeds/feed_routes.h"
#include "feeds/feed_run_store.h"
#include "feeds/feed_store.h"
#include "main/import_site.h"
#include "measures/late_alarm_store.h"

namespace qi::main {
namespace {

class FeedPages : public ImportSite, public testing::Test {
 protected:
  FeedPages() { visitor_.role = shell::Role::administrator; }

  Fields fields(Fields more) {
    Fields all{{"name", "Records of Thanet"},
               {"team", "Informatics"},
               {"owner", to_text(account_)},
               {"duplicates", "refuse"},
               {"often", "15"},
               {"at", "07:00"},
               {"step", "save"}};
    for (auto& [name, value] : more) {
      std::erase_if(all, [&](const auto& field) { return field.first == name; });
      all.emplace_back(name, value);
    }
    return all;
  }
  Fields of_thanet(Fields more = {}) {
    more.emplace_back("measure", to_text(local_.measure));
    more.emplace_back("organisation", "OU-THANET");
    return fields(std::move(more));
  }
  http::Response make(const std::string& kind, const Fields& fields) { return post("/feeds/new?kind=" + kind, fields); }
  http::Response push(const std::string& feed, const std::string& body) {
    visitor_.credential = shell::Credential::token;
    visitor_.token = shell::TokenUse{.number = 7, .scopes = {shell::Scope::read, shell::Scope::write_figures}};
    http::Request request;
    request.method = http::Method::post;
    request.path = "/api/v1/feeds/" + feed + "/files";
    request.headers.set("Content-Type", "text/csv");
    request.headers.set("Authorization", "Bearer qt_x");
    request.body = body;
    http::Response answer = handler_.answer(request);
    visitor_.credential = shell::Credential::none_or_session;
    visitor_.token.reset();
    return answer;
  }
  std::int64_t audits(std::string_view action) {
    const auto lease = pool_.lend();
    return lease->only<std::int64_t>("SELECT count(*) FROM audit_record WHERE action = $1", action);
  }
};

TEST_F(FeedPages, MakeAFeedAndShowItWithItsSchedule) {
  const auto made = make("file_drop", of_thanet({{"folder", "kent"}}));
  EXPECT_EQ(made.status, 303) << made.body;
  EXPECT_EQ(location(made), "/feeds/1?saved=new");
  const auto page = ask(http::Method::get, "/feeds/1");
  EXPECT_EQ(page.status, 200);
  EXPECT_TRUE(holds(page, "Every 15 minutes"));
  EXPECT_TRUE(holds(page, "When a file has not changed for 5 seconds"));
  EXPECT_TRUE(holds(page, "Records completed on the day, Thanet"));
  EXPECT_TRUE(holds(ask(http::Method::get, "/feeds"), "Records of Thanet"));
  EXPECT_EQ(audits("feed.create"), 1);
}

TEST_F(FeedPages, NameTheFirstWayInByALabelOfItsOwn) {
  const std::string page = get("/feeds/new").body;
  const std::size_t first = page.find("id=\"kind\"");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(page.find("id=\"kind\"", first + 1), std::string::npos) << "a heading has it too";
}

TEST(FolderOfANewFeed, IsMadeWithTheFeedOrNeitherIs) {
  const support::TemporaryFolder operators;
  WholeSite site(feeds::feed_routes({.folder = operators.path()}));
  const auto account = site.make_account("priya@example.nhs.uk", "Priya Nair", shell::Role::administrator);
  site.be(account, shell::Role::administrator);
  const auto make = [&](const std::string& name, const std::string& folder) {
    return site.post("/feeds/new?kind=file_drop", {{"name", name},
                                                   {"team", "Informatics"},
                                                   {"owner", to_text(account)},
                                                   {"duplicates", "refuse"},
                                                   {"often", "15"},
                                                   {"folder", folder},
                                                   {"step", "save"}});
  };
  const auto made = make("Kent", "c2/kent");
  EXPECT_EQ(made.status, 303) << made.body;
  EXPECT_TRUE(std::filesystem::is_directory(operators.path() / "c2" / "kent"));
  EXPECT_EQ(make("KENT", "c2/other").status, 422) << "the name is taken";
  EXPECT_FALSE(std::filesystem::exists(operators.path() / "c2" / "other"));
  std::ofstream(operators.path() / "letter").close();
  const auto refused = make("Sussex", "letter");
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(WholeSite::holds(refused, "is not a folder.")) << refused.body;
  EXPECT_FALSE(feeds::find_feed_named(*site.pool_.lend(), "Sussex"));
}

TEST_F(FeedPages, RefuseAFeedFieldByFieldAndKeepWhatWasTyped) {
  const auto refused = make("file_drop", fields({{"name", ""},
                                                 {"team", ""},
                                                 {"folder", "../etc"},
                                                 {"team-mail", "nobody"},
                                                 {"often", "daily"},
                                                 {"at", "7 o'clock"},
                                                 {"owner", "999"}}));
  EXPECT_EQ(refused.status, 422);
  for (const char* words : {"Give the feed a name", "Name the team", "Name a folder under the feed folder",
                            "Enter an address like", "Enter a time of day", "Choose somebody who may bring figures in"})
    EXPECT_TRUE(holds(refused, words)) << words;
  EXPECT_TRUE(holds(refused, "../etc"));
  EXPECT_EQ(make("sql_query", fields({{"source", "warehouse"}, {"query", "DELETE FROM t"}})).status, 422);
  EXPECT_EQ(make("file_drop", of_thanet()).status, 303);
  EXPECT_TRUE(holds(make("file_drop", of_thanet({{"name", "RECORDS of thanet"}})), "Another feed has this name"));
  EXPECT_EQ(make("nothing", fields({})).status, 422);
}

TEST_F(FeedPages, AskAboutANumberLikeAPatientsBeforeAFeedIsKept) {
  const Fields typed = of_thanet({{"name", "Calls of 943 476 5919"}});
  const auto asked = make("push", typed);
  EXPECT_EQ(asked.status, 422);
  EXPECT_TRUE(holds(asked, "looks like an NHS number"));
  EXPECT_TRUE(holds(asked, "id=\"no-identifier\""));
  EXPECT_EQ(audits("feed.create"), 0);
  Fields ticked = typed;
  ticked.emplace_back("no-identifier", "yes");
  EXPECT_EQ(make("push", ticked).status, 303);
}

TEST_F(FeedPages, AreSeenByContributorsAndChangedByAdministrators) {
  make("file_drop", of_thanet());
  be(account_);
  EXPECT_EQ(ask(http::Method::get, "/feeds").status, 200);
  EXPECT_EQ(ask(http::Method::get, "/feeds/1").status, 200);
  EXPECT_EQ(ask(http::Method::get, "/feeds/new").status, 403);
  EXPECT_EQ(make("file_drop", of_thanet({{"name", "Other"}})).status, 403);
  EXPECT_EQ(post("/feeds/1/state", {{"state", "off"}}).status, 403);
  EXPECT_EQ(post("/feeds/1/run").status, 303);
  EXPECT_EQ(ask(http::Method::get, "/api/v1/feeds").status, 200);
  visitor_.role = shell::Role::viewer;
  EXPECT_EQ(ask(http::Method::get, "/feeds").status, 403);
  EXPECT_EQ(ask(http::Method::get, "/api/v1/feeds").status, 403) << "what a feed's look said is not for viewers";
  EXPECT_EQ(ask(http::Method::get, "/late").status, 200);
}

TEST_F(FeedPages, SwitchAFeedOffAndChangeIt) {
  make("file_drop", of_thanet());
  EXPECT_EQ(location(post("/feeds/1/state", {{"state", "off"}})), "/feeds/1?saved=off");
  EXPECT_EQ(post("/feeds/1/run").status, 409);
  EXPECT_EQ(location(post("/feeds/1/edit", of_thanet({{"name", "Renamed"}, {"often", "60"}}))),
            "/feeds/1?saved=change");
  const auto lease = pool_.lend();
  const auto feed = feeds::find_feed_named(*lease, "renamed");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->state, feeds::FeedState::off) << "changing it does not switch it on";
  EXPECT_TRUE(shell::list_schedules(*lease).empty());
}

TEST_F(FeedPages, TakeAFileThatAProgramSendsAndTellWhatCameOfIt) {
  ASSERT_EQ(make("push", of_thanet()).status, 303);
  const auto answer = push("1", "Date,Value\n2025-03-01,83\n2025-04-01,eighty\n");
  EXPECT_EQ(answer.status, 200) << answer.body;
  EXPECT_TRUE(holds(answer, "\"came\":\"loaded\"")) << answer.body;
  EXPECT_TRUE(holds(answer, "\"added\":1"));
  EXPECT_TRUE(holds(answer, "\"left_out\":1"));
  EXPECT_TRUE(holds(answer, "Row 3"));
  EXPECT_EQ(current_points()["2025-03-01"], 83);
  EXPECT_EQ(audits("feed.push"), 1);
  EXPECT_TRUE(holds(ask(http::Method::get, "/import/history"), "Priya Nair, by the feed Records of Thanet"));
  const auto page = ask(http::Method::get, "/feeds/1");
  EXPECT_TRUE(holds(page, "curl --fail-with-body"));
  EXPECT_TRUE(holds(page, "See the load, or undo it"));

  const auto again = push("1", "Date,Value\n2025-03-01,83\n");
  EXPECT_TRUE(holds(again, "\"came\":\"same\"")) << again.body;
  const auto refused = push("1", "Date,Value,Remark\n2025-03-01,83,943 476 5919\n");
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(holds(refused, "NHS number"));
  EXPECT_EQ(push("99", "x").status, 404);
  EXPECT_EQ(push("1", "").status, 422);
}

TEST_F(FeedPages, TellProgramsTheAddressUnderWhichTheSiteAnswers) {
  ASSERT_EQ(make("push", of_thanet()).status, 303);
  http::Request request = request_for(http::Method::get, "/feeds/1");
  request.headers.set("Host", "localhost:8080");
  EXPECT_TRUE(holds(handler_.answer(request), "http://localhost:8080/api/v1/feeds/1/files"));
  request.headers.set("X-Forwarded-Proto", "https");
  EXPECT_TRUE(holds(handler_.answer(request), "https://localhost:8080/api/v1/feeds/1/files"));
}

TEST_F(FeedPages, TakeNothingForAFeedThatFetchesItselfOrIsOff) {
  make("file_drop", of_thanet());
  EXPECT_EQ(push("1", "Date,Value\n2025-03-01,83\n").status, 409);
  make("push", of_thanet({{"name", "Pushed"}}));
  post("/feeds/2/state", {{"state", "off"}});
  EXPECT_EQ(push("2", "Date,Value\n2025-03-01,83\n").status, 409);
  EXPECT_FALSE(current_points().contains("2025-03-01"));
}

TEST_F(FeedPages, ShowLateDataWherePeopleLook) {
  {
    const auto lease = pool_.lend();
    db::Transaction transaction(*lease);
    measures::open_late_alarm(*lease, {.id = {},
                                       .series = local_.series.id,
                                       .latest = measures::day("2025-02-01"),
                                       .missing = measures::day("2025-03-01"),
                                       .expected = measures::day("2025-04-29"),
                                       .opened_at = clock_.now(),
                                       .cleared_at = {}});
    transaction.commit();
  }
  EXPECT_TRUE(holds(ask(http::Method::get, "/late"), "Records completed on the day"));
  for (const char* address : {"/signals", "/feeds", "/"})
    EXPECT_TRUE(holds(ask(http::Method::get, address), "1 series should have a newer figure")) << address;
}

}  // namespace
}  // namespace qi::main
