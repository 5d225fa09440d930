#include "measures/notification_store.h"

#include <algorithm>

#include "base/text.h"
#include "measures/audit_payload.h"
#include "shell/audit.h"

namespace qi::measures {
namespace {

WebHook read_hook(const db::Row& row) {
  return {.id = row.get<WebHookId>(0),
          .name = row.get<std::string>(1),
          .url = row.get<std::string>(2),
          .secret = row.get<std::string>(3),
          .created_at = row.get<Instant>(4)};
}

bool is_https(std::string_view url) {
  constexpr std::string_view kBegins = "https://";
  return url.starts_with(kBegins) && url.size() > kBegins.size() &&
         std::ranges::all_of(url, [](unsigned char c) { return c > ' ' && c < 0x7f; });
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
                 .payload = audit_payload({{"delivery", slug(delivery)}})});
}

void add_news(db::Connection& db, Instant now, shell::AccountId account, SignalId signal) {
  const auto waiting = db.only<std::int64_t>(R"sql(
      SELECT count(*)
        FROM signal_news
       WHERE account_id = $1
         AND signal_id = $2
         AND settled_at IS NULL
  )sql",
                                             account, signal);
  if (waiting > 0) return;
  db.run(R"sql(
      INSERT INTO signal_news (account_id, signal_id, created_at)
      VALUES ($1, $2, $3)
  )sql",
         account, signal, now);
}

std::vector<News> list_waiting_news(db::Connection& db) {
  return db.all(
      R"sql(
      SELECT id, account_id, signal_id, created_at
        FROM signal_news
       WHERE settled_at IS NULL
       ORDER BY account_id, id
  )sql",
      [](const db::Row& row) -> News {
        return {row.get<std::int64_t>(0), row.get<shell::AccountId>(1), row.get<SignalId>(2), row.get<Instant>(3)};
      });
}

void settle_news(db::Connection& db, Instant now, const News& news) {
  db.run(R"sql(
      UPDATE signal_news
         SET settled_at = $2
       WHERE id = $1
  )sql",
         news.number, now);
}

std::vector<WebHook> list_web_hooks(db::Connection& db) {
  return db.all(R"sql(
      SELECT id, name, url, secret, created_at
        FROM web_hook
       WHERE closed_at IS NULL
       ORDER BY id
  )sql",
                read_hook);
}

Result<WebHookId> create_web_hook(db::Connection& db, Instant now, std::optional<shell::AccountId> author,
                                  const WebHook& hook) {
  std::vector<FieldError> errors;
  if (trimmed(hook.name).empty())
    errors.push_back({"name", "Say what listens there, like Teams channel of the QI team."});
  if (!is_https(hook.url)) errors.push_back({"url", "Enter an address that begins with https://."});
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  const auto id = db.only<WebHookId>(R"sql(
      INSERT INTO web_hook (name, url, secret, created_at, created_by)
      VALUES ($1, $2, $3, $4, $5)
      RETURNING id
  )sql",
                                     hook.name, hook.url, hook.secret, now, author);
  shell::record(db, now, author,
                {.action = "web-hook.create",
                 .subject = "web-hook:" + to_text(id),
                 .payload = audit_payload({{"name", hook.name}, {"url", hook.url}})});
  return id;
}

Done close_web_hook(db::Connection& db, Instant now, std::optional<shell::AccountId> author, WebHookId id) {
  const auto changed = db.run(R"sql(
      UPDATE web_hook
         SET closed_at = $2
       WHERE id = $1
         AND closed_at IS NULL
  )sql",
                              id, now);
  if (changed == 0) return Error::not_found("We could not find that web hook. It may have been removed already.");
  db.run(R"sql(
      UPDATE web_hook_news
         SET settled_at = $2
       WHERE web_hook_id = $1
         AND settled_at IS NULL
  )sql",
         id, now);
  shell::record(db, now, author, {.action = "web-hook.close", .subject = "web-hook:" + to_text(id)});
  return {};
}

void add_hook_news(db::Connection& db, Instant now, SignalId signal, Deed deed) {
  for (const WebHook& hook : list_web_hooks(db))
    db.run(R"sql(
      INSERT INTO web_hook_news (web_hook_id, signal_id, deed, created_at)
      VALUES ($1, $2, $3, $4)
  )sql",
           hook.id, signal, slug(deed), now);
}

std::vector<HookNews> list_waiting_hook_news(db::Connection& db) {
  return db.all(R"sql(
      SELECT web_hook.id, web_hook.name, web_hook.url, web_hook.secret, web_hook.created_at,
             web_hook_news.id, web_hook_news.signal_id, web_hook_news.deed
        FROM web_hook_news
        JOIN web_hook ON web_hook.id = web_hook_news.web_hook_id
       WHERE web_hook_news.settled_at IS NULL
       ORDER BY web_hook_news.id
  )sql",
                [](const db::Row& row) -> HookNews {
                  return {row.get<std::int64_t>(5), read_hook(row), row.get<SignalId>(6),
                          parse_deed(row.get<std::string>(7)).value()};
                });
}

void settle_hook_news(db::Connection& db, Instant now, const HookNews& news) {
  db.run(R"sql(
      UPDATE web_hook_news
         SET settled_at = $2
       WHERE id = $1
  )sql",
         news.number, now);
}

}  // namespace qi::measures
