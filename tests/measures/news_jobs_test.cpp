#include "measures/news/news_jobs.h"

#include "measures/news_fixture.h"
#include "measures/reading_mark_store.h"
#include "measures/signals/signal_deeds.h"
#include "measures/signals/signal_store.h"

namespace qi::measures {
namespace {

using client::PretendServer;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

class News : public NewsFixture {};
INSTANTIATE_TEST_SUITE_P(OnEveryDatabase, News, testing::ValuesIn(support::every_backend()), support::BackendName());

TEST_P(News, OneSignalEndsInOneMailAndOneSignedHook) {
  PretendServer mail_server("smtp");
  PretendServer receiver("http");
  plan_.mail.port = mail_server.port();
  add_hook(receiver.url("http"));
  raise_signal();
  EXPECT_EQ(do_jobs(), 1) << "the mail gathers what comes within a minute";
  clock_.advance(kNewsGathered);
  EXPECT_EQ(do_jobs(), 1);
  clock_.advance(hours(24));
  EXPECT_EQ(do_jobs(), 0) << "nothing is sent twice";

  const std::string mail = mail_server.heard();
  EXPECT_TRUE(holds(mail, "RCPT TO:<priya@trust.example>")) << mail;
  EXPECT_TRUE(holds(mail, "Subject: Signal: Records completed on the day, Thanet"));
  EXPECT_TRUE(holds(mail, "https://q.example/signals/"));
  EXPECT_FALSE(holds(mail, "Priya")) << "no personal data beyond the address";
  const std::string hook = receiver.heard();
  EXPECT_EQ(header(hook, "X-Qualitea-Event"), "signal.raised");
  const std::string body = hook.substr(hook.rfind("\n{") + 1, hook.rfind('}') - hook.rfind("\n{"));
  const Instant sent_at(seconds(std::stoll(header(hook, "X-Qualitea-Timestamp"))));
  EXPECT_EQ(header(hook, "X-Qualitea-Signature"), client::hook_signature("shared", sent_at, body)) << hook;
  for (const shell::ApiParameter& described : shell::hook_headers())
    EXPECT_NE(header(hook, described.name), "") << described.name;
  EXPECT_TRUE(holds(body, R"("measure":"Records completed on the day")"));
  EXPECT_EQ(list_deliveries(db_, 10).at(0).state, HookState::sent);
  EXPECT_EQ(waiting(priya_), 0u);
  EXPECT_EQ(newest_job(kMailJob).outcome, "One mail with 1 piece of news.");
}

TEST_P(News, OfAMeasureWhoseNameHasALineEndGoesOutAllTheSame) {
  PretendServer mail_server("smtp");
  plan_.mail.port = mail_server.port();
  db_.run("UPDATE measure SET name = $1", "Records completed\r\nBcc: all@trust.example");
  raise_signal();
  clock_.advance(kNewsGathered);
  do_jobs();
  EXPECT_EQ(waiting(priya_), 0u);
  const std::string mail = mail_server.heard();
  EXPECT_TRUE(holds(mail, "Subject: Signal: Records completed  Bcc: all@trust.example, Thanet")) << mail;
}

TEST_P(News, AnImportThatRaisesFortySignalsMakesOneMail) {
  PretendServer mail_server("smtp");
  plan_.mail.port = mail_server.port();
  constexpr int kPlaces = 40;
  for (int i = 0; i < kPlaces; ++i) {
    const Series series = inside(db_, [&] {
      const std::string name = "Place " + std::to_string(i);
      const auto place = create_organisation(db_, {.code = "OU-" + std::to_string(i),
                                                   .name = name,
                                                   .short_name = name,
                                                   .kind = OrganisationKind::operating_unit});
      const Series made = series_of(db_, series_.measure, *place);
      follow(db_, now(), priya_, made.id);
      return made;
    });
    load(series, with_jump());
  }
  EXPECT_EQ(read_again(db_, now(), kReadInRequest, kOwnPlace).read, kReadInRequest);
  clock_.advance(minutes(2));  // the reading job is late: the mail is due before it has begun
  do_jobs();
  EXPECT_EQ(count_marks(db_), 0u);
  EXPECT_EQ(waiting(priya_), 0u) << "somebody who waits goes first, so figures were read before the mail was written";
  const std::string mail = mail_server.heard();
  EXPECT_TRUE(holds(mail, "Subject: 40 signals:")) << mail.substr(0, 2000);
  EXPECT_TRUE(holds(mail, "And 20 more"));
}

TEST_P(News, AMailWaitsWhileFiguresAreStillRead) {
  raise_signal();
  clock_.advance(kNewsGathered);
  inside(db_, [&] { return mark_to_read(db_, now(), series_.id), 0; });
  const shell::JobKinds only_news = news_job_kinds(plan_);
  EXPECT_TRUE(shell::run_next_job(db_, clock_, only_news, "test", goes_on));
  EXPECT_EQ(shell::list_jobs(db_, {.state = shell::JobState::finished}, 10).at(0).outcome,
            "Figures are still being read: one mail follows when they are.");
  EXPECT_EQ(waiting(priya_), 1u);
  PretendServer mail_server("smtp");
  plan_.mail.port = mail_server.port();
  clock_.advance(kMostGathered);
  const shell::JobKinds with_server = news_job_kinds(plan_);
  while (shell::run_next_job(db_, clock_, with_server, "test", goes_on)) continue;
  EXPECT_EQ(waiting(priya_), 0u) << "but not for ever";
}

TEST_P(News, AMailServerThatIsAwayLeavesTheNewsWaitingAndTheJobIsTriedAgain) {
  raise_signal();
  clock_.advance(kNewsGathered);
  do_jobs();
  EXPECT_EQ(waiting(priya_), 1u);
  const shell::Job job = newest_job(kMailJob);
  EXPECT_EQ(job.state, shell::JobState::waiting);
  EXPECT_EQ(job.not_before, now() + seconds(60));
  EXPECT_EQ(job.outcome, "The mail server did not take the mail. The log says why. It is tried again.");
  const std::string begun = list_waiting_news(db_, priya_).at(0).mail;

  PretendServer busy("smtp --refuse 451");
  plan_.mail.port = busy.port();
  clock_.advance(seconds(60));
  do_jobs();
  EXPECT_EQ(waiting(priya_), 1u);

  PretendServer back("smtp");
  plan_.mail.port = back.port();
  clock_.advance(minutes(2));
  do_jobs();
  EXPECT_EQ(waiting(priya_), 0u);
  EXPECT_EQ(header(back.heard(), "Message-ID"), "<" + begun + "@trust.example>") << "the same mail each time";
}

TEST_P(News, AnAddressThatTheServerRefusesFailsTheJobAndLosesNothing) {
  PretendServer strict("smtp --refuse 550");
  plan_.mail.port = strict.port();
  raise_signal();
  clock_.advance(kNewsGathered);
  do_jobs();
  EXPECT_EQ(newest_job(kMailJob).state, shell::JobState::failed);
  EXPECT_EQ(waiting(priya_), 1u);
}

TEST_P(News, WhatCameWhileAMailWasOnItsWayGoesIntoTheNext) {
  raise_signal();
  clock_.advance(kNewsGathered);
  do_jobs();  // begun, not taken
  const std::string begun = list_waiting_news(db_, priya_).at(0).mail;
  ASSERT_FALSE(begun.empty());
  inside(db_, [&] {
    tell_person(db_, now(), priya_, news_of(list_signals(db_, {}, 0, 1).at(0).id, Deed::handed_over));
    return 0;
  });
  EXPECT_EQ(waiting(priya_), 2u);
  PretendServer server("smtp --callers 2");
  plan_.mail.port = server.port();
  clock_.advance(minutes(5));
  do_jobs();
  clock_.advance(minutes(5));
  do_jobs();
  EXPECT_EQ(waiting(priya_), 0u);
  const std::string heard = server.heard();
  EXPECT_EQ(count_of(heard, "Message-ID: "), 2u);
  EXPECT_EQ(count_of(heard, begun), 1u);
}

TEST_P(News, AProgramThatDiesBetweenSendingAndNotingSendsTheSameAgain) {
  PretendServer server("smtp --callers 2");
  PretendServer receiver("http --callers 2");
  plan_.mail.port = server.port();
  add_hook(receiver.url("http"));
  raise_signal();
  clock_.advance(kNewsGathered);
  const shell::JobKinds kinds = news_job_kinds(plan_);
  // Two tries that send and then cannot note it: their claims are gone by then.
  for (int i = 0; i < 2; ++i) {
    const auto lost = shell::claim_job(db_, now(), kinds, "dies");
    ASSERT_TRUE(lost);
    shell::JobRun run(db_, clock_, lost->job, lost->claim, goes_on);
    EXPECT_FALSE(run.must_stop());
    db_.run("UPDATE job SET claim = 'nobody' WHERE id = $1", lost->job.id);
    const auto outcome = shell::find_kind(kinds, lost->job.kind)->work(run);
    EXPECT_TRUE(outcome && outcome->end == shell::JobOutcome::End::stopped_early);
  }
  EXPECT_EQ(waiting(priya_), 1u) << "sent, but nobody knows";
  EXPECT_EQ(list_waiting_deliveries(db_).size(), 1u);
  clock_.advance(shell::kJobLease);
  EXPECT_EQ(do_jobs(), 2);
  EXPECT_EQ(waiting(priya_), 0u);
  const std::string mails = server.heard();
  EXPECT_EQ(count_of(mails, "Message-ID: "), 2u);
  EXPECT_EQ(count_of(mails, "Message-ID: " + header(mails, "Message-ID")), 2u) << mails;
  const std::string hooks = receiver.heard();
  EXPECT_EQ(count_of(hooks, "X-Qualitea-Delivery: " + header(hooks, "X-Qualitea-Delivery")), 2u) << hooks;
  EXPECT_EQ(list_deliveries(db_, 10).at(0).state, HookState::sent);
}

TEST_P(News, DailyMailsGoOutAtSevenInLondonWithTheNewsOfTheDay) {
  inside(db_, [&] { return choose_delivery(db_, now(), priya_, Delivery::daily), 0; });
  start_news(db_, now(), plan_);
  raise_signal();
  clock_.advance(hours(12));
  do_jobs();
  EXPECT_EQ(waiting(priya_), 1u) << "not before the morning";
  PretendServer server("smtp");
  plan_.mail.port = server.port();
  clock_.advance(support::at("2025-02-04T07:00:00.000Z") - now());
  do_jobs();
  EXPECT_EQ(waiting(priya_), 0u);
  EXPECT_EQ(newest_job(kDailyMailJob).outcome, "1 person has news.");
  EXPECT_TRUE(holds(server.heard(), "Message-ID: <news-"));
}

TEST_P(News, WhoChangesTheirMindOrSeesTheSignalClosedGetsNoMail) {
  raise_signal();
  const SignalId signal = list_signals(db_, {}, 0, 1).at(0).id;
  const Author author{priya_, "Priya Nair"};
  EXPECT_TRUE(inside(db_, [&] {
    return explain_signal(db_, now(), author, signal, {"expected", ""}, AfterExplaining::is_closed);
  }));
  clock_.advance(kNewsGathered);
  do_jobs();
  EXPECT_EQ(waiting(priya_), 0u);
  EXPECT_EQ(newest_job(kMailJob).outcome, "There was nothing left to tell.");
  inside(db_, [&] {
    tell_person(db_, now(), priya_, news_of(signal, Deed::reopened));
    choose_delivery(db_, now(), priya_, Delivery::none);
    tell_person(db_, now(), priya_, news_of(SignalId{signal.number + 1}, Deed::reopened));
    return 0;
  });
  EXPECT_EQ(waiting(priya_), 1u) << "none wants no more to wait";
  clock_.advance(kNewsGathered);
  do_jobs();
  EXPECT_EQ(waiting(priya_), 0u);
}

TEST_P(News, WaitsUntilMailIsSetUp) {
  NewsPlan set_up = plan_;
  plan_.mail.server.clear();
  raise_signal();
  clock_.advance(kNewsGathered);
  do_jobs();
  EXPECT_EQ(newest_job(kMailJob).outcome, "Mail is not set up, so the news wait.");
  EXPECT_EQ(waiting(priya_), 1u);
  start_news(db_, now(), plan_);
  clock_.advance(hours(24));
  do_jobs();
  EXPECT_EQ(newest_job(kDailyMailJob).outcome, "No mail is to be written.");
  EXPECT_EQ(waiting(priya_), 1u);
  PretendServer server("smtp");
  plan_ = set_up;
  plan_.mail.port = server.port();
  start_news(db_, now(), plan_);
  clock_.advance(kNewsGathered);
  do_jobs();
  EXPECT_EQ(waiting(priya_), 0u);
}

TEST_P(News, WhatWasSentLongAgoIsClearedAwayAndWhatWaitsIsNot) {
  add_hook("http://127.0.0.1:1/hook");
  raise_signal();
  const auto rows = [&] {
    return std::pair(db_.only<std::int64_t>("SELECT count(*) FROM news"), list_deliveries(db_, 10).size());
  };
  remove_old_news(db_, now() + kNewsKept + hours(1));
  EXPECT_EQ(rows(), std::pair(std::int64_t{1}, std::size_t{1}));
  settle_news(db_, now(), list_waiting_news(db_, priya_).at(0), NewsCame::sent);
  note_try(db_, now(), list_deliveries(db_, 1).at(0).id, HookState::sent, "It answered 200.");
  remove_old_news(db_, now() + kNewsKept - hours(1));
  EXPECT_EQ(rows(), std::pair(std::int64_t{1}, std::size_t{1}));
  remove_old_news(db_, now() + kNewsKept + hours(1));
  EXPECT_EQ(rows(), std::pair(std::int64_t{0}, std::size_t{0}));
}

TEST_P(News, OtherKindsThanSignalsGoTheSameWay) {
  plan_.kinds.push_back({.slug = "late-data",
                         .one = "late feed",
                         .many = "late feeds",
                         .lead = "Not come when they were due:",
                         .words =
                             [](db::Connection&, const NewsItem& item) {
                               return NewsWords{.name = "Feed " + std::to_string(item.subject),
                                                .found = "Due on Monday.",
                                                .page = html::Url::path("/feeds")};
                             },
                         .write_members = [](json::Writer& w, db::Connection&,
                                             const NewsItem& item) { w.key("feed").value(item.subject); },
                         .members = {shell::needed("feed", shell::whole_schema("Number of the feed."))},
                         .events = {{"late", "A feed did not come when it was due."}}});
  PretendServer mail_server("smtp");
  PretendServer receiver("http");
  plan_.mail.port = mail_server.port();
  add_hook(receiver.url("http"));
  inside(db_, [&] {
    const NewsItem item{.kind = "late-data", .subject = 7, .event = "late"};
    tell_person(db_, now(), priya_, item);
    tell_programs(db_, now(), item);
    return 0;
  });
  clock_.advance(kNewsGathered);
  do_jobs();
  EXPECT_TRUE(holds(mail_server.heard(), "Subject: Late feed: Feed 7"));
  EXPECT_TRUE(holds(receiver.heard(), R"("event":"late-data.late")"));
}

}  // namespace
}  // namespace qi::measures
