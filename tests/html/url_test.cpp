#include "html/url.h"

#include <gtest/gtest.h>

namespace qi::html {
namespace {

TEST(Url, KeepsPathsOfThisSite) {
  EXPECT_EQ(Url::path("/measures/12?view=run#table").text(), "/measures/12?view=run#table");
  EXPECT_EQ(Url::path("#content").text(), "#content");
  EXPECT_EQ(Url::path("?page=2").text(), "?page=2");
}

TEST(Url, TurnsEverythingElseGivenAsAPathIntoNowhere) {
  for (const char* hostile : {"javascript:alert(1)", "//evil.example/x", "/\\evil.example", "https://evil.example", "",
                              "/a\nb", " /measures", "data:text/html,x"}) {
    EXPECT_EQ(Url::path(hostile).text(), "#") << hostile;
  }
}

TEST(Url, KeepsWebAndMailAddressesFromData) {
  EXPECT_EQ(Url::external(" https://www.england.nhs.uk/x?y=1 ").text(), "https://www.england.nhs.uk/x?y=1");
  EXPECT_EQ(Url::external("HTTP://example.org").text(), "HTTP://example.org");
  EXPECT_EQ(Url::external("mailto:qi@example.org").text(), "mailto:qi@example.org");
}

TEST(Url, TurnsOtherAddressesFromDataIntoNowhere) {
  for (const char* hostile : {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "data:text/html,x",
                              "vbscript:x", "/local", "https://", "mailto:", "https://a b"}) {
    EXPECT_EQ(Url::external(hostile).text(), "#") << hostile;
  }
}

TEST(Url, AddsParametersBeforeTheFragmentAndEncodesThem) {
  EXPECT_EQ(Url::path("/wall#top").with("area", "Kent & Medway").with("q", "ä+1").text(),
            "/wall?area=Kent%20%26%20Medway&q=%C3%A4%2B1#top");
}

TEST(Url, ReplacesTheFragment) {
  EXPECT_EQ(Url::path("/measures/1#table").fragment("rule-shift").text(), "/measures/1#rule-shift");
  EXPECT_EQ(Url::path("/").fragment("a b").text(), "/#a%20b");
}

TEST(Url, EncodesEverythingButUnreservedCharacters) {
  EXPECT_EQ(url_encoded("AZaz09-._~"), "AZaz09-._~");
  EXPECT_EQ(url_encoded("/?&=#%\"<"), "%2F%3F%26%3D%23%25%22%3C");
}

}  // namespace
}  // namespace qi::html
