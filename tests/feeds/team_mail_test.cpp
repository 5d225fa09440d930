#include "feeds/team_mail.h"

#include <gtest/gtest.h>

#include "client/pretend_server.h"
#include "feeds/feed_urls.h"
#include "feeds/feed_view.h"
#include "feeds/feeds_site.h"
#include "shell/job_runner.h"

namespace qi::feeds {
namespace {

using client::PretendServer;

class TeamMails : public testing::TestWithParam<support::Backend> {
 protected:
  TeamMails() {
    site.plan.mail.server = "127.0.0.1";
    site.plan.mail.port = 1;  // nobody answers there
    site.plan.mail.security = client::MailSecurity::none;
    site.plan.mail.from = "qualitea@trust.example";
    site.plan.mail.patience = std::chrono::seconds(5);
    site.plan.site_url = "https://q.example";
    feed = keep("Records of Thanet", "Informatics@trust.example");
    site.drop("records.csv", kTwoMonths);
    site.run(feed);
    set_late_schedule(site.db, site.clock.now());
  }
  Feed keep(const std::string& name, const std::string& team_mail) {
    return site.keep({.name = name,
                      .kind = FeedKind::file_drop,
                      .series = site.local.series.id,
                      .team_mail = team_mail,
                      .recurrence = shell::DailyAt{1}});
  }
  void be(const char* moment) { site.clock.advance(support::at(moment) - site.clock.now()); }
  /// The morning's look for late figures and what follows it; feeds do not run.
  void do_late_job() {
    const shell::JobKinds all = feed_job_kinds(site.plan);
    shell::JobKinds kinds;
    for (const shell::JobKind& kind : all)
      if (kind.slug != kFeedJob) kinds.push_back(kind);
    shell::queue_due_schedules(site.db, site.clock.now());
    while (shell::run_next_job(site.db, site.clock, kinds, "test", [] { return false; })) {
    }
  }
  std::int64_t jobs_of_mail() {
    return site.db.only<std::int64_t>("SELECT count(*) FROM job WHERE kind = 'feed-team-mail'");
  }
  std::optional<TeamMail> mail_now() {
    return write_team_mail(site.db, site.clock.now(), site.plan, "informatics@trust.example", "feed-team-1");
  }

  FeedsSite site{GetParam()};
  Feed feed;
};
INSTANTIATE_TEST_SUITE_P(EveryDatabase, TeamMails, testing::ValuesIn(support::every_backend()), support::BackendName());

TEST_P(TeamMails, TellTheTeamOfLateFiguresOnceInOneMail) {
  PretendServer server("smtp");
  site.plan.mail.port = server.port();
  keep("Records again", "informatics@trust.example");
  be("2025-06-01T06:30:00.000Z");
  do_late_job();
  EXPECT_EQ(jobs_of_mail(), 1) << "both feeds have one address, in different letters";
  be("2025-06-02T06:30:00.000Z");
  do_late_job();
  EXPECT_FALSE(mail_now()) << "the team knows already";
  const std::string mail = server.heard();
  EXPECT_NE(mail.find("RCPT TO:<informatics@trust.example>"), std::string::npos) << mail;
  EXPECT_NE(mail.find("Subject: Feed Records of Thanet needs somebody"), std::string::npos) << mail;
  EXPECT_NE(mail.find("April 2025 was expected by 31 May"), std::string::npos) << mail;
  EXPECT_NE(mail.find("https://q.example/feeds/" + to_text(feed.id)), std::string::npos) << mail;
}

TEST_P(TeamMails, TellWhatWasRefusedButNotTwiceADay) {
  site.drop("wrong.csv", "Date,Value\nlots,of words\n");
  site.run(feed);
  const auto first = mail_now();
  ASSERT_TRUE(first);
  EXPECT_NE(first->mail.text.find("- 1 file was refused, 30 April 2025"), std::string::npos) << first->mail.text;
  EXPECT_EQ(first->mail.text.find("wrong.csv"), std::string::npos) << "a file's name may name a person";
  note_team_told(site.db, site.clock.now(), feed.id);
  site.drop("wrong_again.csv", "Date,Value\nmore,words\n");
  site.run(feed);
  EXPECT_FALSE(mail_now()) << "it was written to today";
  be("2025-04-30T22:59:00.000Z");
  EXPECT_FALSE(mail_now()) << "a minute before midnight in London";
  be("2025-04-30T23:01:00.000Z");
  ASSERT_TRUE(mail_now());
  EXPECT_NE(mail_now()->mail.text.find("- 1 file was refused, "), std::string::npos) << "the other was told yesterday";
}

TEST_P(TeamMails, TellWhatWasRefusedAlsoWhenAGoodFileFollowed) {
  site.drop("wrong.csv", "Date,Value\nlots,of words\n");
  site.run(feed);
  site.drop("wrong_too.csv", "Date,Value\nmore,words\n");
  site.run(feed);
  site.drop("good.csv", "Date,Value\n2025-04-01,81\n");
  site.run(feed);
  ASSERT_TRUE(mail_now());
  EXPECT_NE(mail_now()->mail.text.find("- 2 files were refused, the last 30 April 2025"), std::string::npos)
      << mail_now()->mail.text;
}

TEST_P(TeamMails, LeadToThePageThatSaysWhy) {
  site.drop("wrong.csv", "Date,Value\nlots,of words\n");
  site.run(feed);
  const std::string address = feed_faults_url(feed.id).text();
  EXPECT_EQ(address, "/feeds/" + to_text(feed.id) + "?runs=faults");
  EXPECT_NE(mail_now()->mail.text.find("https://q.example" + address), std::string::npos) << mail_now()->mail.text;
  const FeedPage page = load_feed_page(site.db, *find_feed(site.db, feed.id), RunsAsked::gone_wrong);
  ASSERT_EQ(page.runs.size(), 1u) << "the good file is not among them";
  EXPECT_EQ(page.runs.front().file, "wrong.csv");
  EXPECT_TRUE(load_feed_page(site.db, *find_feed(site.db, feed.id)).other_runs);
}

TEST_P(TeamMails, OfANewAddressTellNothingOfLastYear) {
  site.drop("wrong.csv", "Date,Value\nlots,of words\n");
  site.run(feed);
  ASSERT_TRUE(mail_now());
  site.clock.advance(kFirstMailTells + std::chrono::hours(1));
  EXPECT_FALSE(mail_now());
}

TEST_P(TeamMails, AreTriedAgainWhenTheServerDoesNotAnswerAndAreNotLost) {
  be("2025-06-01T06:30:00.000Z");
  do_late_job();
  EXPECT_EQ(jobs_of_mail(), 1);
  EXPECT_TRUE(mail_now()) << "it was not told";
}

TEST_P(TeamMails, AreNotWrittenForFeedsThatAreOffOrHaveNoAddressOrAreWell) {
  EXPECT_FALSE(mail_now()) << "everything is well";
  be("2025-06-01T06:30:00.000Z");
  site.plan.mail.server.clear();
  do_late_job();
  EXPECT_EQ(jobs_of_mail(), 0) << "mail is not set up";
  EXPECT_TRUE(mail_now());
  db::Transaction transaction(site.db);
  ASSERT_TRUE(switch_feed(site.db, site.clock.now(), site.owner, feed.id, FeedState::off));
  transaction.commit();
  EXPECT_FALSE(mail_now());
}

TEST_P(TeamMails, BeginAnewForAnotherAddress) {
  be("2025-06-01T06:30:00.000Z");
  do_late_job();
  note_team_told(site.db, site.clock.now(), feed.id);
  Feed same = *find_feed(site.db, feed.id);
  same.name = "Records of Thanet, mended";
  EXPECT_TRUE(site.change(same).team_told_at);
  same.team_mail = "performance@trust.example";
  EXPECT_FALSE(site.change(same).team_told_at);
  EXPECT_TRUE(write_team_mail(site.db, site.clock.now(), site.plan, "performance@trust.example", "feed-team-1"));
}

}  // namespace
}  // namespace qi::feeds
