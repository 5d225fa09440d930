#include "measures/news/late_routes.h"

#include "measures/imports/import_urls.h"
#include "measures/late_alarm_store.h"
#include "measures/measure_urls.h"
#include "measures/news/late_pages.h"
#include "measures/signal_urls.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

constexpr int kMostLines = 300;

LateLine line_of(const LateAlarmLine& line) {
  return {.name = line.measure_name,
          .place = line.place,
          .measure = measure_url(line.measure, line.place_code),
          .latest = period_name(line.frequency, line.alarm.latest),
          .missing = period_name(line.frequency, line.alarm.missing),
          .expected = long_date(line.alarm.expected),
          .since = long_date(london_date(line.alarm.opened_at))};
}

http::Response show_late(const shell::Context& context) {
  LatePage page{.count = count_open_late_alarms(context.db), .lines = {}, .import = {}};
  for (const LateAlarmLine& line : list_late_alarm_lines(context.db, kMostLines)) page.lines.push_back(line_of(line));
  if (context.visitor.may(shell::Permission::change_measures)) page.import = import_url();
  return shell::respond_page(
      context, {.title = "Late data", .breadcrumb = {{"Signals", signals_url()}}, .menu = "Signals"}, late_page, page);
}

}  // namespace

shell::Routes late_routes() {
  return {{http::Method::get, "/late", shell::Permission::read_measures, show_late,
           "Series whose next figure should have been here"}};
}

}  // namespace qi::measures
