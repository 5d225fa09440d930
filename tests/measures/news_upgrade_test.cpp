#include <gtest/gtest.h>

#include "access/account_store.h"
#include "measures/measures_database.h"
#include "measures/news/news_store.h"
#include "measures/news/web_hook_store.h"
#include "measures/signals/signal_store.h"

namespace qi::measures {
namespace {

class NewsUpgrade : public testing::TestWithParam<support::Backend> {};
INSTANTIATE_TEST_SUITE_P(OnEveryDatabase, NewsUpgrade, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST_P(NewsUpgrade, WhatWaitedBeforeWaitsAfterwards) {
  support::MigratedDatabase database(GetParam());
  db::Connection& db = database.db;
  const Instant now = moment("2025-02-01");
  db.run_script("DROP TABLE news; DROP TABLE web_hook_delivery;");
  db.run_script(R"sql(
      CREATE TABLE signal_news (id {{identity}}, account_id INTEGER, signal_id INTEGER, created_at TEXT,
                                settled_at TEXT) STRICT;
      CREATE TABLE web_hook_news (id {{identity}}, web_hook_id INTEGER, signal_id INTEGER, deed TEXT, created_at TEXT,
                                  settled_at TEXT) STRICT;
  )sql");
  const LocalSeries local = local_series(db);
  inside(db, [&] {
    const auto account = *access::create_account(
        db, {std::nullopt, now}, {.email = "priya@example.org", .name = "Priya Nair", .role = shell::Role::contributor},
        "x");
    Signal signal{.series = local.series.id,
                  .phase_start = day("2023-01-01"),
                  .first = day("2025-01-01"),
                  .last = day("2025-01-01"),
                  .words = "Above upper limit",
                  .raised_at = now,
                  .changed_at = now};
    signal.id = create_signal(db, signal);
    db.run("INSERT INTO signal_news (account_id, signal_id, created_at) VALUES ($1, $2, $3)", account, signal.id, now);
    db.run("INSERT INTO signal_news (account_id, signal_id, created_at, settled_at) VALUES ($1, $2, $3, $3)", account,
           signal.id, now);
    db.run("INSERT INTO web_hook (name, url, secret, created_at) VALUES ('Teams', 'https://a.example/', 's', $1)", now);
    db.run("INSERT INTO web_hook_news (web_hook_id, signal_id, deed, created_at) VALUES (1, $1, 'raised', $2)",
           signal.id, now);
    return 0;
  });
  for (const db::Migration& each : db::built_in_migrations())
    if (each.name == "news") db.run_script(each.script);
  const auto people = list_people_with_news(db);
  ASSERT_EQ(people.size(), 1u);
  const auto waiting = list_waiting_news(db, people.front());
  ASSERT_EQ(waiting.size(), 1u);
  EXPECT_EQ(waiting.front().item.kind, "signal");
  ASSERT_EQ(list_waiting_deliveries(db).size(), 1u);
  EXPECT_EQ(list_waiting_deliveries(db).front().event(), "signal.raised");
}

}  // namespace
}  // namespace qi::measures
