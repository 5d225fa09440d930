#include "measures/news/news_mail.h"

#include <fmt/format.h>

#include <algorithm>

#include "access/account_store.h"
#include "base/log.h"
#include "base/text.h"
#include "client/call_failed.h"
#include "measures/signal_urls.h"
#include "shell/digest.h"

namespace qi::measures {
namespace {

constexpr std::size_t kIdentityBytes = 8;

struct WordedNews {
  News news;
  const NewsKind* kind;
  NewsWords words;
};

/// What is still worth telling; the rest is settled.
std::vector<WordedNews> worded(db::Connection& db, Instant now, const NewsKinds& kinds,
                               const std::vector<News>& waiting) {
  std::vector<WordedNews> left;
  for (const News& news : waiting) {
    auto words = words_of(kinds, db, news.item);
    if (words)
      left.push_back({news, find_news_kind(kinds, news.item.kind), std::move(*words)});
    else
      settle_news(db, now, news, NewsCame::overtaken);
  }
  return left;
}

/// The mail that was begun, or all news when none was.
void keep_one_mail(std::vector<WordedNews>& all) {
  const auto begun = std::ranges::find_if(all, [](const WordedNews& each) { return !each.news.mail.empty(); });
  if (begun == all.end()) return;
  const std::string identity = begun->news.mail;
  std::erase_if(all, [&](const WordedNews& each) { return each.news.mail != identity; });
}

/// A name that came from the heading of a file may hold line ends, and a mail's subject is one line.
std::string on_one_line(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }, ' ');
  return text;
}

std::string subject_of(const NewsKinds& kinds, const std::vector<WordedNews>& all) {
  const std::string name = on_one_line(all.front().words.name);
  if (all.size() == 1) return capitalised(std::string(all.front().kind->one)) + ": " + name;
  std::vector<std::string> counts;
  for (const NewsKind& kind : kinds) {
    const auto count = std::ranges::count(all, &kind, &WordedNews::kind);
    if (count > 0) counts.push_back(counted(static_cast<std::size_t>(count), kind.one, kind.many));
  }
  return fmt::format("{}: {} and more", listed(counts), name);
}

std::string text_of(const NewsKinds& kinds, const std::vector<WordedNews>& all, const std::string& site_url) {
  std::string text = "Hello,\n\n";
  std::size_t named = 0;
  for (const NewsKind& kind : kinds) {
    bool lead_written = false;
    for (const WordedNews& each : all) {
      if (each.kind != &kind || named == kNewsInMail) continue;
      if (!lead_written) text += std::string(kind.lead) + "\n\n";
      lead_written = true;
      text += fmt::format("{}\n{}\n{}{}\n\n", each.words.name, each.words.found, site_url, each.words.page.text());
      ++named;
    }
  }
  if (named < all.size()) text += fmt::format("And {} more: {}/\n\n", all.size() - named, site_url);
  text += fmt::format(
      "You get this mail because you follow these measures or look after them.\nTo change or stop it: {}{}\n", site_url,
      notifications_url().text());
  return text;
}

}  // namespace

std::optional<NewsMail> begin_mail(db::Connection& db, Instant now, const NewsPlan& plan, shell::AccountId account) {
  QI_ASSERT(db.in_transaction());
  const std::vector<News> waiting = list_waiting_news(db, account);
  const auto person = access::find_account(db, account);
  if (!person || person->closed_at || delivery_of(db, account) == Delivery::none) {
    for (const News& news : waiting) settle_news(db, now, news, NewsCame::unwanted);
    return std::nullopt;
  }
  std::vector<WordedNews> all = worded(db, now, plan.kinds, waiting);
  if (all.empty()) return std::nullopt;
  keep_one_mail(all);
  const std::string& begun = all.front().news.mail;
  const std::string identity = begun.empty() ? "news-" + shell::random_hex(kIdentityBytes) : begun;
  NewsMail made{.mail = {.to = person->email,
                         .subject = subject_of(plan.kinds, all),
                         .text = text_of(plan.kinds, all, plan.site_url),
                         .html = {},
                         .identity = identity,
                         .written_at = now},
                .news = {}};
  for (WordedNews& each : all) {
    put_into_mail(db, each.news, identity);
    made.news.push_back(std::move(each.news));
  }
  return made;
}

Done hand_over_mail(const client::MailSettings& settings, const client::Mail& mail) {
  try {
    return client::send_mail(settings, mail);
  } catch (const client::CallFailed& failed) {
    log::warning("mail.not_sent", {{"identity", mail.identity}, {"reason", std::string_view(failed.what())}});
    return Error::unavailable("The mail server did not take the mail. The log says why. It is tried again.");
  }
}

}  // namespace qi::measures
