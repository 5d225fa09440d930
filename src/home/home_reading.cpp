#include "home/home_reading.h"

#include <algorithm>

#include "base/text.h"
#include "chart/spc_drawing.h"
#include "measures/late_alarm_store.h"
#include "measures/measure_urls.h"
#include "measures/organisation_store.h"
#include "measures/signal_store.h"
#include "measures/signal_urls.h"
#include "ui/chip.h"

namespace qi::home {

namespace {

using measures::SeriesFigures;
using measures::SeriesReading;

html::TrustedMarkup sparkline_of(const SeriesFigures& figures, const SeriesReading& reading) {
  const measures::Definition& definition = figures.measure.definition;
  return html::TrustedMarkup(
      chart::sparkline(reading.reading, definition.natural_lower, definition.natural_upper, 180, 54));
}

/// "Outside the upper limit. 8 months above the mean.": the patterns that hold at the latest point.
std::string signal_words(const SeriesReading& reading) {
  const spc::Analysis& analysis = reading.reading.analysis;
  std::string words;
  for (const spc::Pattern& pattern : analysis.patterns) {
    if (!analysis.latest || pattern.last < *analysis.latest) continue;
    words += (words.empty() ? "" : " ") + capitalised(spc::pattern_note(analysis, pattern, reading.wording)) + ".";
  }
  return words;
}

ui::SignalRow signal_row(const SeriesFigures& figures, const SeriesReading& reading) {
  const spc::Analysis& analysis = reading.reading.analysis;
  const double latest = analysis.latest ? analysis.points[*analysis.latest].value : spc::kMissing;
  return {.name = figures.measure.definition.name,
          .place = figures.organisation.short_name,
          .url = measures::measure_url(figures.measure.id, figures.organisation.code),
          .variation = analysis.variation,
          .assurance = analysis.assurance,
          .sentence = {spc::sentence(reading.reading, reading.wording).headline, signal_words(reading)},
          .sparkline = sparkline_of(figures, reading),
          .value = show(latest, reading.wording.format)};
}

void count(SignalCounts& counts, spc::Variation variation) {
  ++counts.measures;
  if (variation == spc::Variation::not_enough_data) {
    ++counts.too_new;
    return;
  }
  switch (ui::tone_of(variation)) {
    case ui::Tone::concern: ++counts.concerning; break;
    case ui::Tone::improve: ++counts.improving; break;
    case ui::Tone::neutral: ++counts.changed; break;
    case ui::Tone::common: ++counts.steady; break;
  }
}

// Concerning and failing first: that is where somebody should look.
int urgency(const ui::SignalRow& row) {
  const bool fails = row.assurance == spc::Assurance::fail;
  switch (ui::tone_of(row.variation)) {
    case ui::Tone::concern: return fails ? 0 : 1;
    case ui::Tone::improve: return 2;
    case ui::Tone::neutral: return 3;
    case ui::Tone::common: return 4;
  }
  return 4;
}

/// Of the trust's own measures, the one whose last figure is oldest.
const SeriesFigures* longest_waiting(const std::vector<SeriesFigures>& figures) {
  const SeriesFigures* found = nullptr;
  for (const SeriesFigures& each : figures) {
    const bool takes_figures = each.measure.kind == measures::MeasureKind::local && !each.measure.closed_at;
    if (!takes_figures || each.points.empty()) continue;
    if (!found || each.points.back().period < found->points.back().period) found = &each;
  }
  return found;
}

std::vector<QuickTask> tasks_for(db::Connection& db, const shell::Visitor& visitor,
                                 const std::vector<SeriesFigures>& figures) {
  std::vector<QuickTask> tasks;
  if (const std::size_t waiting = measures::count_waiting(db, *visitor.account); waiting > 0) {
    tasks.push_back({"Look at " + counted(waiting, "new signal", "new signals"), "Take one up, or say what was found",
                     measures::signals_url()});
  }
  if (visitor.may(shell::Permission::change_measures)) {
    if (const SeriesFigures* next = longest_waiting(figures)) {
      const std::string last = period_name(next->measure.definition.frequency, next->points.back().period);
      tasks.push_back({"Add a data point", next->measure.definition.short_name + ", last figure " + last,
                       measures::add_point_url(next->measure.id, next->organisation.code)});
      tasks.push_back({"Import figures", "Paste from Excel or choose a file",
                       measures::import_points_url(next->measure.id, next->organisation.code)});
    }
  }
  tasks.push_back({"Try it", "Paste two columns and see the chart. Nothing is stored", html::Url::path("/try")});
  return tasks;
}

std::vector<SeriesFigures> figures_of_trust(db::Connection& db, const measures::Organisation& trust) {
  std::vector<SeriesFigures> figures = measures::list_figures_of_organisation(db, trust.id);
  for (const measures::Organisation& unit : measures::list_units(db, trust.id)) {
    for (SeriesFigures& each : measures::list_figures_of_organisation(db, unit.id)) figures.push_back(std::move(each));
  }
  return figures;
}

}  // namespace

TrustSignals signals_of(const std::vector<SeriesFigures>& figures) {
  TrustSignals found;
  for (const SeriesFigures& each : figures) {
    const auto reading = measures::read_series(each);
    if (!reading || reading->periods.empty()) continue;
    const spc::Variation variation = reading->reading.analysis.variation;
    count(found.counts, variation);
    if (!found.newest || *found.newest < reading->periods.back()) found.newest = reading->periods.back();
    if (variation == spc::Variation::not_enough_data || ui::tone_of(variation) == ui::Tone::common) continue;
    found.signals.push_back(signal_row(each, *reading));
  }
  std::ranges::stable_sort(found.signals, {}, urgency);
  if (found.signals.size() > kSignalsShown) {
    found.signals.erase(found.signals.begin() + kSignalsShown, found.signals.end());
  }
  return found;
}

HomePage read_home(const shell::Context& context) {
  HomePage page{.first_name = context.visitor.name.substr(0, context.visitor.name.find(' ')),
                .day = weekday_date(context.clock.today()),
                .figures_until = {},
                .signals = {},
                .counts = {},
                .tasks = {},
                .wall = measures::wall_url(),
                .import = std::nullopt};
  std::vector<SeriesFigures> figures;
  if (const auto trust = measures::find_organisation_by_code(context.db, context.site.own_ods_code)) {
    figures = figures_of_trust(context.db, *trust);
  }
  TrustSignals found = signals_of(figures);
  page.signals = std::move(found.signals);
  page.counts = found.counts;
  if (found.newest) page.figures_until = period_name(Frequency::month, first_of_month(*found.newest));
  page.tasks = tasks_for(context.db, context.visitor, figures);
  if (const std::size_t late = measures::count_open_late_alarms(context.db); late > 0)
    page.tasks.push_back(
        {.title = "See to late data",
         .detail = counted(late, "series should have a newer figure", "series should have newer figures"),
         .url = measures::late_url()});
  return page;
}

}  // namespace qi::home
