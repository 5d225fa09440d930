#include "measures/news/late_watch.h"

#include <map>

#include "measures/late_alarm_store.h"
#include "measures/late_figures.h"
#include "measures/news/follow_store.h"
#include "measures/news/late_news.h"
#include "measures/news/news_store.h"
#include "measures/news/web_hook_store.h"

namespace qi::measures {

LateWatch watch_late_figures(db::Connection& db, Instant now, std::string_view own_ods_code) {
  const Date today = london_date(now);
  std::map<SeriesId, LateAlarm> standing;
  for (const LateAlarm& alarm : list_open_late_alarms(db)) standing.emplace(alarm.series, alarm);

  LateWatch watch;
  for (const LateSeries& late : list_late_series(db, today)) {
    if (const auto found = standing.find(late.series); found != standing.end()) {
      const LateAlarm stands = found->second;
      standing.erase(found);
      if (stands.latest == late.latest) continue;
      // The figure that was missed has come, or an earlier one was taken back: what is missed now is another alarm.
      clear_late_alarm(db, now, stands.id);
      ++watch.cleared;
    }
    const auto missed = late_figures(late.frequency, late.latest, today);
    if (!missed) continue;
    LateAlarm alarm{.id = {},
                    .series = late.series,
                    .latest = missed->latest,
                    .missing = missed->missing,
                    .expected = missed->expected,
                    .opened_at = now,
                    .cleared_at = {}};
    alarm.id = open_late_alarm(db, alarm);
    const auto followers = list_followers(db, late.series);
    for (const shell::AccountId follower : followers) tell_person(db, now, follower, news_of(alarm.id));
    watch.opened.push_back(alarm);
  }
  for (const auto& [series, alarm] : standing) clear_late_alarm(db, now, alarm.id);
  if (!watch.opened.empty())
    if (const auto told = list_late_alarms_of(db, now, own_ods_code); !told.empty())
      tell_programs(db, now, news_of_morning(told.front().alarm.id));
  watch.cleared += standing.size();
  return watch;
}

void clear_if_arrived(db::Connection& db, Instant now, SeriesId series, std::optional<Date> next_due) {
  if (next_due && *next_due < london_date(now)) return;
  if (const auto alarm = find_open_late_alarm(db, series)) clear_late_alarm(db, now, alarm->id);
}

}  // namespace qi::measures
