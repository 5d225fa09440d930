#include "shell/site_address.h"

#include <gtest/gtest.h>

namespace qi::shell {
namespace {

http::Request asked_of(const char* host) {
  http::Request request;
  request.headers.set("Host", host);
  return request;
}

TEST(SiteAddress, IsTheHostThatWasAskedForAsItWasAsked) {
  EXPECT_EQ(site_address(asked_of("localhost:8080")), "http://localhost:8080");
  http::Request behind_proxy = asked_of("qualitea.trust.example");
  behind_proxy.headers.set("X-Forwarded-Proto", "https");
  EXPECT_EQ(site_address(behind_proxy), "https://qualitea.trust.example");
  http::Request own_certificate = asked_of("qualitea.trust.example");
  own_certificate.over_tls = true;
  EXPECT_EQ(site_address(own_certificate), "https://qualitea.trust.example");
}

}  // namespace
}  // namespace qi::shell
