#pragma once
/// A place whose figures raise signals, Priya who follows it and hears of them at once, and jobs that are done by hand.
/// Nothing leaves 127.0.0.1: servers are client/pretend_server.h.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "access/account_store.h"
#include "client/pretend_server.h"
#include "measures/figures_in_memory.h"
#include "measures/measures_database.h"
#include "measures/news/follow_store.h"
#include "measures/news/news_jobs.h"
#include "measures/news/news_store.h"
#include "measures/news/signal_news.h"
#include "measures/news/web_hook_store.h"
#include "measures/point_import.h"
#include "measures/signals/reading_again.h"
#include "measures/signals/reading_jobs.h"
#include "shell/job_runner.h"
#include "shell/job_schedule.h"
#include "support/moving_clock.h"

namespace qi::measures {

inline bool goes_on() {
  return false;
}

inline std::size_t count_of(const std::string& text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}
inline bool holds(const std::string& text, std::string_view part) {
  return count_of(text, part) > 0;
}
/// What stands behind "Header: " in what a server heard.
inline std::string header(const std::string& heard, const std::string& name) {
  const auto begin = heard.find(name + ": ");
  if (begin == std::string::npos) return {};
  const auto value = begin + name.size() + 2;
  return heard.substr(value, heard.find('\n', value) - value);
}

class NewsFixture : public testing::TestWithParam<support::Backend> {
 protected:
  NewsFixture() {
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
    plan_.mail.patience = std::chrono::seconds(5);
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
    read_again(db_, now(), kReadInRequest, kOwnPlace);
  }
  WebHookId add_hook(const std::string& url) {
    return inside(db_, [&] {
      return *create_web_hook(db_, now(), std::nullopt,
                              {.name = "Flow of the QI team", .url = url, .secret = "shared", .closed_at = {}},
                              plan_.hooks);
    });
  }
  /// Every job that is due now; returns how many.
  int do_jobs() {
    shell::JobKinds kinds = news_job_kinds(plan_);
    for (const shell::JobKind& kind : reading_job_kinds(std::string(kOwnPlace))) kinds.push_back(kind);
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

  static constexpr std::string_view kOwnPlace = "OU-THANET";
  support::MovingClock clock_{support::at("2025-02-03T09:00:00.000Z")};
  support::MigratedDatabase database_{GetParam()};
  db::Connection& db_ = database_.db;
  Series series_ = local_series(db_).series;
  shell::AccountId priya_;
  NewsPlan plan_{.kinds = {signal_news(), test_news()}, .mail = {}, .hooks = {}, .site_url = "https://q.example"};
};

}  // namespace qi::measures
