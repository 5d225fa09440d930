#include "measures/signal_mail.h"

#include <fmt/format.h>

#include <algorithm>

#include "access/account_store.h"
#include "base/text.h"
#include "json/json_writer.h"
#include "measures/measure_store.h"
#include "measures/organisation_store.h"
#include "measures/series_store.h"
#include "measures/signal_store.h"
#include "measures/signal_urls.h"
#include "measures/signal_view.h"
#include "spc/rule_catalogue.h"

namespace qi::measures {
namespace {

/// A signal with the names that words about it need.
struct NamedSignal {
  Signal signal;
  Measure measure;
  Organisation organisation;
};

NamedSignal load_named(db::Connection& db, SignalId id) {
  const auto signal = load_signal(db, id);
  QI_ASSERT(static_cast<bool>(signal));
  const auto series = load_series(db, signal->series);
  const auto measure = load_measure(db, series->measure);
  const auto organisation = load_organisation(db, series->organisation);
  return {*signal, *measure, *organisation};
}

std::string name_of(const NamedSignal& named) {
  return named.measure.definition.name + ", " + named.organisation.short_name;
}

std::string paragraph_of(const NamedSignal& named, std::string_view site_url) {
  const Signal& signal = named.signal;
  return fmt::format("{}\n{}: {}, {}.\nAsk: {}\n{}{}\n\n", name_of(named), title(signal.direction), signal.words,
                     span_of(signal, named.measure.definition.frequency), spc::rule(signal.rule).ask, site_url,
                     signal_url(signal.id).text());
}

SignalMail mail_of(db::Connection& db, const access::Account& account, std::vector<News> news,
                   std::string_view site_url) {
  SignalMail mail;
  mail.to = account.email;
  mail.identity = fmt::format("signals-{}-{}", to_text(account.id), news.front().number);
  const NamedSignal first = load_named(db, news.front().signal);
  mail.subject = news.size() == 1 ? "Signal: " + name_of(first)
                                  : fmt::format("{} signals: {} and more", news.size(), name_of(first));
  mail.text =
      fmt::format("Hello {},\n\n{} changed in a way that chance does not explain.\n\n",
                  account.name.substr(0, account.name.find(' ')), news.size() == 1 ? "A measure has" : "Measures have");
  for (std::size_t i = 0; i < std::min(news.size(), kSignalsInMail); ++i)
    mail.text += paragraph_of(load_named(db, news[i].signal), site_url);
  if (news.size() > kSignalsInMail)
    mail.text += fmt::format("And {} more: {}{}\n\n", news.size() - kSignalsInMail, site_url, signals_url().text());
  mail.text += fmt::format(
      "You get this mail because you follow these measures or look after their signals.\nTo change or stop it: {}{}\n",
      site_url, notifications_url().text());
  mail.news = std::move(news);
  return mail;
}

}  // namespace

std::vector<SignalMail> mails_due(db::Connection& db, Delivery delivery, std::string_view site_url) {
  std::vector<SignalMail> mails;
  const std::vector<News> waiting = list_waiting_news(db);
  for (auto first = waiting.begin(); first != waiting.end();) {
    const auto end =
        std::find_if(first, waiting.end(), [&](const News& each) { return each.account != first->account; });
    const auto account = access::find_account(db, first->account);
    if (account && !account->closed_at && delivery_of(db, account->id) == delivery)
      mails.push_back(mail_of(db, *account, {first, end}, site_url));
    first = end;
  }
  return mails;
}

void settle_unwanted_news(db::Connection& db, Instant now) {
  for (const News& news : list_waiting_news(db)) {
    const auto account = access::find_account(db, news.account);
    if (!account || account->closed_at || delivery_of(db, news.account) == Delivery::none) settle_news(db, now, news);
  }
}

bool news_wait(db::Connection& db, Delivery delivery) {
  return std::ranges::any_of(list_waiting_news(db),
                             [&](const News& news) { return delivery_of(db, news.account) == delivery; });
}

std::string hook_body(db::Connection& db, const HookNews& news, std::string_view site_url) {
  const NamedSignal named = load_named(db, news.signal);
  const Signal& signal = named.signal;
  json::Writer w;
  w.object([&] {
    w.key("event").value("signal." + std::string(slug(news.deed)));
    w.key("signal").value(signal.id.number);
    w.key("measure").value(named.measure.definition.name);
    w.key("organisation_code").value(named.organisation.code);
    w.key("organisation").value(named.organisation.short_name);
    w.key("direction").value(slug(signal.direction));
    w.key("rule").value(spc::rule(signal.rule).slug);
    w.key("words").value(signal.words);
    w.key("first_period").value(to_iso(signal.first));
    w.key("last_period").value(to_iso(signal.last));
    w.key("url").value(std::string(site_url) + signal_url(signal.id).text());
  });
  return std::move(w).take();
}

}  // namespace qi::measures
