#include "home/home_reading.h"

#include <algorithm>

#include "base/text.h"
#include "chart/spc_drawing.h"
#include "measures/late_alarm_store.h"
#include "measures/measure_urls.h"
#include "measures/organisation_store.h"
#include "measures/signal_urls.h"
#include "measures/signals/signal_store.h"
#include "measures/wall/wall_loading.h"
#include "spc/stretches.h"
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

/// "8 months above the mean.": what sentence, chart and signal tell of the latest point.
std::string signal_words(const SeriesReading& reading) {
  const spc::Analysis& analysis = reading.reading.analysis;
  const auto told = spc::told_stretch(analysis);
  return told ? capitalised(spc::pattern_note(analysis, *told, reading.wording)) + "." : "";
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
const SeriesFigures* longest_waiting(const std::vector<const measures::WallMember*>& members) {
  const SeriesFigures* found = nullptr;
  for (const measures::WallMember* member : members) {
    const SeriesFigures& each = member->figures;
    const bool takes_figures = each.measure.kind == measures::MeasureKind::local;
    if (!takes_figures || each.points.empty()) continue;
    if (!found || each.points.back().period < found->points.back().period) found = &each;
  }
  return found;
}

std::vector<QuickTask> tasks_for(db::Connection& db, const shell::Visitor& visitor,
                                 const std::vector<const measures::WallMember*>& members) {
  std::vector<QuickTask> tasks;
  if (const std::size_t waiting = measures::count_waiting(db, *visitor.account); waiting > 0) {
    tasks.push_back({"Look at " + counted(waiting, "new signal", "new signals"), "Take one up, or say what was found",
                     measures::signals_url()});
  }
  if (visitor.may(shell::Permission::change_measures)) {
    if (const SeriesFigures* next = longest_waiting(members)) {
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

bool is_signal(const measures::WallMember& member) {
  const spc::Variation variation = member.reading.reading.analysis.variation;
  return variation != spc::Variation::not_enough_data && ui::tone_of(variation) != ui::Tone::common;
}

/// The last month or other period that has a point.
std::optional<Date> newest_of(const std::vector<const measures::WallMember*>& members) {
  std::optional<Date> newest;
  for (const measures::WallMember* member : members)
    newest = std::max(newest, std::optional(member->reading.periods.back()));
  return newest;
}

}  // namespace

SignalCounts counts_of(const std::vector<measures::WallMember>& members) {
  SignalCounts counts;
  for (const measures::WallMember& member : members) {
    ++counts.measures;
    const spc::Variation variation = member.reading.reading.analysis.variation;
    if (variation == spc::Variation::not_enough_data) {
      ++counts.too_new;
      continue;
    }
    switch (ui::tone_of(variation)) {
      case ui::Tone::concern: ++counts.concerning; break;
      case ui::Tone::improve: ++counts.improving; break;
      case ui::Tone::neutral: ++counts.changed; break;
      case ui::Tone::common: ++counts.steady; break;
    }
  }
  return counts;
}

std::vector<ui::SignalRow> signals_of(const std::vector<const measures::WallMember*>& members) {
  std::vector<ui::SignalRow> signals;
  for (const measures::WallMember* member : members)
    if (is_signal(*member)) signals.push_back(signal_row(member->figures, member->reading));
  std::ranges::stable_sort(signals, {}, urgency);
  if (signals.size() > kSignalsShown) signals.erase(signals.begin() + kSignalsShown, signals.end());
  return signals;
}

HomePage read_home(const shell::Context& context) {
  HomePage page{.first_name = context.visitor.name.substr(0, context.visitor.name.find(' ')),
                .day = weekday_date(context.clock.today()),
                .figures_until = {},
                .signals = {},
                .walls = {},
                .tasks = {},
                .import = std::nullopt};
  std::vector<measures::LoadedWall> walls;
  std::vector<const measures::WallMember*> members;
  for (const measures::WallLevel level : {measures::WallLevel::trust, measures::WallLevel::units}) {
    measures::WallQuery query;
    query.level = level;
    auto wall = measures::load_wall(context.db, query, context.site.own_ods_code);
    if (!wall || wall->members.empty()) continue;
    page.walls.push_back({std::string(measures::title(level)), counts_of(wall->members), measures::wall_url(query)});
    walls.push_back(*std::move(wall));
  }
  for (const measures::LoadedWall& wall : walls)
    for (const measures::WallMember& member : wall.members) members.push_back(&member);
  page.signals = signals_of(members);
  if (const auto newest = newest_of(members))
    page.figures_until = period_name(Frequency::month, first_of_month(*newest));
  page.tasks = tasks_for(context.db, context.visitor, members);
  if (const std::size_t late = measures::count_open_late_alarms(context.db); late > 0)
    page.tasks.push_back(
        {.title = "See to late data",
         .detail = counted(late, "series should have a newer figure", "series should have newer figures"),
         .url = measures::late_url()});
  return page;
}

}  // namespace qi::home
