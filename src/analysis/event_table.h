#pragma once
/// A pasted table of single events or cases, a row for each: the dated times between them that g and t charts take, or
/// their figures in the order of their dates. Rows that stand for periods are not read here: see
/// tabular/figures_reading.h.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "measures/series_reading.h"
#include "spc/series.h"
#include "tabular/figures_reading.h"
#include "tabular/pasted_cells.h"

namespace qi::analysis {

struct EventDates {
  tabular::FiguresReading figures;  ///< rows by date, each with the date and the line of the later event
  std::vector<std::string> times;   ///< of day, one for each row; empty where whole days are counted
  std::size_t start_row = 0;        ///< the line of the first event, which has no row
};

/// A table of dates alone, or of dates and times of day, as the times between them. Words, and numbers that count or
/// name the events, may stand beside. `chart` is what was asked for. nullopt: the table has times between events of its
/// own, or asks for no chart of events. Where a chart of events was asked for, numbers are such times only where their
/// heading says so ("Time", "Days since the last one", "Jobs between", "Gap") or nothing else stands beside the dates;
/// others are told and passed over. Where no chart was asked for, the table must have no figures, and spreadsheet
/// numbers are dates only under a heading of dates. refuses  fewer than two events that can be read.
std::optional<Result<EventDates>> read_event_dates(const tabular::PastedCells& cells,
                                                   std::optional<spc::ChartKind> chart);

/// The roles of a table of dates with the time that each event took to come beside it; empty: it has no such column.
std::vector<tabular::ColumnRole> given_time_roles(const tabular::PastedCells& cells);

/// How that column was read, one sentence; "": no column holds values.
std::string given_times_note(const tabular::ColumnsGuess& columns);

/// Those times as they were given, by date. Several events may have one date.
/// refuses  a table without that column; what read_figures refuses.
Result<tabular::FiguresReading> read_given_times(const tabular::PastedCells& cells);

/// The dates are those of single cases with a figure each, and no reading by periods suits them: many share a period or
/// a day, or most days have none. Not a long table of several series, in which every date comes again, or most of them
/// do beside words that come again too.
bool are_single_cases(const tabular::PastedCells& cells, const tabular::FiguresReading& by_period);

/// Rows that are points as the chart takes them: one value for each, whatever days lie between.
spc::Request request_of_rows(const measures::SeriesFigures& series, spc::ChartKind chart);

/// What stands at the rows beside their values.
struct PointMarks {
  std::vector<std::string> times;              ///< of day, one for each; empty: none
  std::vector<std::size_t> left_out;           ///< places, rising
  std::vector<std::size_t> starts;             ///< places at which a phase starts, rising, without the first
  std::vector<std::string> phase_titles;       ///< one more than `starts`
  std::vector<std::size_t> annotation_places;  ///< one for each annotation of the series
};

/// Those rows as a series of one point for each.
/// refuses  what spc::read_series refuses.
Result<measures::SeriesReading> read_row_series(const measures::SeriesFigures& series, spc::ChartKind chart,
                                                const PointMarks& marks);

}  // namespace qi::analysis
