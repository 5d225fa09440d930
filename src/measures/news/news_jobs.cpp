#include "measures/news/news_jobs.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/log.h"
#include "base/text.h"
#include "client/call_failed.h"
#include "json/json_reading.h"
#include "measures/news/news_mail.h"
#include "measures/news/news_store.h"
#include "measures/news/web_hook_store.h"
#include "measures/reading_mark_store.h"
#include "measures/signal_urls.h"
#include "shell/job_schedule.h"

namespace qi::measures {
namespace {

using shell::JobOutcome;

constexpr std::string_view kDailySchedule = "daily-news";

/// The number that the payload of every job of ours is: {"account":3}.
template <class Id>
Id payload_id(const shell::Job& job, std::string_view member) {
  const auto document = json::read(job.payload);
  QI_ASSERT(document && document->is_object());
  const json::Value* number = document->as_object().if_contains(member);
  QI_ASSERT(number != nullptr);
  return Id{number->to_number<std::int64_t>()};
}

/// Ends the job together with `change`, or leaves both undone when another runner has taken it.
template <class Change>
JobOutcome finish(shell::JobRun& run, JobOutcome outcome, Change&& change) {
  db::Transaction transaction(run.db);
  change();
  if (!run.finish_here(outcome)) return JobOutcome::stopped_early();
  transaction.commit();
  return outcome;
}

// ---- mail

bool more_is_coming(db::Connection& db, Instant now, const std::vector<News>& waiting) {
  return !waiting.empty() && waiting.front().created_at + kMostGathered > now && count_marks(db) > 0;
}

Result<JobOutcome> mail_work(shell::JobRun& run, const NewsPlan& plan) {
  const auto account = payload_id<shell::AccountId>(run.job, "account");
  const Instant now = run.clock.now();
  if (!plan.sends_mail()) return JobOutcome{.words = "Mail is not set up, so the news wait.", .url = {}};
  if (more_is_coming(run.db, now, list_waiting_news(run.db, account)))
    return finish(run, {.words = "Figures are still being read: one mail follows when they are.", .url = {}},
                  [&] { queue_mail(run.db, now, account, now + kNewsGathered); });
  if (run.must_stop()) return JobOutcome::stopped_early();

  db::Transaction beginning(run.db);
  const auto mail = begin_mail(run.db, now, plan, account);
  beginning.commit();
  if (!mail) return JobOutcome{.words = "There was nothing left to tell.", .url = {}};
  if (const Done sent = hand_over_mail(plan.mail, mail->mail); !sent) return sent.error();
  const std::string words = "One mail with " + counted(mail->news.size(), "piece of news", "pieces of news") + ".";
  return finish(run, {.words = words, .url = {}}, [&] {
    for (const News& news : mail->news) settle_news(run.db, run.clock.now(), news, NewsCame::sent);
    const bool at_once = delivery_of(run.db, account) == Delivery::at_once;
    if (at_once && !list_waiting_news(run.db, account).empty()) queue_mail(run.db, now, account, now + kNewsGathered);
  });
}

/// Also for those who hear at once, when their mail was given up.
std::size_t queue_mails(db::Connection& db, Instant now) {
  const auto people = list_people_with_news(db);
  for (const shell::AccountId account : people) queue_mail(db, now, account, now);
  return people.size();
}

Result<JobOutcome> daily_work(shell::JobRun& run, const NewsPlan& plan) {
  JobOutcome outcome;
  db::Transaction transaction(run.db);
  remove_old_news(run.db, run.clock.now());
  const std::size_t people = plan.sends_mail() ? queue_mails(run.db, run.clock.now()) : 0;
  outcome.words = people == 0 ? "No mail is to be written." : counted(people, "person has", "people have") + " news.";
  if (!run.finish_here(outcome)) return JobOutcome::stopped_early();
  transaction.commit();
  return outcome;
}

// ---- web hooks

/// What came of one try.
struct HookTry {
  HookState state = HookState::waiting;  ///< waiting: to be tried again
  std::string words;
};

std::string words_of(client::CallFault fault) {
  switch (fault) {
    case client::CallFault::no_such_name: return "The name in its address was not found. Check the address.";
    case client::CallFault::no_connection: return "Nothing takes calls at its address.";
    case client::CallFault::too_slow: return "It did not answer in time.";
    case client::CallFault::not_trusted:
      return "Its certificate is not trusted. Set hook-authorities when the trust signs its own.";
    case client::CallFault::other: break;
  }
  return "The call broke off. The log says more.";
}

HookTry try_hook(const NewsPlan& plan, const WebHook& hook, const HookDelivery& delivery, std::string document,
                 Instant now) {
  try {
    const auto answer = client::post_hook(plan.hooks, {.url = hook.url,
                                                       .secret = hook.secret,
                                                       .event = delivery.event(),
                                                       .delivery = delivery.identity,
                                                       .json = std::move(document),
                                                       .sent_at = now});
    if (!answer) return {HookState::refused, answer.error().message};
    const std::string words = fmt::format("It answered {}.", answer->status);
    return {answer->took_it() ? HookState::sent : HookState::waiting, words};
  } catch (const client::CallFailed& failed) {
    log::warning("web-hook.not_sent", {{"delivery", delivery.identity}, {"reason", std::string_view(failed.what())}});
    return {HookState::waiting, words_of(failed.fault())};
  }
}

void keep_try(shell::JobRun& run, HookDeliveryId id, const HookTry& tried) {
  db::Transaction transaction(run.db);
  if (!run.still_ours()) return;
  note_try(run.db, run.clock.now(), id, tried.state, tried.words);
  transaction.commit();
}

Result<JobOutcome> hook_work(shell::JobRun& run, const NewsPlan& plan) {
  const auto id = payload_id<HookDeliveryId>(run.job, "delivery");
  const auto delivery = find_delivery(run.db, id);
  if (!delivery) return Error::invalid("What was to be sent is not there any more.");
  const bool to_be_sent = delivery->state == HookState::waiting || delivery->state == HookState::given_up;
  const auto hook = find_web_hook(run.db, delivery->hook);
  if (!to_be_sent || !hook || hook->closed_at) return JobOutcome{.words = "There was nothing left to send.", .url = {}};
  if (!words_of(plan.kinds, run.db, delivery->item))
    return finish(run, {.words = "It was overtaken, so nothing was sent.", .url = {}}, [&] {
      note_try(run.db, run.clock.now(), id, HookState::overtaken, "Closed before it could be sent.");
    });
  if (run.must_stop()) return JobOutcome::stopped_early();

  HookTry tried = try_hook(plan, *hook, *delivery, hook_document(run.db, plan, *delivery), run.clock.now());
  const std::string words = hook->name + ": " + tried.words;
  if (tried.state == HookState::sent)
    return finish(run, {.words = words, .url = web_hooks_url().text()},
                  [&] { note_try(run.db, run.clock.now(), id, tried.state, tried.words); });
  if (tried.state == HookState::waiting && run.job.tries >= kHookRetry.most_tries) tried.state = HookState::given_up;
  keep_try(run, id, tried);
  return tried.state == HookState::refused ? Error::invalid(words) : Error::unavailable(words);
}

}  // namespace

shell::JobKinds news_job_kinds(const NewsPlan& plan) {
  return {{.slug = kMailJob,
           .title = "Mail news to one person",
           .work = [plan](shell::JobRun& run) { return mail_work(run, plan); },
           .retry = kMailRetry},
          {.slug = kDailyMailJob,
           .title = "Daily mails, and old news cleared away",
           .work = [plan](shell::JobRun& run) { return daily_work(run, plan); }},
          {.slug = kHookJob,
           .title = "Send news to a web hook",
           .work = [plan](shell::JobRun& run) { return hook_work(run, plan); },
           .retry = kHookRetry}};
}

void start_news(db::Connection& db, Instant now, const NewsPlan& plan) {
  db::Transaction transaction(db);
  shell::set_schedule(db, now,
                      {.slug = std::string(kDailySchedule),
                       .kind = std::string(kDailyMailJob),
                       .recurrence = shell::DailyAt{kDailyMailAt}});
  for (const shell::AccountId account : list_people_with_news(db))
    if (plan.sends_mail() && delivery_of(db, account) != Delivery::daily)
      queue_mail(db, now, account, now + kNewsGathered);
  for (const HookDelivery& delivery : list_waiting_deliveries(db)) queue_delivery(db, now, delivery.id, std::nullopt);
  transaction.commit();
}

}  // namespace qi::measures
