#include "measures/news_jobs.h"

#include <gtest/gtest.h>

#include "access/account_store.h"
#include "client/pretend_server.h"
#include "measures/figures_in_memory.h"
#include "measures/follow_store.h"
#include "measures/measures_database.h"
#include "measures/news_store.h"
#include "measures/point_import.h"
#include "measures/reading_again.h"
#include "measures/reading_jobs.h"
#include "measures/reading_mark_store.h"
#include "measures/signal_deeds.h"
#include "measures/signal_news.h"
#include "measures/signal_store.h"
#include "measures/web_hook_store.h"
#include "shell/job_runner.h"
#include "shell/job_schedule.h"
#include "support/moving_clock.h"

namespace qi::measures {
namespace {

using client::PretendServer;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

bool goes_on() {
  return false;
}

std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}
bool holds(const std::string& text, std::string_view part) {
  return count_of(text, part) > 0;
}
/// What stands behind "Header: " in what a server heard.
std::string header(const std::string& heard, const std::string& name) {
  const auto begin = heard.find(name + ": ");
  if (begin == std::string::npos) return {};
  const auto value = begin + name.size() + 2;
  return heard.substr(value, heard.find('\n', value) - value);
}

/// A place whose figures raise signals, Priya who follows it and hears at once, and servers that are real sockets.
class News : public testing::TestWithParam<support::Backend> {
 protected:
  News() {
    inside(db_, [&] {
      priya_ = account("Priya Nair", "priya@trust.example");
      follow(db_, now(), priya_, series_.id);
      choose_delivery(db_, now(), priya_, Delivery::at_once);
      return 0;
    });
    plan_.mail.server = "127.0.0.1";
    plan_.mail.port = 1;  // nobody answers there
    plan_.mail.security = client::MailSecurity::none;
    plan_.mail.from = "qualitea@trust.example";
    plan_.mail.patience = seconds(5);
    plan_.hooks.private_addresses = client::PrivateAddresses::allowed;
    plan_.hooks.plain_http = client::PlainHttp::allowed;
    plan_.hooks.whole_patience = std::chrono::milliseconds(5000);
  }

  shell::AccountId account(const char* name, const char* email) {
    return *access::create_account(db_, {std::nullopt, now()},
                                   {.email = email, .name = name, .role = shell::Role::contributor}, "x");
  }
  Instant now() const { return clock_.now(); }
  void load(const Series& series, const std::vector<double>& values) {
    std::vector<IncomingPoint> points;
    Date period = day("2023-01-01");
    for (const double value : values) {
      points.push_back({series.id, period, {.value = value}});
      period = next_period(Frequency::month, period);
    }
    merge_points(db_, points, {.now = now(), .known_at = now(), .scope = "series:" + to_text(series.id)});
  }
  std::vector<double> with_jump() const {
    std::vector<double> values = steady(24);
    values.push_back(80);
    return values;
  }
  /// Figures with a signal are given, and read within the same request.
  void raise_signal() {
    load(series_, with_jump());
    read_again(db_, now(), kReadInRequest, kOwn);
  }
  WebHookId add_hook(const std::string& url) {
    return inside(db_, [&] {
      return *create_web_hook(db_, now(), std::nullopt,
                              {.name = "Teams channel", .url = url, .secret = "shared", .closed_at = {}}, plan_.hooks);
    });
  }
  /// Every job that is due now; returns how many.
  int do_jobs() {
    shell::JobKinds kinds = news_job_kinds(plan_);
    for (const shell::JobKind& kind : reading_job_kinds(std::string(kOwn))) kinds.push_back(kind);
    shell::queue_due_schedules(db_, now());
    int did = 0;
    while (shell::run_next_job(db_, clock_, kinds, "test", goes_on)) ++did;
    return did;
  }
  shell::Job newest_job(std::string_view kind) {
    for (const shell::Job& job : shell::list_jobs(db_, {}, 100))
      if (job.kind == kind) return job;
    ADD_FAILURE() << "no job " << kind;
    return {};
  }
  std::size_t waiting(shell::AccountId account) { return list_waiting_news(db_, account).size(); }

  static constexpr std::string_view kOwn = "OU-THANET";
  support::MovingClock clock_{support::at("2025-02-03T09:00:00.000Z")};
  support::MigratedDatabase database_{GetParam()};
  db::Connection& db_ = database_.db;
  Series series_ = local_series(db_).series;
  shell::AccountId priya_;
  NewsPlan plan_{.kinds = {signal_news(), test_news()}, .mail = {}, .hooks = {}, .site_url = "https://q.example"};
};
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
  EXPECT_TRUE(holds(body, R"("measure":"Records completed on the day")"));
  EXPECT_EQ(list_deliveries(db_, 10).at(0).state, HookState::sent);
  EXPECT_EQ(waiting(priya_), 0u);
  EXPECT_EQ(newest_job(kMailJob).outcome, "One mail with 1 piece of news.");
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
  EXPECT_EQ(read_again(db_, now(), kReadInRequest, kOwn).read, kReadInRequest);
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
  EXPECT_TRUE(shell::list_schedules(db_).empty());
  PretendServer server("smtp");
  plan_ = set_up;
  plan_.mail.port = server.port();
  start_news(db_, now(), plan_);
  clock_.advance(kNewsGathered);
  do_jobs();
  EXPECT_EQ(waiting(priya_), 0u);
}

TEST_P(News, AReceiverThatFailsIsTriedAgainThenGivenUpAndCanBeAskedForAgain) {
  PretendServer failing("http --status 500 --callers " + std::to_string(kHookRetry.most_tries));
  add_hook(failing.url("http"));
  raise_signal();
  do_jobs();
  EXPECT_EQ(list_deliveries(db_, 1).at(0).words, "It answered 500.");
  EXPECT_EQ(list_deliveries(db_, 1).at(0).state, HookState::waiting);
  EXPECT_EQ(newest_job(kHookJob).not_before, now() + seconds(30));
  inside(db_, [&] { return choose_delivery(db_, now(), priya_, Delivery::none), 0; });
  for (int tries = 1; tries < kHookRetry.most_tries; ++tries) {
    clock_.advance(kHookRetry.most_wait);
    do_jobs();
  }
  const HookDelivery given_up = list_deliveries(db_, 1).at(0);
  EXPECT_EQ(given_up.state, HookState::given_up);
  EXPECT_EQ(given_up.tries, kHookRetry.most_tries);
  EXPECT_EQ(newest_job(kHookJob).state, shell::JobState::failed);

  PretendServer mended("http --status 204 --body 0");
  db_.run("UPDATE web_hook SET url = $1", mended.url("http"));
  EXPECT_TRUE(inside(db_, [&] { return send_again(db_, now(), priya_, given_up.id); }));
  do_jobs();
  EXPECT_EQ(list_deliveries(db_, 1).at(0).state, HookState::sent);
  EXPECT_EQ(header(mended.heard(), "X-Qualitea-Delivery"), given_up.identity);
}

TEST_P(News, AnAddressThatMayNotBeReachedIsNotTriedAgain) {
  const WebHookId hook = add_hook("http://127.0.0.1:1/hook");
  plan_.hooks.private_addresses = client::PrivateAddresses::refused;
  inside(db_, [&] { return tell_program(db_, now(), hook, test_item(), std::nullopt), 0; });
  do_jobs();
  EXPECT_EQ(list_deliveries(db_, 1).at(0).state, HookState::refused);
  EXPECT_EQ(newest_job(kHookJob).state, shell::JobState::failed);
  EXPECT_EQ(newest_job(kHookJob).tries, 1);
}

TEST_P(News, AClosedWebHookIsSentNothing) {
  const WebHookId hook = add_hook("http://127.0.0.1:1/hook");
  raise_signal();
  EXPECT_TRUE(inside(db_, [&] { return close_web_hook(db_, now(), std::nullopt, hook); }));
  do_jobs();
  EXPECT_EQ(list_deliveries(db_, 1).at(0).state, HookState::closed);
  EXPECT_EQ(list_deliveries(db_, 1).at(0).tries, 0);
  EXPECT_EQ(newest_job(kHookJob).outcome, "There was nothing left to send.");
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
                                             const NewsItem& item) { w.key("feed").value(item.subject); }});
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

TEST_P(News, TheRestOfAnImportIsReadByAJobWithProgress) {
  for (int i = 0; i < 30; ++i) {
    const Series series = inside(db_, [&] {
      const std::string name = "Place " + std::to_string(i);
      return series_of(db_, series_.measure,
                       *create_organisation(db_, {.code = "OU-" + std::to_string(i),
                                                  .name = name,
                                                  .short_name = name,
                                                  .kind = OrganisationKind::operating_unit}));
    });
    load(series, steady(24));
  }
  const std::size_t marked = count_marks(db_);
  const ReadAgain in_request = read_again(db_, now(), kReadInRequest, kOwn);
  EXPECT_EQ(in_request.waiting, marked - kReadInRequest);
  clock_.advance(seconds(2));
  EXPECT_EQ(do_jobs(), 1);
  EXPECT_EQ(count_marks(db_), 0u);
  EXPECT_EQ(newest_job(kReadingJob).outcome, std::to_string(marked - kReadInRequest) + " series were read again.");
}

TEST_P(News, AChangeThatIsReadAtOnceLeavesNoJobBehind) {
  load(series_, steady(24));
  EXPECT_EQ(newest_job(kReadingJob).state, shell::JobState::waiting);
  read_again(db_, now(), kReadInRequest, kOwn);
  EXPECT_TRUE(shell::list_jobs(db_, {}, 10).empty());
}

TEST_P(News, WhatAnUpgradeMarkedIsReadByAJobAtTheStart) {
  load(series_, steady(24));
  inside(db_, [&] { return shell::withdraw_waiting_job(db_, kReadingJob), 0; });
  start_reading(db_, now());
  clock_.advance(seconds(2));
  EXPECT_EQ(do_jobs(), 1);
  EXPECT_EQ(count_marks(db_), 0u);
}

}  // namespace
}  // namespace qi::measures
