#include "measures/page/measure_view.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "measures/data_age.h"
#include "measures/late_figures.h"
#include "measures/measure_query.h"
#include "measures/page/measure_facts.h"
#include "measures/page/rule_cost_words.h"
#include "measures/reading_parts.h"
#include "measures/revision_words.h"

namespace qi::measures {
namespace {

std::string kicker_of(const SeriesFigures& figures) {
  const Definition& definition = figures.measure.definition;
  return fmt::format("{} · {} · {}, {}", definition.area, figures.organisation.short_name,
                     unit_words(definition.format), lowered(title(definition.better)));
}

std::string since_words(const SeriesReading& reading) {
  const spc::Analysis& analysis = reading.reading.analysis;
  if (!reading.reading.limits_shown || analysis.phases.size() < 2) return {};
  return ", limits from " + period_name(reading.wording.frequency, reading.periods[analysis.last_phase().first]);
}

ChartSettings settings_of(const MeasureQuestion& question, const ChartView& view) {
  const SeriesFigures& figures = question.figures;
  const Frequency frequency = figures.measure.definition.frequency;
  const std::string periods(plural_noun(frequency));
  ChartSettings settings;
  const std::size_t points = view.reading.periods.size();
  const std::string part = view.last_points == 0 ? "" : fmt::format("last {} of ", view.last_points);
  settings.title = fmt::format("{}, {}{}{}", figures.organisation.short_name, part,
                               counted(points, slug(frequency), periods), since_words(view.reading));
  settings.action = measure_url(figures.measure.id, figures.organisation.code);
  for (const Organisation& place : question.places) settings.places.push_back({place.code, place.short_name, {}});
  settings.place = figures.organisation.code;

  settings.periods.push_back({"", fmt::format("All {} {}", points, periods), {}});
  for (const std::size_t last : kChartPeriods)
    if (last < points) settings.periods.push_back({std::to_string(last), fmt::format("Last {} {}", last, periods), {}});
  if (question.query.last_points) settings.period = std::to_string(*question.query.last_points);

  for (const Target& target : figures.targets)
    settings.targets.push_back(
        {to_text(target.id), fmt::format("{}, {}", target.title, holding_words(target.from, target.until)), {}});
  if (spc::season_of(frequency)) {
    settings.seasons = {{"", "As recorded", {}}, {"adjusted", "Adjusted for season", {}}};
    if (view.season == Season::adjusted) settings.season = "adjusted";
  }
  settings.known = known_field(question.query.known, question.today);
  if (question.query.target) {
    settings.target = to_text(*question.query.target);
  } else if (view.reading.target) {
    settings.target = to_text(view.reading.target->id);
  }
  return settings;
}

std::vector<ui::MenuLink> downloads_of(const MeasureQuestion& question, const SeriesReading& reading) {
  const auto url = [&](MeasureFile file) {
    return measure_file_url(question.figures.measure.id, question.figures.organisation.code, file, question.query);
  };
  std::vector<ui::MenuLink> links{
      {"Chart image", url(MeasureFile::chart_png), "PNG", "For email, Teams and posters"},
      {"Chart drawing", url(MeasureFile::chart_svg), "SVG", "Stays sharp at any size"},
      {"Page to print", url(MeasureFile::chart_pdf), "PDF", "Sentence, chart, figures and definition"},
      {"Workbook", url(MeasureFile::workbook_xlsx), "XLSX", "A chart that Excel draws, figures and definition"},
      {"Data", url(MeasureFile::data_csv), "CSV", "Values, limits and flags"},
  };
  if (has_moving_ranges(reading))
    links.insert(links.begin() + 2, {"Moving range drawing", url(MeasureFile::moving_range_svg), "SVG",
                                     "How far the figure moves each time"});
  return links;
}

ContributorLinks contributor_links(const SeriesFigures& figures) {
  const MeasureId id = figures.measure.id;
  const std::string& code = figures.organisation.code;
  return {
      .add_point = add_point_url(id, code),
      .import = import_points_url(id, code),
      .change =
          {
              {"Definition", change_measure_url(id), "", "Words, unit, source and which way is better"},
              {"Targets", change_targets_url(id, code), "", "Standards, ambitions and their dates"},
              {"Tests of change and events", change_notes_url(id, code), "", "Boxes under the chart"},
              {"Limits", change_phases_url(id, code), "", "Work them out anew, with a reason"},
              {"Points left out", change_exclusions_url(id, code), "", "Drawn, but not used for limits"},
          },
  };
}

/// The day as of which the page speaks.
Date day_of(const MeasureQuestion& question) {
  return question.query.known ? question.query.known->day : question.today;
}

ui::Notice synthetic_notice() {
  return {ui::NoticeKind::inset, {}, "Synthetic: made for this demonstration. These are not real figures."};
}

ui::Notice late_notice(const LateFigures& late, Frequency frequency, const std::optional<LateAlarm>& alarm) {
  std::string text =
      fmt::format("The figure for {} should have been here by {}. The chart stops at {}.",
                  period_name(frequency, late.missing), long_date(late.expected), period_name(frequency, late.latest));
  if (alarm) text += fmt::format(" An alarm stands since {}.", long_date(london_date(alarm->opened_at)));
  return {ui::NoticeKind::callout, "Data is late", text};
}

ui::Notice provisional_notice(const SeriesReading& reading) {
  const spc::Phase& last = reading.reading.analysis.last_phase();
  const std::string text = fmt::format(
      "The limits since {} are provisional: they rest on {} of the {} points that they need. Expect them to move.",
      period_name(reading.wording.frequency, reading.periods[last.first]), last.used, spc::kMinimumPoints);
  return {ui::NoticeKind::inset, {}, text};
}

/// The address may say anything: only these are answered.
std::string saved_words(std::string_view saved) {
  if (saved == "figure") return "Your figure is on the chart.";
  if (saved == "removal") return "The figure was taken out. It stays in the record.";
  if (saved == "figures") return "Your figures are on the chart.";
  if (saved == "measure") return "This is your new measure.";
  return {};
}

std::vector<ui::Notice> notices_of(const MeasureQuestion& question, const SeriesReading& reading) {
  const Measure& measure = question.figures.measure;
  const Frequency frequency = measure.definition.frequency;
  std::vector<ui::Notice> notices;
  if (const std::string words = saved_words(question.saved); !words.empty())
    notices.push_back({ui::NoticeKind::done, "Saved", words});
  if (measure.is_synthetic) notices.push_back(synthetic_notice());
  const auto& latest = reading.reading.analysis.latest;
  if (measure.closed_at) {
    notices.push_back({ui::NoticeKind::inset,
                       {},
                       fmt::format("This measure was closed on {}. No more figures are expected.",
                                   long_date(london_date(*measure.closed_at)))});
  } else if (latest) {
    const auto late = late_figures(frequency, reading.periods[*latest], day_of(question));
    if (late) notices.push_back(late_notice(*late, frequency, question.alarm));
  }
  for (const std::string& note : reading.notes) notices.push_back({ui::NoticeKind::inset, {}, note});
  if (reading.reading.provisional) notices.push_back(provisional_notice(reading));
  return notices;
}

std::string too_few_words(const SeriesReading& reading) {
  const std::size_t needed = reading.reading.points_needed;
  if (reading.reading.limits_shown || needed == 0) return {};
  const Frequency frequency = reading.wording.frequency;
  const std::size_t have = spc::kMinimumPoints - std::min(needed, spc::kMinimumPoints);
  return fmt::format("{} of {} points so far. Limits appear at {}, in about {}. Until then this is a run chart.", have,
                     spc::kMinimumPoints, spc::kMinimumPoints,
                     counted(needed, slug(frequency), plural_noun(frequency)));
}

ui::EmptyState no_figures(const MeasureQuestion& question) {
  const SeriesFigures& figures = question.figures;
  if (question.query.known)
    return {.title = "Nothing was known yet",
            .text = "No figure of this measure was known on " + long_date(question.query.known->day) +
                    ". Choose a later day in the address, or show what is known now.",
            .next = ui::SideLink{"Show what is known now", measure_url(figures.measure.id, figures.organisation.code)}};
  ui::EmptyState state{
      .title = "No figures yet",
      .text =
          fmt::format("A chart starts with one figure. Limits appear at {}. Older figures count too: bring what you "
                      "have.",
                      spc::kMinimumPoints),
      .next = std::nullopt,
  };
  if (question.may_change)
    state.next = ui::SideLink{"Bring in figures", import_points_url(figures.measure.id, figures.organisation.code)};
  return state;
}

std::string verdict_note(const MeasureQuestion& question, const SeriesReading& reading) {
  std::string written = "Written from the chart rules on " + long_date(question.today) + ".";
  const std::string age = data_age(question.figures, reading);
  if (age.empty()) return written;
  const std::string late = late_words(question.figures, reading, day_of(question));
  return written + " " + age + (late.empty() ? "" : " " + late + ".");
}

html::Url with_season(const MeasureQuestion& question, Season season) {
  MeasureQuery query = question.query;
  query.season = season;
  return measure_url(question.figures.measure.id, question.figures.organisation.code, query);
}

std::optional<SeasonBanner> season_banner(const MeasureQuestion& question, const ChartView& view) {
  if (view.season_words.empty()) return std::nullopt;
  const std::string refused = "The figures are shown as recorded, because their season cannot be taken out. ";
  return SeasonBanner{
      .text = (view.season == Season::adjusted ? "" : refused) + view.season_words,
      .back_text = view.season == Season::adjusted ? "Show the figures as recorded" : "Leave the season in",
      .back = with_season(question, Season::as_recorded)};
}

std::optional<ChartAdvice> advice_of(const MeasureQuestion& question, const ChartView& view) {
  const SeriesFigures& figures = question.figures;
  auto advice = chart_advice_of(view.figures, view.reading);
  if (!advice) return advice;
  for (WarningWords& warning : advice->warnings)
    if (warning.id == spc::WarningId::seasonality)
      warning.next = ui::SideLink{"Show the figures adjusted for season", with_season(question, Season::adjusted)};
  if (!question.may_change) return advice;
  advice->change_chart = change_measure_url(figures.measure.id);
  advice->recalculate = change_phases_url(figures.measure.id, figures.organisation.code);
  return advice;
}

void write_chart(MeasurePage& page, const MeasureQuestion& question, const ChartView& view) {
  const SeriesFigures& figures = question.figures;
  page.verdict = verdict_of(view.figures, view.reading, verdict_note(question, view.reading));
  page.settings = settings_of(question, view);
  page.figure = chart_figure_of(view.figures, view.reading,
                                {.last_points = view.last_points, .rule_link_base = "#rule-", .told = {}});
  if (!page.figure->compact_note.empty()) page.figure->table_url = html::Url::path("#data");
  page.too_few = too_few_words(view.reading);
  if (!page.too_few.empty() && question.may_change)
    page.older_data = ui::SideLink{"Add older data to start sooner",
                                   import_points_url(figures.measure.id, figures.organisation.code)};
  // What is said of a chart is said of figures as they were recorded.
  if (view.season == Season::as_recorded) page.advice = advice_of(question, view);
  page.rules = rule_entries(view.reading);
  const spc::Analysis& analysis = view.reading.reading.analysis;
  const bool is_xmr = analysis.chart == spc::ChartKind::individuals && !analysis.last_phase().frozen;
  if (view.reading.reading.limits_shown && is_xmr)
    page.rules_cost = rule_cost_words(analysis.profile.id, analysis.last_phase().used, view.reading.wording.frequency);
  page.phases = phase_words(view.reading);
  page.moving_range = moving_range_figure_of(view.figures, view.reading, {.last_points = view.last_points, .told = {}});
  page.moving_range_words = moving_range_sentence(view.reading);
}

void write_table(MeasurePage& page, const MeasureQuestion& question, const ChartView& view) {
  const SeriesFigures& figures = question.figures;
  const std::size_t points = view.reading.periods.size();
  page.table = figures_table(view.figures, view.reading, question.query.all_rows ? 0 : kTableRows);
  page.csv = measure_file_url(figures.measure.id, figures.organisation.code, MeasureFile::data_csv, question.query);
  if (question.query.all_rows || points <= kTableRows) return;
  MeasureQuery all = question.query;
  all.all_rows = true;
  page.all_rows = ui::SideLink{fmt::format("Show all {} {}", points, plural_noun(figures.measure.definition.frequency)),
                               measure_url(figures.measure.id, figures.organisation.code, all).fragment("data")};
}

}  // namespace

Result<MeasurePage> measure_page_of(const MeasureQuestion& question) {
  const SeriesFigures& figures = question.figures;
  auto view = chart_view_of(figures, question.query);
  if (!view) return view.error();

  MeasurePage page;
  page.kicker = kicker_of(figures);
  page.title = figures.measure.definition.name;
  if (question.places.size() > 1) page.comparison = comparison_url(figures.measure.id, question.query.known);
  if (question.query.known) {
    MeasureQuery now = question.query;
    now.known.reset();
    page.known = known_banner(*question.query.known, measure_url(figures.measure.id, figures.organisation.code, now));
  }
  if (question.may_change) page.contributor = contributor_links(figures);
  page.notices = notices_of(question, view->reading);
  page.tests_of_change = note_words(figures, AnnotationKind::test_of_change);
  page.events = note_words(figures, AnnotationKind::event);
  page.targets = target_words(figures, *view, question.query);
  page.about = about_measure(figures, view->reading);
  if (!view->reading.reading.analysis.latest) {
    page.empty = no_figures(question);
    return page;
  }
  page.downloads = downloads_of(question, view->reading);
  page.season = season_banner(question, *view);
  write_chart(page, question, *view);
  write_table(page, question, *view);
  if (view->season == Season::adjusted) {
    page.verdict->period += ", adjusted for season";
    page.table->caption += ", adjusted for season";
    // Targets are met by figures as they were recorded.
    for (TargetWords& target : page.targets) target.met.clear();
  }
  page.revisions = revision_words(figures, question.query.known, question.revisions);
  return page;
}

}  // namespace qi::measures
