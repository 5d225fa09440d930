#include <gtest/gtest.h>

#include "access/access.h"
#include "access/account_store.h"
#include "access/password.h"
#include "access/session_store.h"
#include "support/databases.h"

namespace qi::access {
namespace {

const Instant kNow = support::at("2025-03-11T09:42:00.000Z");
constexpr const char* kPassword = "kettle tide mango";

/// Routes as main calls them: who asks is found by cookie. Whether they may is asked by main and tested there.
class AccessRoutes : public testing::TestWithParam<support::Backend> {
 protected:
  AccessRoutes() {
    administrator = add("a@example.nhs.uk", "Alex Bell", Role::administrator);
    token = start_session(db, kNow, administrator, "Firefox on Windows");
  }
  AccountId add(const std::string& email, const std::string& name, Role role) {
    db::Transaction transaction(db);
    const auto id = create_account(db, {.actor = {}, .at = kNow}, {.email = email, .name = name, .role = role},
                                   hash_password(kPassword));
    EXPECT_TRUE(id);
    transaction.commit();
    return *id;
  }
  http::Response ask(http::Method method, std::string_view pattern, http::Request request) {
    request.method = method;
    if (request.path.empty()) request.path = std::string(pattern);
    if (!token.empty()) request.headers.set("Cookie", "qualitea=" + token);
    const shell::Visitor visitor = find_visitor(db, clock, request, CookieKind::plain_http);
    for (const shell::Route& route : access_routes(CookieKind::plain_http))
      if (route.method == method && route.pattern == pattern) return route.handle({request, db, clock, visitor, site});
    ADD_FAILURE() << "no such route: " << pattern;
    return {};
  }
  http::Response get(std::string_view pattern, http::Request request = {}) {
    return ask(http::Method::get, pattern, std::move(request));
  }
  http::Response post(std::string_view pattern, const std::vector<std::pair<std::string, std::string>>& fields,
                      std::string id = {}) {
    http::Request request;
    for (const auto& [name, value] : fields) request.form.add(name, value);
    if (!id.empty()) request.captures["id"] = std::move(id);
    return ask(http::Method::post, pattern, std::move(request));
  }
  static bool holds(const http::Response& response, std::string_view text) {
    return response.body.find(text) != std::string::npos;
  }

  support::MigratedDatabase migrated{GetParam()};
  db::Connection& db = migrated.db;
  FixedClock clock{kNow};
  shell::Site site;
  AccountId administrator;
  std::string token;
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, AccessRoutes, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST_P(AccessRoutes, SignInGoesOnToNextWithACookieThatScriptsCannotRead) {
  token.clear();
  const auto response =
      post("/sign-in", {{"email", "a@example.nhs.uk"}, {"password", kPassword}, {"next", "/measures/7"}});
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(response.headers.find("Location"), "/measures/7");
  const std::string cookie(response.headers.find("Set-Cookie").value_or(""));
  EXPECT_TRUE(cookie.starts_with("qualitea=")) << cookie;
  EXPECT_NE(cookie.find("HttpOnly; SameSite=Lax"), std::string::npos);
}

TEST_P(AccessRoutes, SignInNeverLeadsToAnotherSite) {
  token.clear();
  const auto response =
      post("/sign-in", {{"email", "a@example.nhs.uk"}, {"password", kPassword}, {"next", "//evil.example"}});
  EXPECT_EQ(response.headers.find("Location"), "/");
}

TEST_P(AccessRoutes, ARefusedSignInKeepsWhatWasTypedButNotThePassword) {
  token.clear();
  const auto response =
      post("/sign-in", {{"email", "A@example.nhs.uk"}, {"password", "secret guess 1"}, {"next", "/x"}});
  EXPECT_EQ(response.status, 422);
  EXPECT_TRUE(holds(response, "A@example.nhs.uk"));
  EXPECT_TRUE(holds(response, "There is a problem"));
  EXPECT_TRUE(holds(response, "value=\"/x\""));
  EXPECT_FALSE(holds(response, "secret guess 1"));
  EXPECT_EQ(response.headers.find("Set-Cookie"), std::nullopt);
}

TEST_P(AccessRoutes, SignInGivesANewSessionAndEndsTheOneBefore) {
  const std::string before = token;
  ASSERT_EQ(post("/sign-in", {{"email", "a@example.nhs.uk"}, {"password", kPassword}}).status, 303);
  EXPECT_EQ(find_session(db, kNow, before), std::nullopt);
}

TEST_P(AccessRoutes, SignOutEndsTheSessionOnTheServerToo) {
  const auto response = post("/sign-out", {});
  EXPECT_EQ(response.status, 303);
  EXPECT_EQ(find_session(db, kNow, token), std::nullopt);
  EXPECT_TRUE(std::string(response.headers.find("Set-Cookie").value_or("")).ends_with("Max-Age=0"));
}

TEST_P(AccessRoutes, ShowsOnesOwnAccountWithItsSessions) {
  const auto response = get("/account");
  EXPECT_EQ(response.status, 200);
  EXPECT_TRUE(holds(response, "Firefox on Windows"));
  EXPECT_TRUE(holds(response, "This browser"));
  EXPECT_TRUE(holds(response, "11 March 2025, 9:42am"));
  EXPECT_FALSE(holds(response, "Sign out everywhere else")) << "there is nowhere else";
  start_session(db, kNow, administrator, "Safari on iPhone");
  EXPECT_TRUE(holds(get("/account"), "Sign out everywhere else"));
  EXPECT_EQ(post("/account/sessions", {}).headers.find("Location"), "/account?done=sessions");
  EXPECT_EQ(list_sessions(db, kNow, administrator).size(), 1u);
}

TEST_P(AccessRoutes, ChangesOnesOwnName) {
  const auto refused = post("/account/name", {{"name", " "}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(holds(refused, "Enter a name, such as Priya Nair."));
  EXPECT_EQ(post("/account/name", {{"name", "Alex <Bell>"}}).headers.find("Location"), "/account?done=name");
  EXPECT_EQ(find_account(db, administrator)->name, "Alex <Bell>");
  EXPECT_FALSE(holds(get("/account"), "<Bell>")) << "a name is text, not markup";
}

TEST_P(AccessRoutes, ChangesThePasswordOnlyWithTheOldOneAndSignsOutElsewhere) {
  const std::string elsewhere = start_session(db, kNow, administrator, "Safari on iPhone");
  EXPECT_EQ(post("/account/password", {{"current", "wrong"}, {"new", "purple gravel owl"}}).status, 422);
  EXPECT_EQ(post("/account/password", {{"current", kPassword}, {"new", "short"}}).status, 422);
  ASSERT_EQ(post("/account/password", {{"current", kPassword}, {"new", "purple gravel owl"}}).status, 303);
  EXPECT_EQ(match_password(find_password_hash(db, "a@example.nhs.uk"), "purple gravel owl"), PasswordMatch::right);
  EXPECT_EQ(find_session(db, kNow, elsewhere), std::nullopt);
  EXPECT_TRUE(find_session(db, kNow, token).has_value());
}

TEST_P(AccessRoutes, AddsAnAccountAndShowsItsPasswordOnce) {
  const auto refused = post("/accounts", {{"email", "sam"}, {"name", "Sam Okoro"}, {"role", "viewer"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(holds(refused, "value=\"Sam Okoro\""));
  const auto response = post("/accounts", {{"email", "sam@example.nhs.uk"}, {"name", "Sam Okoro"}, {"role", "viewer"}});
  ASSERT_EQ(response.status, 200);
  EXPECT_EQ(response.headers.find("Cache-Control"), "private, no-store");
  const std::size_t at = response.body.find("<code>");
  ASSERT_NE(at, std::string::npos);
  const std::string password = response.body.substr(at + 6, 23);
  EXPECT_EQ(match_password(find_password_hash(db, "sam@example.nhs.uk"), password), PasswordMatch::right);
  EXPECT_TRUE(holds(get("/accounts"), "sam@example.nhs.uk"));
  EXPECT_EQ(post("/accounts", {{"email", "Sam@example.nhs.uk"}, {"name", "Sam"}, {"role", "viewer"}}).status, 422);
}

TEST_P(AccessRoutes, ChangesARoleResetsAPasswordAndClosesAnAccount) {
  const AccountId sam = add("sam@example.nhs.uk", "Sam Okoro", Role::viewer);
  const std::string id = to_text(sam);
  ASSERT_EQ(post("/accounts/{id}/role", {{"role", "contributor"}}, id).status, 303);
  EXPECT_EQ(find_account(db, sam)->role, Role::contributor);
  EXPECT_EQ(post("/accounts/{id}/role", {{"role", "owner"}}, id).status, 422);

  const std::string session = start_session(db, kNow, sam, "Safari on iPhone");
  ASSERT_EQ(post("/accounts/{id}/password", {}, id).status, 200);
  EXPECT_EQ(find_session(db, kNow, session), std::nullopt);
  EXPECT_EQ(match_password(find_password_hash(db, "sam@example.nhs.uk"), kPassword), PasswordMatch::wrong);

  ASSERT_EQ(post("/accounts/{id}/close", {}, id).status, 303);
  EXPECT_TRUE(find_account(db, sam)->closed_at.has_value());
  EXPECT_EQ(post("/accounts/{id}/close", {}, id).status, 409);
  EXPECT_EQ(post("/accounts/{id}/password", {}, id).status, 409);
  EXPECT_EQ(post("/accounts/{id}/close", {}, to_text(administrator)).status, 409) << "the only administrator";
  EXPECT_EQ(post("/accounts/{id}/close", {}, "999").status, 404);
  EXPECT_EQ(post("/accounts/{id}/close", {}, "x").status, 404);
}

TEST(AccessRouteList, AsksForTheRightPermissions) {
  for (const shell::Route& route : access_routes(CookieKind::secure)) {
    SCOPED_TRACE(route.pattern);
    if (route.pattern.starts_with("/accounts"))
      EXPECT_EQ(route.needs, shell::Permission::administer);
    else if (route.pattern.starts_with("/account"))
      EXPECT_EQ(route.needs, shell::Permission::read_measures);
    else
      EXPECT_EQ(route.needs, shell::Permission::read_public);
  }
}

}  // namespace
}  // namespace qi::access
