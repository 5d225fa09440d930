#include "measures/late_news.h"

#include "measures/late_alarm_store.h"
#include "measures/measure_store.h"
#include "measures/measure_urls.h"
#include "measures/organisation_store.h"
#include "measures/series_store.h"

namespace qi::measures {
namespace {

/// An alarm with the names that words about it need.
struct NamedAlarm {
  LateAlarm alarm;
  Measure measure;
  Organisation organisation;
};

std::optional<NamedAlarm> find_named(db::Connection& db, std::int64_t number) {
  const auto alarm = find_late_alarm(db, LateAlarmId{number});
  if (!alarm) return std::nullopt;
  const auto series = load_series(db, alarm->series);
  const auto measure = load_measure(db, series->measure);
  const auto organisation = load_organisation(db, series->organisation);
  return NamedAlarm{*alarm, *measure, *organisation};
}

std::optional<NewsWords> words_of_alarm(db::Connection& db, const NewsItem& item) {
  const auto named = find_named(db, item.subject);
  if (!named || named->alarm.cleared_at) return std::nullopt;
  const Frequency frequency = named->measure.definition.frequency;
  return NewsWords{.name = named->measure.definition.name + ", " + named->organisation.short_name,
                   .found = late_alarm_words(named->alarm, frequency) + " The newest figure is for " +
                            period_name(frequency, named->alarm.latest) + ".",
                   .page = measure_url(named->measure.id, named->organisation.code)};
}

void write_alarm_members(json::Writer& w, db::Connection& db, const NewsItem& item) {
  const auto named = find_named(db, item.subject);
  if (!named) return;
  w.key("measure").value(named->measure.definition.name);
  w.key("organisation_code").value(named->organisation.code);
  w.key("organisation").value(named->organisation.short_name);
  w.key("latest_period").value(to_iso(named->alarm.latest));
  w.key("missing_period").value(to_iso(named->alarm.missing));
  w.key("expected_by").value(to_iso(named->alarm.expected));
}

}  // namespace

NewsItem news_of(LateAlarmId alarm) {
  return {.kind = "late-data", .subject = alarm.number, .event = "opened"};
}

NewsKind late_data_news() {
  return {.slug = "late-data",
          .one = "late series",
          .many = "late series",
          .lead = "Late: the next figure should have been here.",
          .words = words_of_alarm,
          .write_members = write_alarm_members};
}

}  // namespace qi::measures
