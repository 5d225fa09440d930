#include <gtest/gtest.h>

#include "client/pretend_server.h"
#include "main/import_site.h"
#include "measures/news/news_jobs.h"
#include "measures/news/web_hook_store.h"
#include "measures/reading_mark_store.h"
#include "measures/signals/reading_again.h"
#include "measures/signals/signal_store.h"
#include "shell/job_runner.h"
#include "support/moving_clock.h"

namespace qi::main {
namespace {

shell::Settings with_mail() {
  shell::Settings settings;
  settings.outgoing.mail.server = "mail.trust.example";
  settings.outgoing.mail.from = "qualitea@trust.example";
  settings.outgoing.site_url = "https://qualitea.trust.example";
  return settings;
}

/// A site of its own settings over the same database; nobody reads again after a change, as when another process does.
class NewsSite : public ImportSite, public testing::Test {
 protected:
  http::Response ask_with(const shell::Settings& settings, http::Method method, const std::string& address,
                          const Fields& fields = {}) {
    const shell::Routes routes = site_routes(settings);
    SiteHandler handler(
        {.pool = pool_,
         .clock = clock_,
         .site = site_,
         .assets = assets_,
         .audit_head = audit_head_,
         .metrics = metrics_,
         .find_visitor = [this](db::Connection&, const Clock&, const http::Request&) { return visitor_; }},
        routes);
    http::Request request;
    request.method = method;
    const auto question = address.find('?');
    request.path = address.substr(0, question);
    if (question != std::string::npos) request.query = http::parse_urlencoded(address.substr(question + 1));
    request.form.add("csrf", "token");
    for (const auto& [name, value] : fields) request.form.add(name, value);
    return handler.answer(request);
  }
  void administer() { visitor_.role = shell::Role::administrator; }
  void read_all() {
    const auto lease = pool_.lend();
    measures::read_all_again(*lease, clock_.now(), "OU-THANET");
  }
  /// Enough months before the others for limits.
  void save_steady_year() {
    const auto lease = pool_.lend();
    std::vector<measures::IncomingPoint> points;
    Date period = measures::day("2023-06-01");
    for (int i = 0; i < 18; ++i) {
      points.push_back({local_.series.id, period, {.value = 79.0 + i % 3}});
      period = next_period(Frequency::month, period);
    }
    measures::merge_points(
        *lease, points,
        {.now = clock_.now(), .known_at = clock_.now(), .scope = "series:" + to_text(local_.series.id)});
  }
  std::size_t marks() {
    const auto lease = pool_.lend();
    return measures::count_marks(*lease);
  }
  /// Does what is due, each time two minutes later.
  void do_jobs(const shell::Settings& settings) {
    later_ += std::chrono::minutes(2);
    const support::MovingClock later(clock_.now() + later_);
    const auto lease = pool_.lend();
    const shell::JobKinds kinds = job_kinds(settings);
    while (shell::run_next_job(*lease, later, kinds, "test", [] { return false; })) continue;
  }

  std::chrono::minutes later_{0};
  static constexpr const char* kWall = "/measures?organisation=OU-THANET";
  const std::string notice_ =
      "Something changed a moment ago and is being read again. Charts show it already; signals may still come or go.";
};

TEST_F(NewsSite, PagesShowAChangeBeforeItIsReadAgain) {
  read_all();
  const http::Response saved = post(home_ + "/figures/new", {{"period", "01/03/2025"}, {"value", "91.5"}});
  ASSERT_EQ(saved.status, 303) << saved.body;
  ASSERT_EQ(marks(), 1u);
  const http::Response waits = ask(http::Method::get, home_);
  EXPECT_TRUE(holds(waits, "91.5"));
  EXPECT_TRUE(holds(waits, notice_));
  EXPECT_TRUE(holds(ask(http::Method::get, "/signals"), notice_));
  const std::string wall = ask(http::Method::get, kWall).body;
  EXPECT_NE(wall.find("91.5"), std::string::npos);
  read_all();
  EXPECT_EQ(ask(http::Method::get, kWall).body, wall) << "the wall reads figures afresh";
  const http::Response read = ask(http::Method::get, home_);
  EXPECT_FALSE(holds(read, notice_));
  EXPECT_TRUE(holds(read, "91.5"));
}

TEST_F(NewsSite, TheKeptReadingSaysThatItIsOlderThanTheFigures) {
  read_all();
  const auto changed_since = [&] {
    const auto lease = pool_.lend();
    return lease->only<std::int64_t>("SELECT changed_since FROM qualitea_series");
  };
  EXPECT_EQ(changed_since(), 0);
  post(home_ + "/figures/new", {{"period", "01/03/2025"}, {"value", "91.5"}});
  EXPECT_EQ(changed_since(), 1);
  do_jobs({});
  EXPECT_EQ(changed_since(), 0);
}

TEST_F(NewsSite, AFigureTypedIntoTheFormEndsInAMailAndASignedDocument) {
  client::PretendServer mail_server("smtp");
  client::PretendServer receiver("http");
  shell::Settings settings = with_mail();
  settings.outgoing.mail.server = "127.0.0.1";
  settings.outgoing.mail.port = mail_server.port();
  settings.outgoing.mail.security = client::MailSecurity::none;
  settings.outgoing.hooks.private_addresses = client::PrivateAddresses::allowed;
  settings.outgoing.hooks.plain_http = client::PlainHttp::allowed;
  save_steady_year();
  administer();
  ask_with(settings, http::Method::post, "/web-hooks", {{"name", "Teams"}, {"url", receiver.url("http")}});
  ask_with(settings, http::Method::post, "/account/notifications", {{"delivery", "at_once"}});
  ask_with(settings, http::Method::post, home_ + "/follow");
  do_jobs(settings);
  const http::Response saved = ask_with(settings, http::Method::post, home_ + "/figures/new",
                                        {{"period", "01/03/2025"}, {"value", "5"}, {"confirmed", "yes"}});
  ASSERT_EQ(saved.status, 303) << saved.body;
  do_jobs(settings);  // reads again, tells the web hook
  do_jobs(settings);  // the mail, a minute later
  const std::string mail = mail_server.heard();
  EXPECT_NE(mail.find("Subject: Signal: Records completed on the day, Thanet"), std::string::npos) << mail;
  EXPECT_NE(mail.find("https://qualitea.trust.example/signals/1"), std::string::npos);
  EXPECT_NE(receiver.heard().find("X-Qualitea-Signature: sha256="), std::string::npos);
}

TEST_F(NewsSite, WhatIsSaidOfASignalIsKeptWithANumberLikeAPatientsOnlyWhenSomebodySaysThatItIsNone) {
  save_steady_year();
  ASSERT_EQ(post(home_ + "/follow").status, 303);
  do_jobs({});
  ASSERT_EQ(post(home_ + "/figures/new", {{"period", "01/03/2025"}, {"value", "5"}, {"confirmed", "yes"}}).status, 303);
  do_jobs({});
  std::string signal;
  {
    const auto lease = pool_.lend();
    const auto signals = measures::list_signals(*lease, {}, 0, 1);
    ASSERT_EQ(signals.size(), 1u);
    signal = "/signals/" + to_text(signals.front().id);
  }
  const auto is_asked_about = [&](const std::string& deed, const std::string& text, Fields fields) {
    SCOPED_TRACE(deed);
    const std::int64_t before = audit_records();
    const http::Response asked = post(signal + deed, fields);
    EXPECT_EQ(asked.status, 422);
    EXPECT_TRUE(holds(asked, "looks like an NHS number"));
    EXPECT_TRUE(holds(asked, "id=\"no-identifier\""));
    EXPECT_TRUE(holds(asked, text)) << "what was typed is still there";
    EXPECT_EQ(audit_records(), before);
    EXPECT_FALSE(holds(get(signal), text));
    fields.emplace_back("no-identifier", "yes");
    EXPECT_EQ(post(signal + deed, fields).status, 303);
  };
  const std::string found = "The call of 943 476 5919";
  is_asked_about("/explanation", found, {{"kind", "special_cause"}, {"words", found}, {"then", "close"}});
  const std::string reason = "Asked about by 943 476 5919";
  is_asked_about("/reopening", reason, {{"reason", reason}});
}

TEST_F(NewsSite, ANameOfAWebHookIsAskedAboutAsWell) {
  administer();
  const http::Response asked = ask_with({}, http::Method::post, "/web-hooks",
                                        {{"name", "Call 943 476 5919"}, {"url", "https://hooks.trust.example/a"}});
  EXPECT_EQ(asked.status, 422);
  EXPECT_TRUE(holds(asked, "id=\"no-identifier\""));
  const auto lease = pool_.lend();
  EXPECT_TRUE(measures::list_web_hooks(*lease).empty());
}

TEST_F(NewsSite, TellsPeopleWhetherMailLeaves) {
  const std::string missing = "Mail is not set up on this site";
  EXPECT_TRUE(holds(ask_with({}, http::Method::get, "/account/notifications"), missing));
  EXPECT_FALSE(holds(ask_with(with_mail(), http::Method::get, "/account/notifications"), missing));
}

TEST_F(NewsSite, AWebHookIsAddedTestedAndRemoved) {
  administer();
  const http::Response refused = ask_with({}, http::Method::post, "/web-hooks",
                                          {{"name", "Teams"}, {"url", "https://user:word@hooks.trust.example/"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(holds(refused, "Leave name and password out of the address"));
  EXPECT_TRUE(holds(refused, "https://user:word@hooks.trust.example/")) << "what was typed is still there";
  EXPECT_EQ(ask_with({}, http::Method::post, "/web-hooks", {{"name", "Here"}, {"url", "https://127.0.0.1/"}}).status,
            422);

  shell::Settings inside = with_mail();
  inside.outgoing.hooks.private_addresses = client::PrivateAddresses::allowed;
  const http::Response added =
      ask_with(inside, http::Method::post, "/web-hooks", {{"name", "Teams"}, {"url", "https://127.0.0.1:1/a"}});
  EXPECT_EQ(added.status, 200);
  std::string secret;
  {
    const auto lease = pool_.lend();
    secret = measures::list_web_hooks(*lease).at(0).secret;
  }
  EXPECT_TRUE(holds(added, secret));
  EXPECT_FALSE(holds(ask_with(inside, http::Method::get, "/web-hooks"), secret)) << "shown once";

  const http::Response tested = ask_with(inside, http::Method::post, "/web-hooks/1/test");
  EXPECT_EQ(location(tested), "/web-hooks?saved=test#deliveries");
  EXPECT_TRUE(holds(ask_with(inside, http::Method::get, location(tested).substr(0, 21)), "A test is on its way"));
  do_jobs({});  // where private networks are refused
  const http::Response listed = ask_with(inside, http::Method::get, "/web-hooks");
  EXPECT_TRUE(holds(listed, "Not sent"));
  EXPECT_TRUE(holds(listed, "This address leads to a private network."));
  EXPECT_EQ(location(ask_with(inside, http::Method::post, "/web-hooks/deliveries/1/again")),
            "/web-hooks?saved=again#deliveries");
  EXPECT_EQ(ask_with(inside, http::Method::post, "/web-hooks/deliveries/1/again").status, 409) << "it waits already";

  EXPECT_EQ(location(ask_with(inside, http::Method::post, "/web-hooks/1/closing")), "/web-hooks?saved=closing");
  EXPECT_EQ(ask_with(inside, http::Method::post, "/web-hooks/1/test").status, 404);
  const auto lease = pool_.lend();
  EXPECT_EQ(lease->only<std::int64_t>("SELECT count(*) FROM audit_record WHERE action LIKE 'web-hook.%'"), 4);
  EXPECT_EQ(measures::list_deliveries(*lease, 10).at(0).state, measures::HookState::closed);
}

TEST_F(NewsSite, OnlyAdministratorsSeeWebHooks) {
  EXPECT_EQ(ask_with({}, http::Method::get, "/web-hooks").status, 403);
  EXPECT_EQ(ask_with({}, http::Method::post, "/web-hooks/1/test").status, 403);
}

TEST(OutgoingSettings, AreCheckedTogether) {
  const auto refusal = [](auto change) {
    shell::OutgoingSettings settings = with_mail().outgoing;
    change(settings);
    const Done good = shell::check_outgoing(settings);
    return good ? std::string() : good.error().message;
  };
  EXPECT_EQ(refusal([](auto&) {}), "");
  EXPECT_EQ(refusal([](auto& s) { s = {}; }), "");
  EXPECT_EQ(refusal([](auto& s) { s.site_url.clear(); }),
            "Mail links to this site: give site-url, such as https://qualitea.trust.example.");
  EXPECT_EQ(refusal([](auto& s) { s.mail.from.clear(); }),
            "Give mail-from the address that mail is sent from, such as qualitea@trust.example.");
  EXPECT_EQ(refusal([](auto& s) { s.mail.server.clear(); }),
            "Give mail-server as well, or leave all mail settings out.");
  EXPECT_EQ(refusal([](auto& s) { s.mail.security = client::MailSecurity::none; }),
            "mail-security none is only for a mail server on this machine. Choose starttls or tls for "
            "mail.trust.example.");
  EXPECT_EQ(refusal([](auto& s) { s.mail.user = "qualitea"; }),
            "Give mail-user and its password (mail-password-file) together, or neither.");
  EXPECT_EQ(refusal([](auto& s) {
              s.mail.server = "localhost";
              s.mail.security = client::MailSecurity::none;
            }),
            "");
  for (const char* url : {"qualitea.trust.example", "ftp://qualitea", "https://", "https:///a", "https://a b",
                          "https://q.example/?a=b", "https://user@q.example"})
    EXPECT_NE(refusal([&](auto& s) { s.site_url = url; }), "") << url;
}

}  // namespace
}  // namespace qi::main
