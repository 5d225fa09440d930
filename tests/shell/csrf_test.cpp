#include "shell/csrf.h"

#include <gtest/gtest.h>

namespace qi::shell {
namespace {

const Visitor kSignedIn{.account = AccountId{1}, .csrf_token = "0123456789abcdef"};

http::Request post_with(std::string token) {
  http::Request request{.method = http::Method::post, .path = "/account/name"};
  request.form.add("csrf", std::move(token));
  return request;
}

TEST(CsrfCheck, LetsTheSessionsOwnTokenPassInAFormOrAHeader) {
  EXPECT_TRUE(check_csrf(post_with("0123456789abcdef"), kSignedIn));
  http::Request script{.method = http::Method::del};
  script.headers.set("X-CSRF-Token", "0123456789abcdef");
  EXPECT_TRUE(check_csrf(script, kSignedIn));
}

TEST(CsrfCheck, RefusesAWrongAShortenedAndAMissingToken) {
  for (const char* token : {"0123456789abcdeF", "0123456789abcde", ""}) {
    const Done checked = check_csrf(post_with(token), kSignedIn);
    ASSERT_FALSE(checked) << token;
    EXPECT_EQ(checked.error().kind, ErrorKind::forbidden);
    EXPECT_EQ(checked.error().message, "This page was open for too long. Go back, refresh the page and try again.");
  }
  EXPECT_FALSE(check_csrf({.method = http::Method::post}, kSignedIn));
}

TEST(CsrfCheck, RefusesASessionWithoutATokenEvenWhenNothingIsSent) {
  const Visitor broken{.account = AccountId{1}};
  EXPECT_FALSE(check_csrf(post_with(""), broken));
}

TEST(CsrfCheck, AsksNothingOfRequestsThatChangeNothing) {
  EXPECT_TRUE(check_csrf({.method = http::Method::get}, kSignedIn));
  EXPECT_TRUE(check_csrf({.method = http::Method::head}, kSignedIn));
}

TEST(CsrfCheck, RefusesASignInFormThatStoodOnAnotherSite) {
  http::Request request{.method = http::Method::post, .path = "/sign-in"};
  EXPECT_TRUE(check_csrf(request, {})) << "an old browser that says nothing";
  request.headers.set("Host", "qualitea.example.nhs.uk");
  request.headers.set("Origin", "https://qualitea.example.nhs.uk");
  EXPECT_TRUE(check_csrf(request, {}));
  request.headers.set("Origin", "https://elsewhere.example");
  EXPECT_FALSE(check_csrf(request, {}));
  request.headers.set("Origin", "null");
  EXPECT_FALSE(check_csrf(request, {}));
  request.headers.set("Sec-Fetch-Site", "same-origin");
  EXPECT_TRUE(check_csrf(request, {})) << "behind a proxy that rewrites Host the browser's own word counts";
  request.headers.set("Sec-Fetch-Site", "same-site");
  EXPECT_FALSE(check_csrf(request, {}));
}

}  // namespace
}  // namespace qi::shell
