#pragma once
/// What people are told by mail and other programs by web hooks: signals, and any other kind that has a NewsKind.
/// It keeps and sends nothing: see news_store.h and news_jobs.h.
///
/// How another kind is added: one function that returns its NewsKind (take signal_news.h as the pattern), one line in
/// main/slices.cpp where kinds are listed, and tell_person() and tell_programs() where the thing happens.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "client/hook.h"
#include "client/mail.h"
#include "db/connection.h"
#include "html/url.h"
#include "json/json_writer.h"
#include "shell/api_schema.h"
#include "shell/visitor.h"

namespace qi::measures {

/// How a person wants to hear.
enum class Delivery { none, at_once, daily };
std::string_view slug(Delivery delivery);
std::optional<Delivery> parse_delivery(std::string_view slug);

/// Something happened to a thing: `event` to the thing with the number `subject`.
struct NewsItem {
  std::string kind;  ///< slug of its NewsKind: "signal"
  std::int64_t subject = 0;
  std::string event;  ///< "raised"; one word, kept in rows for ever
};

/// One piece of news in words. Nothing of it is secret: it goes by mail.
struct NewsWords {
  std::string name;   ///< what it is about: "C2 mean, South East Coast"
  std::string found;  ///< lines of text: what was found, what to ask
  html::Url page = html::Url::path("/");
};

/// Something that happens to things of a kind, and that programs are told of.
struct NewsEvent {
  std::string_view slug;     ///< "raised"
  std::string_view meaning;  ///< one sentence
};

struct NewsKind {
  std::string_view slug;  ///< kept in rows for ever
  std::string_view one;   ///< "signal"
  std::string_view many;  ///< "signals"
  std::string_view lead;  ///< above the paragraphs in a mail: "Changed in a way that chance does not explain:"
  /// nullopt: overtaken, not worth telling any more.
  std::function<std::optional<NewsWords>(db::Connection&, const NewsItem&)> words;
  /// Members of the document that a web hook is sent, after "event", "created" and "url": docs/api/web-hooks.md.
  std::function<void(json::Writer&, db::Connection&, const NewsItem&)> write_members;
  std::vector<shell::SchemaMember> members;  ///< what write_members writes, as the OpenAPI document describes it
  std::vector<NewsEvent> events;             ///< as sent: "signal.raised" is the event "raised" of its kind
};
using NewsKinds = std::vector<NewsKind>;
const NewsKind* find_news_kind(const NewsKinds& kinds, std::string_view slug);
/// nullopt also for a kind that there is not.
std::optional<NewsWords> words_of(const NewsKinds& kinds, db::Connection& db, const NewsItem& item);

/// How news leave this installation: what the operator's settings say, and the kinds there are.
struct NewsPlan {
  NewsKinds kinds;
  client::MailSettings mail;  ///< no server: none is sent, and what is for people waits
  client::HookSettings hooks;
  std::string site_url;  ///< "https://qualitea.trust.example"; "": links cannot be given

  bool sends_mail() const { return !mail.server.empty(); }
};

/// Slugs of the kinds of jobs that carry news: see news_jobs.h.
inline constexpr std::string_view kMailJob = "news-mail";
inline constexpr std::string_view kDailyMailJob = "news-daily";
inline constexpr std::string_view kHookJob = "web-hook";

}  // namespace qi::measures
