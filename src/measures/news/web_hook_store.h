#pragma once
/// Keeps web hooks and what each was sent, with what came of it.
/// It posts nothing: see news_jobs.h.

#include <optional>
#include <vector>

#include "base/result.h"
#include "db/connection.h"
#include "measures/news/web_hook.h"

namespace qi::measures {

/// Open ones, oldest first.
std::vector<WebHook> list_web_hooks(db::Connection& db);
/// Closed ones too.
std::optional<WebHook> find_web_hook(db::Connection& db, WebHookId id);
/// Only name, url and secret of `hook` count. Leaves an audit record without the secret; call inside a transaction.
/// refuses  an empty name; an address that client::check_hook_address refuses.
Result<WebHookId> create_web_hook(db::Connection& db, Instant now, std::optional<shell::AccountId> author,
                                  const WebHook& hook, const client::HookSettings& settings);
/// What waits for it is not sent. Leaves an audit record; call inside a transaction.
/// refuses  one that is not there or closed (not_found).
Done close_web_hook(db::Connection& db, Instant now, std::optional<shell::AccountId> author, WebHookId id);

/// Keeps a delivery for every open web hook and queues each. Call inside the transaction of what happened.
void tell_programs(db::Connection& db, Instant now, const NewsItem& item);
/// The same for one web hook, asked for by a person who waits.
HookDeliveryId tell_program(db::Connection& db, Instant now, WebHookId hook, const NewsItem& item,
                            std::optional<shell::AccountId> asked_by);
/// One that was not taken waits again, with its identity and all its tries. Call inside a transaction.
/// refuses  one that is not there, was taken or waits already, or whose web hook is closed.
Done send_again(db::Connection& db, Instant now, shell::AccountId asked_by, HookDeliveryId id);

std::optional<HookDelivery> find_delivery(db::Connection& db, HookDeliveryId id);
/// Of all web hooks, newest first, at most `most`.
std::vector<HookDelivery> list_deliveries(db::Connection& db, std::size_t most);
std::vector<HookDelivery> list_waiting_deliveries(db::Connection& db);
/// Queues the job of a delivery that waits, unless it is queued. Call inside a transaction.
void queue_delivery(db::Connection& db, Instant now, HookDeliveryId id, std::optional<shell::AccountId> asked_by);

/// Keeps what came of a try. One that was closed meanwhile stays closed.
void note_try(db::Connection& db, Instant now, HookDeliveryId id, HookState state, const std::string& words);

}  // namespace qi::measures
