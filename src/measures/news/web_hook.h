#pragma once
/// Other programs that are told of news, and what each was sent.
/// Posting is client/hook.h; when it is tried again is news_jobs.h.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "measures/news/news.h"
#include "shell/api_hook.h"

namespace qi::measures {

struct WebHookTag;
using WebHookId = Id<WebHookTag>;
struct WebHook {
  WebHookId id;
  std::string name;
  std::string url;
  std::string secret;  ///< 64 hex digits
  Instant created_at{};
  std::optional<Instant> closed_at;
};

/// waiting: for its try or the next one; refused: the address may not be reached; given_up: tried too often; overtaken:
/// its thing was closed before it could be sent; closed: the web hook was removed first.
enum class HookState { waiting, sent, refused, given_up, overtaken, closed };
std::string_view slug(HookState state);
std::optional<HookState> parse_hook_state(std::string_view slug);
std::string_view title(HookState state);  ///< "Waiting"

struct HookDeliveryTag;
using HookDeliveryId = Id<HookDeliveryTag>;
/// One document for one web hook.
struct HookDelivery {
  HookDeliveryId id;
  WebHookId hook;
  std::string identity;  ///< the same each time it is tried
  NewsItem item;
  Instant created_at{};
  HookState state = HookState::waiting;
  int tries = 0;
  std::optional<Instant> tried_at;
  std::string words;  ///< what came of the newest try; may be empty

  /// "signal.raised", as the receiver reads it.
  std::string event() const;
};

/// A document that says nothing, to see whether a web hook works.
NewsKind test_news();
NewsItem test_item();

/// The JSON document of a delivery: docs/api/web-hooks.md.
std::string hook_document(db::Connection& db, const NewsPlan& plan, const HookDelivery& delivery);
/// The same described: each event that programs are told of, by kind.
shell::ApiHooks api_hooks(const NewsKinds& kinds);

}  // namespace qi::measures
