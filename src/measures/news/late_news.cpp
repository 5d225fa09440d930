#include "measures/news/late_news.h"

#include <ranges>

#include "base/text.h"
#include "measures/api/measure_api.h"
#include "measures/late_alarm_store.h"
#include "measures/measure_store.h"
#include "measures/measure_urls.h"
#include "measures/organisation_store.h"
#include "measures/series_store.h"
#include "measures/signal_urls.h"

namespace qi::measures {
namespace {

constexpr std::string_view kKind = "late-data";
constexpr std::string_view kMorning = "found";

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

/// The alarms of the morning of the news that still stand.
std::vector<LateAlarmLine> alarms_of(db::Connection& db, const NewsItem& item, std::string_view own_ods_code) {
  const auto first = find_late_alarm(db, LateAlarmId{item.subject});
  return first ? list_late_alarms_of(db, first->opened_at, own_ods_code) : std::vector<LateAlarmLine>{};
}

std::optional<NewsWords> words_of_morning(db::Connection& db, const NewsItem& item, std::string_view own_ods_code) {
  const auto alarms = alarms_of(db, item, own_ods_code);
  if (alarms.empty()) return std::nullopt;
  return NewsWords{
      .name = "Late data", .found = counted(alarms.size(), "series is late.", "series are late."), .page = late_url()};
}

shell::Schema alarm_schema() {
  using namespace shell;  // schema builders
  const Schema organisation = organisation_schema();
  Schema alarm = object_schema(
      "LateSeries", {needed("measure", member_schema(measure_schema(), "name")),
                     needed("organisation_code", member_schema(organisation, "code")),
                     needed("organisation", member_schema(organisation, "short_name")),
                     needed("latest_period", date_schema("First day of the last period with a figure.")),
                     needed("missing_period", date_schema("First day of the period whose figure was missed.")),
                     needed("expected_by", date_schema("Last day on which it was in time."))});
  alarm.openness = Openness::open;
  return alarm;
}

void write_alarm(json::Writer& w, const LateAlarmLine& line) {
  w.object([&] {
    w.key("measure").value(line.measure_name);
    w.key("organisation_code").value(line.place_code);
    w.key("organisation").value(line.place);
    w.key("latest_period").value(to_iso(line.alarm.latest));
    w.key("missing_period").value(to_iso(line.alarm.missing));
    w.key("expected_by").value(to_iso(line.alarm.expected));
  });
}

std::vector<shell::SchemaMember> morning_members() {
  return {shell::needed("count", shell::whole_schema("How many series these are.")),
          shell::needed("series",
                        shell::list_schema(alarm_schema(), "The first of them, longest missed first.", kMostLateTold))};
}

void write_morning(json::Writer& w, const std::vector<LateAlarmLine>& alarms) {
  w.key("count").value(static_cast<std::int64_t>(alarms.size()));
  w.key("series").array([&] {
    for (const LateAlarmLine& line : alarms | std::views::take(kMostLateTold)) write_alarm(w, line);
  });
}

}  // namespace

NewsItem news_of(LateAlarmId alarm) {
  return {.kind = std::string(kKind), .subject = alarm.number, .event = "opened"};
}

NewsItem news_of_morning(LateAlarmId first) {
  return {.kind = std::string(kKind), .subject = first.number, .event = std::string(kMorning)};
}

NewsKind late_data_news(const std::string& own_ods_code) {
  return {
      .slug = kKind,
      .one = "late series",
      .many = "late series",
      .lead = "Late: the next figure should have been here.",
      .words =
          [own_ods_code](db::Connection& db, const NewsItem& item) {
            return item.event == kMorning ? words_of_morning(db, item, own_ods_code) : words_of_alarm(db, item);
          },
      .write_members = [own_ods_code](json::Writer& w, db::Connection& db,
                                      const NewsItem& item) { write_morning(w, alarms_of(db, item, own_ods_code)); },
      .members = morning_members(),
      .events = {{kMorning, "Series of the trust, or that somebody follows, became late: one list a morning."}}};
}

}  // namespace qi::measures
