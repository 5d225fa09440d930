#include "client/hook.h"

#include "client/call_failed.h"
#include "pretend_server.h"

namespace qi::client {
namespace {

HookSettings settings_here() {
  HookSettings settings;
  settings.private_addresses = PrivateAddresses::allowed;
  settings.plain_http = PlainHttp::allowed;
  settings.connect_patience = std::chrono::milliseconds(2000);
  settings.whole_patience = std::chrono::milliseconds(5000);
  return settings;
}

Hook hook_to(const std::string& url) {
  return {.url = url,
          .secret = "shared",
          .event = "signal.opened",
          .delivery = "signal-12-3",
          .json = R"({"measure":"C2 mean"})",
          .sent_at = Instant(std::chrono::seconds(1741686120))};
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST(HookSignature, IsTheHmacOfTimestampAndBody) {
  // Worked out with Python: hmac.new(b"shared", b'1741686120.{"measure":"C2 mean"}', "sha256").hexdigest()
  EXPECT_EQ(hook_signature("shared", Instant(std::chrono::seconds(1741686120)), R"({"measure":"C2 mean"})"),
            "sha256=8b259e2ff59a6a12de794d95690e44891d23751cf25b8ec5cc220841a5ad058a");
}

TEST(PostHook, SendsASignedDocumentAndHandsTheAnswerBack) {
  PretendServer server("http --status 202");
  const Hook hook = hook_to(server.url("http"));
  const auto answer = post_hook(settings_here(), hook);
  ASSERT_TRUE(answer) << answer.error().message;
  EXPECT_EQ(answer->status, 202);
  EXPECT_TRUE(answer->took_it());
  const std::string heard = server.heard();
  EXPECT_TRUE(holds(heard, "POST /hook HTTP/1.1")) << heard;
  EXPECT_TRUE(holds(heard, "Content-Type: application/json"));
  EXPECT_TRUE(holds(heard, "X-Qualitea-Event: signal.opened"));
  EXPECT_TRUE(holds(heard, "X-Qualitea-Delivery: signal-12-3"));
  EXPECT_TRUE(holds(heard, "X-Qualitea-Timestamp: 1741686120"));
  EXPECT_TRUE(holds(heard, "X-Qualitea-Signature: " + hook_signature(hook.secret, hook.sent_at, hook.json)));
  EXPECT_TRUE(holds(heard, hook.json));
}

TEST(PostHook, ChecksTheCertificate) {
  const PretendCertificate certificate;
  PretendServer known("http --tls whole" + certificate.arguments());
  HookSettings settings = settings_here();
  settings.plain_http = PlainHttp::refused;
  settings.authorities_file = certificate.chain();
  EXPECT_TRUE(post_hook(settings, hook_to(known.url("https"))));
  settings.authorities_file.clear();
  PretendServer unknown("http --tls whole" + certificate.arguments());
  EXPECT_THROW(static_cast<void>(post_hook(settings, hook_to(unknown.url("https")))), CallFailed);
}

TEST(PostHook, DoesNotFollowARedirect) {
  PretendServer server("http --status 302 --location http://127.0.0.1:9/elsewhere");
  const auto answer = post_hook(settings_here(), hook_to(server.url("http")));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 302);
  EXPECT_FALSE(answer->took_it());
}

TEST(PostHook, ReadsNoMoreOfTheAnswerThanItsLimit) {
  PretendServer server("http --body 5000000");
  HookSettings settings = settings_here();
  settings.most_answer = 1000;
  const auto answer = post_hook(settings, hook_to(server.url("http")));
  ASSERT_TRUE(answer);
  EXPECT_LE(answer->body.size(), 1000u);
  EXPECT_EQ(answer->status, 200);
}

TEST(PostHook, GivesUpOnAReceiverThatSaysNothing) {
  PretendServer server("silent");
  HookSettings settings = settings_here();
  settings.whole_patience = std::chrono::milliseconds(300);
  EXPECT_THROW(static_cast<void>(post_hook(settings, hook_to(server.url("http")))), CallFailed);
}

TEST(PostHook, DoesNotReachAPrivateNetworkThatANameLeadsTo) {
  HookSettings settings = settings_here();
  settings.private_addresses = PrivateAddresses::refused;
  PretendServer server("http");
  // localhost is refused by its name; "127.1" only turns out to be this machine when the connection is opened.
  const auto by_name = post_hook(settings, hook_to("http://localhost:" + std::to_string(server.port()) + "/hook"));
  ASSERT_FALSE(by_name);
  const auto by_number = post_hook(settings, hook_to("http://127.1:" + std::to_string(server.port()) + "/hook"));
  ASSERT_FALSE(by_number);
  EXPECT_EQ(by_number.error().kind, ErrorKind::invalid);
  EXPECT_TRUE(post_hook(settings_here(), hook_to(server.url("http")))) << "the server itself would have answered";
}

TEST(PostHook, RefusesWhatMayNotBeSent) {
  Hook hook = hook_to("https://hooks.trust.example/a");
  hook.secret.clear();
  EXPECT_FALSE(post_hook(settings_here(), hook));
  hook = hook_to("https://hooks.trust.example/a");
  hook.event = "signal\r\nHost: elsewhere";
  EXPECT_FALSE(post_hook(settings_here(), hook));
  hook = hook_to("https://hooks.trust.example/a");
  hook.json = std::string(300'000, ' ');
  EXPECT_FALSE(post_hook(settings_here(), hook));
}

TEST(HookAddress, MustBeHttpsOnTheOpenInternet) {
  const HookSettings strict;
  EXPECT_TRUE(check_hook_address(strict, "https://hooks.trust.example:8443/a?b=c"));
  for (const char* refused :
       {"http://hooks.trust.example/", "ftp://hooks.trust.example/", "file:///etc/passwd", "hooks", "",
        "https://user:word@hooks.trust.example/", "https://localhost/", "https://127.0.0.1/", "https://10.1.2.3/",
        "https://[::1]/", "https://[fd00::1]/", "https://169.254.169.254/latest", "https://a b/", "https://a\r\nb/"})
    EXPECT_FALSE(check_hook_address(strict, refused)) << refused;
}

TEST(PrivateAddress, CoversTheSpecialRanges) {
  for (const char* here : {"0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "169.254.1.1", "172.31.255.255",
                           "192.168.0.1", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "ff02::1",
                           "::ffff:10.0.0.1", "64:ff9b::a00:1", "2001:db8::1", "2002:a00:1::", "not an address"})
    EXPECT_TRUE(is_private_address(here)) << here;
  for (const char* open : {"1.1.1.1", "172.32.0.1", "100.128.0.1", "193.168.0.1", "2606:4700::1111", "::ffff:1.1.1.1"})
    EXPECT_FALSE(is_private_address(open)) << open;
}

}  // namespace
}  // namespace qi::client
