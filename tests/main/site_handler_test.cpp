#include "main/site_handler.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "main/metrics_access.h"
#include "main/whole_site.h"

namespace qi::main {
namespace {

using shell::Permission;

http::Response said(const shell::Context& context) {
  return http::Response::text("measure " + std::string(context.request.capture("id")) + " for " + context.visitor.name);
}

http::Response in_the_way_twice(const shell::Context&) {
  static int asked = 0;
  if (++asked < 3) throw db::Conflict("secret of the database");
  return http::Response::text("at attempt " + std::to_string(asked));
}

template <class Kind>
http::Response fails(const shell::Context&) {
  throw Kind("secret of the database");
}

const shell::Routes kRoutes{
    {http::Method::get, "/open", Permission::read_public, said, "open"},
    {http::Method::get, "/measures/{id}", Permission::read_measures, said, "one measure"},
    {http::Method::post, "/measures/{id}", Permission::change_measures, said, "change it"},
    {http::Method::post, "/api/v1/open", Permission::read_public, said, "open to programs"},
    {http::Method::get, "/in-the-way", Permission::read_public, in_the_way_twice, "two conflicts, then an answer"},
    {http::Method::get, "/always-in-the-way", Permission::read_public, fails<db::Conflict>, "a conflict for ever"},
    {http::Method::get, "/away", Permission::read_public, fails<db::Unreachable>, "no database"},
    {http::Method::get, "/full", Permission::read_public, fails<db::DiskFull>, "no room"},
};

class SiteHandlerTest : public WholeSite, public testing::Test {
 protected:
  SiteHandlerTest() : WholeSite(kRoutes) {}

  http::Response ask(http::Method method, std::string path) {
    http::Request request = request_;
    request.method = method;
    request.path = std::move(path);
    return handler_.answer(request);
  }
  void sign_in(shell::Role role) { be(shell::AccountId{1}, role); }

  http::Request request_;
};

TEST_F(SiteHandlerTest, SendsAStrangerToSignInAndBack) {
  request_.query.add("from", "2024-01");
  const http::Response response = ask(http::Method::get, "/measures/7");
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(response.headers.find("Location"), "/sign-in?next=%2Fmeasures%2F7%3Ffrom%3D2024-01");
  EXPECT_EQ(response.route, "/measures/{id}");
}

TEST_F(SiteHandlerTest, LetsInWhoMayAndRefusesWhoMayNot) {
  EXPECT_EQ(ask(http::Method::get, "/open").status, 200);
  sign_in(shell::Role::viewer);
  EXPECT_EQ(ask(http::Method::get, "/measures/7").body, "measure 7 for Priya Nair");
  EXPECT_EQ(ask(http::Method::post, "/measures/7").status, 403);
}

TEST_F(SiteHandlerTest, RefusesAChangeWithoutTheTokenOfItsSession) {
  sign_in(shell::Role::contributor);
  EXPECT_EQ(ask(http::Method::post, "/measures/7").status, 403);
  request_.headers.set("X-CSRF-Token", "token");
  EXPECT_EQ(ask(http::Method::post, "/measures/7").status, 200);
}

TEST_F(SiteHandlerTest, TakesAnApiCallWithoutATokenButNotFromAnotherSite) {
  sign_in(shell::Role::contributor);
  EXPECT_EQ(ask(http::Method::post, "/api/v1/open").status, 200);
  request_.headers.set("Sec-Fetch-Site", "cross-site");
  EXPECT_EQ(ask(http::Method::post, "/api/v1/open").status, 403);
}

TEST_F(SiteHandlerTest, TellsAnUnknownAddressFromAWrongMethod) {
  EXPECT_EQ(ask(http::Method::get, "/nothing").status, 404);
  const http::Response wrong_method = ask(http::Method::del, "/measures/7");
  EXPECT_EQ(wrong_method.status, 405);
  EXPECT_EQ(wrong_method.headers.find("Allow"), "GET, HEAD, POST");
  EXPECT_EQ(wrong_method.body.find("Page not found"), std::string::npos);
  EXPECT_NE(wrong_method.body.find("This address does not take that kind of request"), std::string::npos);
}

TEST_F(SiteHandlerTest, AdmitsAnUploadOnlyFromThoseWhoMaySendIt) {
  request_.method = http::Method::post;
  request_.path = "/measures/7";
  EXPECT_EQ(handler_.admit(request_)->status, 403);
  sign_in(shell::Role::contributor);
  EXPECT_FALSE(handler_.admit(request_));
  request_.path = "/nothing";
  EXPECT_EQ(handler_.admit(request_)->status, 404);
}

TEST_F(SiteHandlerTest, AnswersHealthToAnyoneAndMetricsToThisMachine) {
  const http::Response health = ask(http::Method::get, "/health");
  EXPECT_EQ(health.status, 200);
  EXPECT_NE(health.body.find("\"database\":\"reachable\""), std::string::npos);
  EXPECT_EQ(ask(http::Method::get, "/metrics").status, 401) << "nobody knows from where";
  request_.peer = "127.0.0.1";
  metrics_.count(
      {.method = "GET", .route = "/open", .status = 204, .took = std::chrono::microseconds(1500), .bytes = 9});
  const std::string metrics = ask(http::Method::get, "/metrics").body;
  EXPECT_NE(metrics.find("qualitea_requests_total{method=\"GET\",route=\"/open\",status=\"2xx\"} 1"),
            std::string::npos);
  EXPECT_NE(metrics.find("qualitea_request_duration_seconds_bucket{route=\"/open\",le=\"0.0025\"} 1"),
            std::string::npos);
}

TEST(Metrics, AreForThisMachineAndForTheTokenOfTheOperator) {
  const std::string token = "0123456789abcdef";
  http::Request request;
  for (const char* local : {"127.0.0.1", "::1", "::ffff:127.0.0.1"}) {
    request.peer = local;
    EXPECT_TRUE(may_read_metrics(request, ""));
  }
  request.headers.set("X-Forwarded-For", "203.0.113.9");
  EXPECT_FALSE(may_read_metrics(request, "")) << "a proxy on this machine passes on what came from elsewhere";
  for (const auto& [authorization, may] : {std::pair("Bearer 0123456789abcdef", true),
                                           {"bearer 0123456789abcdef", true},
                                           {"Bearer 0123456789abcde", false},
                                           {"Basic 0123456789abcdef", false},
                                           {"Bearer ", false},
                                           {"", false}}) {
    http::Request elsewhere;
    elsewhere.peer = "203.0.113.9";
    if (*authorization) elsewhere.headers.set("Authorization", authorization);
    EXPECT_EQ(may_read_metrics(elsewhere, token), may) << authorization;
    EXPECT_FALSE(may_read_metrics(elsewhere, "")) << "without a token nobody elsewhere: " << authorization;
  }
}

TEST(Metrics, TakeTheirTokenFromAFile) {
  const support::TemporaryFolder folder;
  const auto file = folder.path() / "token";
  const auto write = [&](const char* text) { std::ofstream(file) << text; };
  EXPECT_EQ(*read_metrics_token(""), "");
  EXPECT_FALSE(read_metrics_token(file)) << "there is none";
  for (const char* poor : {"", "short", "two words of some length", "0123456789abcde\n"}) {
    write(poor);
    EXPECT_FALSE(read_metrics_token(file)) << poor;
  }
  write("0123456789abcdef\n");
  EXPECT_EQ(*read_metrics_token(file), "0123456789abcdef");
}

TEST_F(SiteHandlerTest, PutsTheIncidentOnTheFaultPageOfPeopleAndPrograms) {
  request_.path = "/open";
  EXPECT_NE(handler_.fault_page(request_, "Q-8H2K").body.find("Q-8H2K"), std::string::npos);
  request_.path = "/api/v1/open";
  EXPECT_EQ(handler_.fault_page(request_, "Q-8H2K").headers.find("Content-Type"), "application/problem+json");
}

TEST_F(SiteHandlerTest, StartsARouteAgainAfterAConflict) {
  EXPECT_EQ(ask(http::Method::get, "/in-the-way").body, "at attempt 3");
}

TEST_F(SiteHandlerTest, SaysInWordsThatTheDatabaseIsAwayBusyOrFull) {
  for (const auto& [path, words] : {std::pair("/away", "The database does not answer at the moment."),
                                    std::pair("/always-in-the-way", "so your change was not made. Send it again."),
                                    std::pair("/full", "The server has no room left, so nothing was saved.")}) {
    const http::Response response = ask(http::Method::get, path);
    EXPECT_EQ(response.status, 503) << path;
    EXPECT_NE(response.body.find(words), std::string::npos) << response.body;
    EXPECT_EQ(response.body.find("secret"), std::string::npos);
    EXPECT_TRUE(response.headers.find("Retry-After"));
  }
}

TEST_F(SiteHandlerTest, DrawsItsFaultPageWithoutTheDatabase) {
  const db::Pool::Lease only = pool_.lend();  // a page that wants a connection would wait for this one
  EXPECT_NE(handler_.fault_page(request_, "Q-8H2K").body.find("Q-8H2K"), std::string::npos);
}

TEST(Slices, GiveEveryAddressOnceWithAPurpose) {
  http::PatternTable table;  // add() stops the program at a repeated row
  for (const shell::Route& route : site_routes({})) {
    table.add(route.method, route.pattern);
    EXPECT_FALSE(route.purpose.empty()) << route.pattern;
  }
  for (const shell::MenuEntry& entry : main_menu())
    EXPECT_TRUE(table.find(http::Method::get, entry.url.text()).row) << entry.title;
}

TEST(Slices, AskOfAMenuEntryWhatItsRouteAsks) {
  const shell::Routes routes = site_routes({});
  for (const std::vector<shell::MenuEntry>& menu : {main_menu(), account_menu()})
    for (const shell::MenuEntry& entry : menu) {
      const auto route = std::ranges::find_if(routes, [&](const shell::Route& each) {
        return each.method == http::Method::get && each.pattern == entry.url.text();
      });
      ASSERT_NE(route, routes.end()) << entry.title;
      EXPECT_EQ(entry.needs, route->needs) << entry.title;
    }
}

TEST_F(SiteHandlerTest, OffersNobodyAMenuEntryThatTheyMayNotOpen) {
  // Found in use: a viewer was offered "Import" and then told "You cannot open this".
  site_.menu = main_menu();
  const auto offered = [&](const char* address) {
    return holds(ask(http::Method::get, "/no-such-page"), std::string("href=\"") + address + "\"");
  };
  for (const shell::Role role : {shell::Role::viewer, shell::Role::contributor, shell::Role::administrator}) {
    sign_in(role);
    EXPECT_TRUE(offered("/measures")) << title(role);
    EXPECT_EQ(offered("/import"), role != shell::Role::viewer) << title(role);
  }
  visitor_ = {};
  EXPECT_FALSE(offered("/measures") || offered("/import"));
  EXPECT_TRUE(offered("/try") && offered("/sign-in"));
}

}  // namespace
}  // namespace qi::main
