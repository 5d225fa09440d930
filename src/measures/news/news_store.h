#pragma once
/// Keeps how people want to hear of news, and the news that wait for each person.
/// What other programs are told is web_hook_store.h; writing and sending the mail is news_mail.h and news_jobs.h.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"
#include "measures/news/news.h"

namespace qi::measures {

/// `none` for those who have not chosen: nobody gets mail that they did not ask for.
Delivery delivery_of(db::Connection& db, shell::AccountId account);
/// Leaves an audit record; call inside a transaction.
void choose_delivery(db::Connection& db, Instant now, shell::AccountId account, Delivery delivery);

/// News come in flocks: a mail is begun this long after the first, so that one import makes one mail.
inline constexpr std::chrono::seconds kNewsGathered{60};

/// Keeps the news for somebody who wants mail, once for each thing that waits, and queues the mail of those who want it
/// at once. Nothing happens for others. Call inside the transaction of what happened.
void tell_person(db::Connection& db, Instant now, shell::AccountId account, const NewsItem& item);
/// Queues the job that writes to this person, unless one waits already. Call inside a transaction.
void queue_mail(db::Connection& db, Instant now, shell::AccountId account, Instant not_before);

/// News for one person that have not been sent.
struct News {
  std::int64_t number = 0;
  shell::AccountId account;
  NewsItem item;
  Instant created_at{};
  std::string mail;  ///< identity of the mail that was begun with it; "" none
};
/// Of one person, as they came.
std::vector<News> list_waiting_news(db::Connection& db, shell::AccountId account);
/// People for whom news wait.
std::vector<shell::AccountId> list_people_with_news(db::Connection& db);

/// From now on the news belong to this mail and to no other. Call inside a transaction.
void put_into_mail(db::Connection& db, const News& news, const std::string& mail);

/// Ways in which news wait no longer.
enum class NewsCame { sent, unwanted, overtaken };
void settle_news(db::Connection& db, Instant now, const News& news, NewsCame came);

/// News that wait no longer are kept this long, like jobs, and what web hooks were sent as well.
inline constexpr std::chrono::days kNewsKept{90};
void remove_old_news(db::Connection& db, Instant now);

}  // namespace qi::measures
