#pragma once
/// Everything the page of one measure shows, built from rows and a date: words, counts and order are decided here.
/// Pure: no query and no clock. It writes no HTML: see measure_pages.h.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "measures/as_known.h"
#include "measures/chart_advice.h"
#include "measures/late_alarm.h"
#include "measures/measure_urls.h"
#include "measures/page/chart_view.h"
#include "measures/revision.h"
#include "measures/series_reading.h"
#include "ui/chart_figure.h"
#include "ui/chip.h"
#include "ui/data_table.h"
#include "ui/empty_state.h"
#include "ui/key_values.h"
#include "ui/menu.h"
#include "ui/notice.h"
#include "ui/rule_list.h"
#include "ui/segmented.h"
#include "ui/select_field.h"
#include "ui/verdict_strip.h"

namespace qi::measures {

/// The choices behind the chart's settings line, as a form of its own address.
struct ChartSettings {
  std::string title;  ///< "South East Coast, 88 months, limits from January 2023"; "…, last 24 of 88 months, …"
  html::Url action = html::Url::path("#");
  std::vector<ui::Choice> places;
  std::string place;
  std::vector<ui::Choice> periods;
  std::string period;               ///< "" all
  std::vector<ui::Choice> targets;  ///< empty: there is nothing to choose
  std::string target;               ///< "" the standard
  std::vector<ui::Choice> seasons;  ///< empty: yearly figures have none
  std::string season;               ///< "" as recorded
  KnownField known;
};

/// One stretch of the chart with its own limits.
struct PhaseWords {
  std::string title;    ///< "Baseline"
  std::string heading;  ///< "Baseline, December 2017 to May 2021"
  std::string limits;   ///< "Mean 18:52, limits 13:24 to 24:21, from 42 points."
  std::string reason;   ///< "" where none was written
  std::string decided_by;
};

/// A test of change or an event.
struct NoteWords {
  std::string id;  ///< the chart's boxes link here: "event-3"
  std::string title;
  std::string when;
  std::string note;
};

struct TargetWords {
  std::string title;  ///< "18-minute standard"
  std::string value;
  std::string holds;  ///< "Standard, from 1 December 2017"
  std::string source;
  std::string met;               ///< "Met in 0 of the last 12 months."; "" where the chart is not judged against it
  std::optional<html::Url> url;  ///< judges the chart against it; nullopt: it already is
};

/// Figures that are not what they were.
struct RevisionWords {
  std::string title;    ///< "Revised since 30 April 2020", "Revised in the last load"
  std::string lead;     ///< "12 of 32 figures are not what they were then."
  ui::DataTable table;  ///< period, then, now, when, by which load; newest period first
  std::string fold;     ///< "Show the 48 revised figures": the table is folded under it; "" it stands open
};

struct ContributorLinks {
  html::Url add_point = html::Url::path("#");
  html::Url import = html::Url::path("#");
  std::vector<ui::MenuLink> change;
};

/// A signal that somebody looks after, or should.
struct SignalWords {
  std::string words;  ///< "8 months above the mean"
  html::Url url;
  ui::Chip direction;
  std::string state;  ///< "Being looked into by Priya Nair."
};

/// What is being done about the signals of this series, and whether the reader hears of new ones.
struct SignalPanel {
  std::vector<SignalWords> signals;  ///< newest first; closed ones are left out
  std::string being_read;            ///< "" or that signals may still come or go, since something changed
  enum class Following { no, yes } following = Following::no;
  html::Url follow;  ///< posted: follows, or stops following
  std::string csrf_token;
};

/// Figures that are not shown as they were recorded, or that should have been and could not.
struct SeasonBanner {
  std::string text;
  std::string back_text;  ///< "Show the figures as recorded"
  html::Url back = html::Url::path("#");
};

struct MeasurePage {
  std::string kicker;
  std::string title;
  std::vector<ui::MenuLink> downloads;  ///< empty where there is nothing to download
  std::optional<html::Url> comparison;
  std::optional<ContributorLinks> contributor;
  std::optional<KnownBanner> known;     ///< nullopt: the page of now
  std::optional<SeasonBanner> season;   ///< nullopt: as recorded, and nothing else was asked for
  std::vector<ui::Notice> notices;      ///< late, provisional, synthetic, closed
  std::optional<ui::EmptyState> empty;  ///< no figures yet: stands instead of verdict, chart and table
  std::optional<ui::VerdictStrip> verdict;
  ChartSettings settings;
  std::optional<ui::ChartFigure> figure;
  std::string too_few;  ///< "6 of 13 points so far. …"; "" when limits are shown
  std::optional<ui::SideLink> older_data;
  std::optional<ChartAdvice> advice;   ///< nullopt before there are enough points
  std::optional<SignalPanel> signals;  ///< nullopt: for figures that only a file draws
  std::vector<ui::RuleEntry> rules;
  std::string rules_cost;          ///< what these rules show of charts that have not changed; "" with too few points
  std::vector<PhaseWords> phases;  ///< newest first; empty where there is only one without a reason
  std::vector<NoteWords> tests_of_change;
  std::vector<NoteWords> events;
  std::vector<TargetWords> targets;
  std::vector<ui::KeyValue> about;
  std::optional<ui::ChartFigure> moving_range;
  std::string moving_range_words;
  std::optional<ui::DataTable> table;
  std::optional<ui::SideLink> all_rows;    ///< nullopt: all are shown
  std::optional<RevisionWords> revisions;  ///< nullopt: none to tell
  html::Url csv = html::Url::path("#");
};

/// Rows of the table before "Show all".
inline constexpr std::size_t kTableRows = 24;
/// Revised figures before they are folded away.
inline constexpr std::size_t kOpenRevisions = 6;

struct MeasureQuestion {
  const SeriesFigures& figures;
  const MeasureQuery& query;
  const std::vector<Organisation>& places;  ///< those with figures of this measure
  Date today;
  bool may_change = false;
  std::span<const Revision> revisions = {};  ///< since the day of the page; for the page of now, by the last load
  std::optional<LateAlarm> alarm = {};       ///< that stands because figures are late; only for the page of now
  std::string_view saved;  ///< what was saved a moment ago: "figure", "figures" or "measure"; else nothing is said
};
/// refuses  what chart_view_of refuses.
Result<MeasurePage> measure_page_of(const MeasureQuestion& question);

}  // namespace qi::measures
