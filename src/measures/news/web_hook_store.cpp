#include "measures/news/web_hook_store.h"

#include <fmt/format.h>

#include "base/text.h"
#include "shell/audit.h"
#include "shell/audit_payload.h"
#include "shell/digest.h"
#include "shell/jobs.h"

namespace qi::measures {
namespace {

constexpr std::size_t kIdentityBytes = 12;

WebHook read_hook(const db::Row& row) {
  return {.id = row.get<WebHookId>(0),
          .name = row.get<std::string>(1),
          .url = row.get<std::string>(2),
          .secret = row.get<std::string>(3),
          .created_at = row.get<Instant>(4),
          .closed_at = row.get<std::optional<Instant>>(5)};
}

HookDelivery read_delivery(const db::Row& row) {
  return {.id = row.get<HookDeliveryId>(0),
          .hook = row.get<WebHookId>(1),
          .identity = row.get<std::string>(2),
          .item = {row.get<std::string>(3), row.get<std::int64_t>(4), row.get<std::string>(5)},
          .created_at = row.get<Instant>(6),
          .state = parse_hook_state(row.get<std::string>(7)).value(),
          .tries = row.get<int>(8),
          .tried_at = row.get<std::optional<Instant>>(9),
          .words = row.get<std::string>(10)};
}

HookDeliveryId add_delivery(db::Connection& db, Instant now, WebHookId hook, const NewsItem& item) {
  return db.only<HookDeliveryId>(R"sql(
      INSERT INTO web_hook_delivery (web_hook_id, identity, kind, subject_id, event, created_at, state, tries, words)
      VALUES ($1, $2, $3, $4, $5, $6, 'waiting', 0, '')
      RETURNING id
  )sql",
                                 hook, "delivery-" + shell::random_hex(kIdentityBytes), item.kind, item.subject,
                                 item.event, now);
}

}  // namespace

std::vector<WebHook> list_web_hooks(db::Connection& db) {
  return db.all(R"sql(
      SELECT id, name, url, secret, created_at, closed_at
        FROM web_hook
       WHERE closed_at IS NULL
       ORDER BY id
  )sql",
                read_hook);
}

std::optional<WebHook> find_web_hook(db::Connection& db, WebHookId id) {
  return db.first(R"sql(
      SELECT id, name, url, secret, created_at, closed_at
        FROM web_hook
       WHERE id = $1
  )sql",
                  read_hook, id);
}

Result<WebHookId> create_web_hook(db::Connection& db, Instant now, std::optional<shell::AccountId> author,
                                  const WebHook& hook, const client::HookSettings& settings) {
  std::vector<FieldError> errors;
  if (trimmed(hook.name).empty()) errors.push_back({"name", "Say what listens there, like Flow of the QI team."});
  if (const Done address = client::check_hook_address(settings, hook.url); !address)
    errors.push_back({"url", address.error().message});
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
                 .payload = shell::audit_payload({{"name", hook.name}, {"url", hook.url}})});
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
      UPDATE web_hook_delivery
         SET state = 'closed', words = 'The web hook was removed before it was sent.'
       WHERE web_hook_id = $1
         AND state = 'waiting'
  )sql",
         id);
  shell::record(db, now, author, {.action = "web-hook.close", .subject = "web-hook:" + to_text(id)});
  return {};
}

void tell_programs(db::Connection& db, Instant now, const NewsItem& item) {
  for (const WebHook& hook : list_web_hooks(db))
    queue_delivery(db, now, add_delivery(db, now, hook.id, item), std::nullopt);
}

HookDeliveryId tell_program(db::Connection& db, Instant now, WebHookId hook, const NewsItem& item,
                            std::optional<shell::AccountId> asked_by) {
  const HookDeliveryId id = add_delivery(db, now, hook, item);
  queue_delivery(db, now, id, asked_by);
  return id;
}

Done send_again(db::Connection& db, Instant now, shell::AccountId asked_by, HookDeliveryId id) {
  const auto delivery = find_delivery(db, id);
  if (!delivery) return Error::not_found("We could not find that delivery.");
  const auto hook = find_web_hook(db, delivery->hook);
  if (!hook || hook->closed_at) return Error::conflict("This web hook was removed, so nothing is sent to it.");
  if (delivery->state != HookState::given_up && delivery->state != HookState::refused)
    return Error::conflict("Only what was given up or not sent can be sent again.");
  db.run("UPDATE web_hook_delivery SET state = 'waiting' WHERE id = $1", id);
  queue_delivery(db, now, id, asked_by);
  return {};
}

std::optional<HookDelivery> find_delivery(db::Connection& db, HookDeliveryId id) {
  return db.first(R"sql(
      SELECT id, web_hook_id, identity, kind, subject_id, event, created_at, state, tries, tried_at, words
        FROM web_hook_delivery
       WHERE id = $1
  )sql",
                  read_delivery, id);
}

std::vector<HookDelivery> list_deliveries(db::Connection& db, std::size_t most) {
  return db.all(R"sql(
      SELECT id, web_hook_id, identity, kind, subject_id, event, created_at, state, tries, tried_at, words
        FROM web_hook_delivery
       ORDER BY id DESC
       LIMIT $1
  )sql",
                read_delivery, most);
}

std::vector<HookDelivery> list_waiting_deliveries(db::Connection& db) {
  return db.all(R"sql(
      SELECT id, web_hook_id, identity, kind, subject_id, event, created_at, state, tries, tried_at, words
        FROM web_hook_delivery
       WHERE state = 'waiting'
       ORDER BY id
  )sql",
                read_delivery);
}

void queue_delivery(db::Connection& db, Instant now, HookDeliveryId id, std::optional<shell::AccountId> asked_by) {
  const std::string number = to_text(id);
  shell::queue_job(db, now,
                   {.kind = kHookJob,
                    .payload = fmt::format(R"({{"delivery":{}}})", number),
                    .subject = "web-hook-delivery:" + number,
                    .queued_by = asked_by,
                    .urgency = asked_by ? shell::Urgency::someone_waits : shell::Urgency::background,
                    .not_before = {},
                    .key = "web-hook-delivery:" + number});
}

void note_try(db::Connection& db, Instant now, HookDeliveryId id, HookState state, const std::string& words) {
  db.run(R"sql(
      UPDATE web_hook_delivery
         SET state = $1, tries = tries + 1, tried_at = $2, words = $3
       WHERE id = $4
         AND state <> 'closed'
  )sql",
         slug(state), now, words, id);
}

}  // namespace qi::measures
