#pragma once
/// What the "Try it" page shows for what somebody typed: a chart and one true sentence, or what to do instead.
/// It stores nothing and asks no database; the chart is read as a stored measure's is.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/event_times.h"
#include "analysis/row_marks.h"
#include "base/date.h"
#include "base/result.h"
#include "measures/chart_advice.h"
#include "measures/imports/figures_draft.h"
#include "ui/chart_figure.h"
#include "ui/data_table.h"
#include "ui/verdict_strip.h"

namespace qi::analysis {

/// The form as typed.
struct TryForm {
  std::string figures;  ///< cells pasted from a spreadsheet, or typed
  std::string name;
  std::string better = "neutral";  ///< slug of a direction
  std::string target;              ///< in the writing of the values: "85%", "18:00"; "" none
  std::string chart;               ///< slug of a chart that a measure can be read by; "" chooses one by the figures
};

/// The form understood: everything that any download of the same figures needs.
struct TryReading {
  tabular::FiguresReading figures;
  measures::SeriesFigures series;
  measures::SeriesReading reading;
  std::vector<std::string> chosen_because;  ///< sentences; empty where the form names the chart
  PointsAre points = PointsAre::periods;
  bool counts_by_place = false;  ///< the headings did not say which column is the count: see pasted_counts.h
  std::string figures_to_save;   ///< of periods: the table that a measure reads alike; "" as it was typed
  std::string asks;              ///< doubts that only the reader can settle, in sentences; "" none
  RowMarks marks;                ///< one for each row of `figures`
};

/// Notes become annotations, rows left out are drawn and count for no limit, and a new word under Phase starts one.
/// Dates of single cases, several in one period or day, make each row a point unless a chart was asked for that counts.
/// On g and t charts dates alone become the times between events, see event_table.h; on charts that divide two columns
/// of numbers are counts and what they are out of, see pasted_counts.h.
/// refuses  figures that tabular::read_figures refuses (field "figures"); fewer than one usable row; a target that is
///          not a number (field "target"); a direction that is none (field "better"); a chart that is none, or that
///          these figures cannot be read by (field "chart"), with the row that is to blame. All fields' errors
///          together.
Result<TryReading> read_try(const TryForm& form);

/// Asks about a period or an event that begins after today; "" none does. What was read stays as it is.
std::string asked_of_future(const TryReading& reading, Date today);

/// What stands under the form when the figures were understood.
struct TryAnswer {
  ui::VerdictStrip verdict;
  std::string chart_slug;                   ///< of the chart that the figures are read by
  std::string chart_reason;                 ///< which chart this is and why, in one sentence
  std::vector<std::string> chosen_because;  ///< empty where the form names the chart
  ui::ChartFigure figure;
  std::optional<ui::ChartFigure> moving_range;  ///< only with limits
  std::optional<measures::ChartAdvice> advice;  ///< only with enough points
  PointsAre points = PointsAre::periods;
  std::optional<ui::DataTable> events;  ///< the notes; nullopt: none
  std::string not_saved;                ///< what a measure of these figures would not keep; "" nothing
  std::string figures_to_save;          ///< the table that a measure reads alike; "" as it was typed
  std::string rates_for;                ///< "1,000" where rates are written for so many; "" other values
  std::string asks;                     ///< "Did you mean 75%?"; "" nothing
  std::vector<std::string> notes;       ///< how the rows were read
  std::vector<std::string> problems;    ///< rows left out, and why
  ui::DataTable table;                  ///< newest first
};
TryAnswer answer_of(const TryReading& reading);

/// "1,000" where rates are written for each thousand; "" where they are written for one or a hundred.
std::string rates_for(const TryReading& reading);

/// Figures for somebody who has none at hand, with their source. Real: SECAmb, Category 2 mean response time.
struct TryExample {
  std::string_view figures;
  std::string_view name;
  std::string_view better;
  std::string_view target;
  std::string_view source;
};
const TryExample& try_example();

}  // namespace qi::analysis
