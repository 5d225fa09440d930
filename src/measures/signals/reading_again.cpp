#include "measures/signals/reading_again.h"

#include <algorithm>

#include "access/account_store.h"
#include "base/text.h"
#include "measures/news/follow_store.h"
#include "measures/news/late_watch.h"
#include "measures/news/news_store.h"
#include "measures/news/signal_news.h"
#include "measures/news/web_hook_store.h"
#include "measures/organisation_store.h"
#include "measures/reading_mark_store.h"
#include "measures/signals/kept_reading_store.h"
#include "measures/signals/signal_finding.h"
#include "measures/signals/signal_store.h"
#include "shell/audit.h"
#include "shell/audit_payload.h"

namespace qi::measures {
namespace {

// One transaction holds this many series: short enough that people who save something do not wait for it.
constexpr std::size_t kTogether = 50;

/// Where the news of one series go, and who looks after its signals.
class SignalKeeper {
 public:
  SignalKeeper(db::Connection& db, Instant now, const SeriesFigures& figures) : db_(db), now_(now), figures_(figures) {}

  void apply(const SignalChanges& changes) {
    for (const Stretch& stretch : changes.raised) raise(stretch);
    for (const FoundAgain& found : changes.went_on) go_on(found);
    for (const FoundAgain& found : changes.reopened) reopen(found);
    for (const Gone& gone : changes.gone) withdraw(gone);
  }

 private:
  void raise(const Stretch& stretch) {
    Signal signal{.id = {},
                  .series = figures_.series.id,
                  .rule = stretch.rule,
                  .side = stretch.side,
                  .direction = stretch.direction,
                  .phase_start = stretch.phase_start,
                  .first = stretch.first,
                  .last = stretch.last,
                  .words = stretch.words,
                  .owner = find_owner(),
                  .raised_at = now_,
                  .changed_at = now_};
    signal.id = create_signal(db_, signal);
    note(signal, Deed::raised, words_of(stretch));
    tell(signal, Deed::raised);
  }

  void go_on(const FoundAgain& found) {
    Signal signal = with_stretch(found);
    save_signal(db_, signal);
    note(signal, Deed::went_on, words_of(found.stretch));
  }

  void reopen(const FoundAgain& found) {
    Signal signal = with_stretch(found);
    signal.state = SignalState::raised;
    signal.explanation.reset();
    signal.withdrawn = false;
    signal.raised_at = now_;
    signal.changed_at = now_;
    if (!signal.owner) signal.owner = find_owner();
    save_signal(db_, signal);
    note(signal, Deed::reopened, "It has come again: " + words_of(found.stretch));
    tell(signal, Deed::reopened);
  }

  void withdraw(const Gone& gone) {
    Signal signal = gone.signal;
    signal.state = SignalState::closed;
    signal.withdrawn = true;
    signal.changed_at = now_;
    save_signal(db_, signal);
    note(signal, Deed::withdrawn, gone.words);
  }

  static Signal with_stretch(const FoundAgain& found) {
    Signal signal = found.signal;
    signal.rule = found.stretch.rule;
    signal.direction = found.stretch.direction;
    signal.first = found.stretch.first;
    signal.last = found.stretch.last;
    signal.words = found.stretch.words;
    return signal;
  }

  /// "8 months above the mean, August 2024 to March 2025."
  std::string words_of(const Stretch& stretch) const {
    return stretch.words + ", " + period_span(figures_.measure.definition.frequency, stretch.first, stretch.last) + ".";
  }

  void note(const Signal& signal, Deed deed, const std::string& words) {
    add_event(db_, {.signal = signal.id, .at = now_, .actor = {}, .actor_name = {}, .deed = deed, .words = words});
    shell::record(db_, now_, std::nullopt,
                  {.action = "signal." + std::string(slug(deed)),
                   .subject = "signal:" + to_text(signal.id),
                   .payload = shell::audit_payload({{"rule_words", words}})});
  }

  void tell(const Signal& signal, Deed deed) {
    std::vector<shell::AccountId> people = list_followers(db_, signal.series);
    if (signal.owner && std::ranges::find(people, *signal.owner) == people.end()) people.push_back(*signal.owner);
    const NewsItem item = news_of(signal.id, deed);
    for (const shell::AccountId person : people) tell_person(db_, now_, person, item);
    tell_programs(db_, now_, item);
  }

  /// The measure's owner where that is the name of an account, else whoever has followed the series longest.
  std::optional<shell::AccountId> find_owner() {
    const std::string named = lowered(trimmed(figures_.measure.definition.owner));
    for (const access::Account& account : access::list_accounts(db_))
      if (!named.empty() && !account.closed_at && lowered(account.name) == named) return account.id;
    const auto followers = list_followers(db_, figures_.series.id);
    if (followers.empty()) return std::nullopt;
    return followers.front();
  }

  db::Connection& db_;
  Instant now_;
  const SeriesFigures& figures_;
};

bool is_watched(db::Connection& db, const SeriesFigures& figures, std::string_view own_ods_code) {
  if (figures.measure.closed_at) return false;
  if (figures.organisation.code == own_ods_code) return true;
  if (figures.organisation.parent) {
    const auto trust = find_organisation(db, *figures.organisation.parent);
    if (trust && trust->code == own_ods_code) return true;
  }
  return !list_followers(db, figures.series.id).empty();
}

void read_series_again(db::Connection& db, Instant now, SeriesId series, std::string_view own_ods_code) {
  const auto figures = load_figures(db, series);
  QI_ASSERT(static_cast<bool>(figures));  // a mark refers to a series, and series are not deleted
  const auto reading = read_series(*figures);
  if (!reading) return keep_reading(db, refused_reading_of(series, reading.error(), now));
  const auto read_before = find_latest_read_period(db, series);
  const KeptReading kept_reading = kept_reading_of(*figures, *reading, now);
  keep_reading(db, kept_reading);
  clear_if_arrived(db, now, series, kept_reading.next_due);
  std::optional<Date> from;
  if (is_watched(db, *figures, own_ods_code)) from = raised_from(*reading, read_before, london_date(now));
  const std::vector<Signal> kept = list_signals_of_series(db, series);
  SignalKeeper(db, now, *figures).apply(signal_changes(kept, *figures, *reading, from));
}

}  // namespace

ReadAgain read_again(db::Connection& db, Instant now, std::size_t limit, std::string_view own_ods_code) {
  ReadAgain done;
  while (done.read < limit) {
    db::Transaction transaction(db);
    const auto marks = list_marks(db, std::min(kTogether, limit - done.read));
    if (marks.empty()) break;
    for (const ReadingMark& mark : marks) {
      read_series_again(db, now, mark.series, own_ods_code);
      settle_mark(db, mark);
    }
    withdraw_reading(db);
    transaction.commit();
    done.read += marks.size();
  }
  done.waiting = count_marks(db);
  return done;
}

std::size_t read_all_again(db::Connection& db, Instant now, std::string_view own_ods_code) {
  constexpr std::size_t kAtOnce = 1000;
  std::size_t read = 0;
  for (ReadAgain done = read_again(db, now, kAtOnce, own_ods_code);;
       done = read_again(db, now, kAtOnce, own_ods_code)) {
    read += done.read;
    if (done.waiting == 0) return read;
  }
}

}  // namespace qi::measures
