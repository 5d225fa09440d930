#pragma once
/// How people and other programs hear of signals: by mail as each chooses, or by a web hook.
/// It keeps and sends nothing: see notification_store.h.

#include <optional>
#include <string>
#include <string_view>

#include "measures/signal.h"

namespace qi::measures {

enum class Delivery { none, at_once, daily };
std::string_view slug(Delivery delivery);
std::optional<Delivery> parse_delivery(std::string_view slug);

/// A signal for one person that has not been sent.
struct News {
  std::int64_t number = 0;
  shell::AccountId account;
  SignalId signal;
  Instant created_at{};
};

struct WebHookTag;
using WebHookId = Id<WebHookTag>;
struct WebHook {
  WebHookId id;
  std::string name;
  std::string url;     ///< https
  std::string secret;  ///< 64 hex digits
  Instant created_at{};
};

/// A signal for one web hook that has not been sent.
struct HookNews {
  std::int64_t number = 0;
  WebHook hook;
  SignalId signal;
  Deed deed = Deed::raised;
};

}  // namespace qi::measures
