#include "measures/news/news_store.h"

#include <fmt/format.h>

#include "shell/audit.h"
#include "shell/audit_payload.h"
#include "shell/jobs.h"

namespace qi::measures {
namespace {

std::string_view slug_of_end(NewsCame came) {
  switch (came) {
    case NewsCame::sent: return "sent";
    case NewsCame::unwanted: return "unwanted";
    case NewsCame::overtaken: return "overtaken";
  }
  return "sent";
}

bool waits_already(db::Connection& db, shell::AccountId account, const NewsItem& item) {
  return db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM news
       WHERE account_id = $1
         AND kind = $2
         AND subject_id = $3
         AND settled_at IS NULL
         AND mail IS NULL
  )sql",
                               account, item.kind, item.subject) > 0;
}

}  // namespace

Delivery delivery_of(db::Connection& db, shell::AccountId account) {
  const auto chosen = db.first(R"sql(
      SELECT delivery
        FROM notification_choice
       WHERE account_id = $1
  )sql",
                               [](const db::Row& row) { return row.get<std::string>(0); }, account);
  return chosen ? parse_delivery(*chosen).value_or(Delivery::none) : Delivery::none;
}

void choose_delivery(db::Connection& db, Instant now, shell::AccountId account, Delivery delivery) {
  db.run(R"sql(
      INSERT INTO notification_choice (account_id, delivery, changed_at)
      VALUES ($1, $2, $3)
      ON CONFLICT (account_id) DO UPDATE
         SET delivery = excluded.delivery, changed_at = excluded.changed_at
  )sql",
         account, slug(delivery), now);
  shell::record(db, now, account,
                {.action = "notification.choose",
                 .subject = "account:" + to_text(account),
                 .payload = shell::audit_payload({{"delivery", slug(delivery)}})});
}

void tell_person(db::Connection& db, Instant now, shell::AccountId account, const NewsItem& item) {
  const Delivery delivery = delivery_of(db, account);
  if (delivery == Delivery::none) return;
  if (!waits_already(db, account, item))
    db.run(R"sql(
      INSERT INTO news (account_id, kind, subject_id, event, created_at)
      VALUES ($1, $2, $3, $4, $5)
  )sql",
           account, item.kind, item.subject, item.event, now);
  if (delivery == Delivery::at_once) queue_mail(db, now, account, now + kNewsGathered);
}

void queue_mail(db::Connection& db, Instant now, shell::AccountId account, Instant not_before) {
  const std::string number = to_text(account);
  shell::queue_job(db, now,
                   {.kind = kMailJob,
                    .payload = fmt::format(R"({{"account":{}}})", number),
                    .subject = "account:" + number,
                    .queued_by = {},
                    .not_before = not_before,
                    .key = "news-mail:" + number});
}

std::vector<News> list_waiting_news(db::Connection& db, shell::AccountId account) {
  return db.all(
      R"sql(
      SELECT id, account_id, kind, subject_id, event, created_at, mail
        FROM news
       WHERE account_id = $1
         AND settled_at IS NULL
       ORDER BY id
  )sql",
      [](const db::Row& row) -> News {
        return {.number = row.get<std::int64_t>(0),
                .account = row.get<shell::AccountId>(1),
                .item = {row.get<std::string>(2), row.get<std::int64_t>(3), row.get<std::string>(4)},
                .created_at = row.get<Instant>(5),
                .mail = row.get<std::optional<std::string>>(6).value_or("")};
      },
      account);
}

std::vector<shell::AccountId> list_people_with_news(db::Connection& db) {
  return db.all(R"sql(
      SELECT DISTINCT account_id
        FROM news
       WHERE settled_at IS NULL
       ORDER BY account_id
  )sql",
                [](const db::Row& row) { return row.get<shell::AccountId>(0); });
}

void put_into_mail(db::Connection& db, const News& news, const std::string& mail) {
  db.run("UPDATE news SET mail = $1 WHERE id = $2", mail, news.number);
}

void settle_news(db::Connection& db, Instant now, const News& news, NewsCame came) {
  db.run(R"sql(
      UPDATE news
         SET settled_at = $1, came = $2
       WHERE id = $3
  )sql",
         now, slug_of_end(came), news.number);
}

void remove_old_news(db::Connection& db, Instant now) {
  db.run("DELETE FROM news WHERE settled_at < $1", now - kNewsKept);
  db.run("DELETE FROM web_hook_delivery WHERE state <> 'waiting' AND created_at < $1", now - kNewsKept);
}

}  // namespace qi::measures
