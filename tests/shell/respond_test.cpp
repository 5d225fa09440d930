#include "shell/respond.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>

#include "shell/settings.h"
#include "support/databases.h"

namespace qi::shell {
namespace {

class Responses : public testing::Test {
 protected:
  Context context() { return {request, db, clock, visitor, site}; }

  http::Request request{.path = "/measures/7"};
  db::Connection db = db::open_sqlite(":memory:");
  FixedClock clock{*Date::from(2025, 4, 30)};
  Visitor visitor;
  Site site;
};

TEST_F(Responses, GiveEachKindOfRefusalItsStatus) {
  EXPECT_EQ(respond(context(), Error::invalid("x")).status, 422);
  EXPECT_EQ(respond(context(), Error::not_found("x")).status, 404);
  EXPECT_EQ(respond(context(), Error::conflict("x")).status, 409);
  EXPECT_EQ(respond(context(), Error::forbidden("x")).status, 403);
  EXPECT_EQ(respond(context(), Error::unavailable("x")).status, 503);
}

TEST_F(Responses, WriteARefusalAsAPageWithItsSentenceEscaped) {
  const auto response = respond(context(), Error::not_found("We could not find <that> measure."));
  EXPECT_NE(response.body.find("We could not find &lt;that&gt; measure."), std::string::npos);
  EXPECT_NE(response.body.find("<h1"), std::string::npos);
}

TEST_F(Responses, WriteARefusalUnderApiAsProblemDetails) {
  request.path = "/api/v1/spc";
  const auto response = respond(context(), Error::invalid_fields({{"chart", "Choose \"run\" or \"i\"."}}));
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(response.headers.find("Content-Type"), "application/problem+json");
  EXPECT_EQ(response.body, R"({"type":"/problems/invalid","title":"That could not be done","status":422,)"
                           R"("detail":"Choose \"run\" or \"i\".",)"
                           R"("errors":[{"pointer":"#/chart","detail":"Choose \"run\" or \"i\"."}]})");
}

TEST_F(Responses, WriteARefusalOfAFileAsTextForProgramsAndAsAPageForBrowsers) {
  request.path = "/measures.csv";
  const auto text = respond(context(), Error::invalid("Leave out known."));
  EXPECT_EQ(text.status, 422);
  EXPECT_EQ(text.headers.find("Content-Type"), "text/plain; charset=utf-8");
  EXPECT_EQ(text.body, "Leave out known.\n");
  EXPECT_EQ(respond(context(), Error::invalid_fields({{"from", "Give a day."}, {"to", "Give a later day."}})).body,
            "Give a day.\nGive a later day.\n");
  request.headers.set("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
  const auto page = respond(context(), Error::invalid("Leave out known."));
  EXPECT_EQ(page.status, 422);
  EXPECT_NE(page.body.find("<h1"), std::string::npos);
}

TEST_F(Responses, SayWhatAnAddressTakesWhenItIsAskedOtherwise) {
  request.path = "/import/history";
  request.method = http::Method::del;
  const auto page = respond_wrong_method(context(), {http::Method::post, http::Method::get});
  EXPECT_EQ(page.status, 405);
  EXPECT_EQ(page.headers.find("Allow"), "GET, HEAD, POST");
  EXPECT_NE(page.body.find("This address does not take that kind of request</h1>"), std::string::npos) << page.body;
  EXPECT_NE(page.body.find("This address was asked with DELETE and takes only GET, HEAD, POST. Ask with one of these."),
            std::string::npos);
  request.path = "/api/v1/measures";
  const auto problem = respond_wrong_method(context(), {http::Method::get});
  EXPECT_EQ(problem.status, 405);
  EXPECT_TRUE(problem.body.starts_with(
      R"({"type":"/problems/wrong-method","title":"This address does not take that kind of request","status":405,)"))
      << problem.body;
}

TEST_F(Responses, SendWhoeverIsNotSignedInToSignInAndBack) {
  request.query.add("from", "2024 & on");
  const auto response = respond_not_permitted(context());
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(response.headers.find("Location"), "/sign-in?next=%2Fmeasures%2F7%3Ffrom%3D2024%2520%2526%2520on");
}

TEST_F(Responses, RefuseAChangeAnApiCallAndASignedInPersonWithoutTheRole) {
  request.method = http::Method::post;
  EXPECT_EQ(respond_not_permitted(context()).status, 403);
  request = {.path = "/api/v1/measures"};
  EXPECT_EQ(respond_not_permitted(context()).status, 401);
  request = {.path = "/accounts"};
  visitor = {.account = AccountId{1}, .name = "Priya Nair"};
  EXPECT_EQ(respond_not_permitted(context()).status, 403);
}

TEST_F(Responses, KeepPagesOfOnePersonOutOfCaches) {
  const auto page = [&] { return respond_page(context(), {.title = "Home"}, [](html::Page& h) { h.p("Hello"); }); };
  EXPECT_EQ(page().headers.find("Cache-Control"), std::nullopt);
  visitor = {.account = AccountId{1}, .name = "Priya Nair"};
  EXPECT_EQ(page().headers.find("Cache-Control"), "private, no-store");
  EXPECT_NE(page().body.find("Priya Nair"), std::string::npos);
}

TEST_F(Responses, SayOnEveryPageThatADemosClockStands) {
  site.pinned_today = Date::from(2025, 4, 30);
  const auto page = respond_page(context(), {.title = "Home"}, [](html::Page& h) { h.p("Hello"); });
  EXPECT_NE(page.body.find("30 April 2025"), std::string::npos);
}

TEST(NextAddresses, StayOnThisSite) {
  EXPECT_EQ(local_path_or_home("/measures/7?from=2024"), "/measures/7?from=2024");
  for (const char* leads_off : {"", "measures", "//evil.example", "https://evil.example", "/\\evil.example",
                                "/\t/evil.example", "javascript:alert(1)", "/a\r\nSet-Cookie: x=y"})
    EXPECT_EQ(local_path_or_home(leads_off), "/") << leads_off;
}

TEST(SettingsCheck, SaysWhichSettingIsWrong) {
  const support::TemporaryFolder folder;
  const Settings good{.data_folder = folder.path()};
  EXPECT_TRUE(check_settings(good));

  Settings wrong = good;
  wrong.asset_folder = folder.path() / "nowhere";
  EXPECT_NE(check_settings(wrong).error().message.find("--assets"), std::string::npos);

  wrong = good;
  wrong.secure_cookies = false;
  EXPECT_TRUE(check_settings(wrong)) << "plain http on this machine is allowed";
  wrong.address = "0.0.0.0";
  EXPECT_NE(check_settings(wrong).error().message.find("--insecure-cookies"), std::string::npos);

  wrong = good;
  wrong.data_folder = "/dev/null";
  EXPECT_EQ(check_settings(wrong).error().message, "/dev/null is not a folder. Give --data the name of a folder.");
  wrong = good;
  wrong.feed_folder = "/nowhere";
  EXPECT_EQ(check_settings(wrong).error().message,
            "The feed folder /nowhere is not there. Make it, or mount its disk, before the start.");
}

TEST(SettingsCheck, RefusesABackupFolderThatCannotBeWrittenOrMade) {
  namespace fs = std::filesystem;
  const support::TemporaryFolder folder;
  const auto refusal = [&](const fs::path& backups) {
    const Done good = check_settings({.data_folder = folder.path(), .backup_folder = backups});
    return good ? std::string() : good.error().message;
  };
  EXPECT_EQ(refusal(folder.path()), "");
  EXPECT_EQ(refusal(folder.path() / "each" / "night"), "") << "the first back-up makes it";
  EXPECT_FALSE(fs::exists(folder.path() / "each")) << "a check makes nothing";
  for (const char* path : {"/dev/null", "/dev/null/night"})
    EXPECT_EQ(refusal(path), "/dev/null is not a folder. Give --backup-folder the name of a folder.") << path;
  if (::geteuid() == 0) return;  // who may write everywhere is refused nowhere
  const fs::path locked = folder.path() / "locked";
  fs::create_directory(locked);
  fs::permissions(locked, fs::perms::owner_read | fs::perms::owner_exec);
  EXPECT_EQ(refusal(locked), "The back-up folder " + locked.string() +
                                 " cannot be read and written. Change its owner or choose another.");
  EXPECT_EQ(refusal(locked / "night"),
            "The back-up folder " + (locked / "night").string() +
                " is not there and cannot be made. Make it, or mount its disk, before the start.");
}

}  // namespace
}  // namespace qi::shell
