#pragma once
/// Keeps how people want to hear of signals, the web hooks, and the news that waits for each.
/// Writing and sending the mail is not here: see signal_mail.h.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "db/connection.h"
#include "measures/notification.h"

namespace qi::measures {

/// `none` for those who have not chosen: nobody gets mail that they did not ask for.
Delivery delivery_of(db::Connection& db, shell::AccountId account);
/// Leaves an audit record; call inside a transaction.
void choose_delivery(db::Connection& db, Instant now, shell::AccountId account, Delivery delivery);

/// Once for each waiting signal and person, however often it changes until then.
void add_news(db::Connection& db, Instant now, shell::AccountId account, SignalId signal);
/// By account, then as it came.
std::vector<News> list_waiting_news(db::Connection& db);
void settle_news(db::Connection& db, Instant now, const News& news);

/// Open ones, oldest first.
std::vector<WebHook> list_web_hooks(db::Connection& db);
/// `id` and `created_at` are ignored. Leaves an audit record without the secret; call inside a transaction.
/// refuses  an empty name; an address that does not begin with https:// or holds white space.
Result<WebHookId> create_web_hook(db::Connection& db, Instant now, std::optional<shell::AccountId> author,
                                  const WebHook& hook);
/// What waits for it is not sent. refuses one that is not there or closed (not_found).
Done close_web_hook(db::Connection& db, Instant now, std::optional<shell::AccountId> author, WebHookId id);

/// For every open web hook. `deed` is raised or reopened.
void add_hook_news(db::Connection& db, Instant now, SignalId signal, Deed deed);
std::vector<HookNews> list_waiting_hook_news(db::Connection& db);
void settle_hook_news(db::Connection& db, Instant now, const HookNews& news);

}  // namespace qi::measures
