#pragma once
/// A pasted table of events, a row for each, as the dated times between them that g and t charts take. Rows that stand
/// for periods are not read here: see tabular/figures_reading.h.

#include <optional>
#include <string>

#include "base/result.h"
#include "measures/series_reading.h"
#include "spc/series.h"
#include "tabular/figures_reading.h"

namespace qi::analysis {

/// A table of dates alone, or of dates and times of day, as the times between them: rows by date, each with the date of
/// the later event. Words, and numbers that count or name the events, may stand beside.
/// `chart` is what was asked for. nullopt: the table has figures of its own, or asks for no chart of events. Where no
/// chart was asked for, only a single column of days is taken for events, and spreadsheet numbers under a heading of
/// dates alone.
/// refuses  fewer than two events that can be read.
std::optional<Result<tabular::FiguresReading>> read_event_dates(const std::string& text,
                                                                std::optional<spc::ChartKind> chart);

/// A table of dates with the time that each event took to come beside it, as it was given, by date. Several events may
/// have one date.
Result<tabular::FiguresReading> read_given_times(const std::string& text, const tabular::FiguresReading& by_period);

/// Those rows as a series of one point for each event, whatever days lie between.
/// refuses  what spc::read_series refuses.
Result<measures::SeriesReading> read_event_series(const measures::SeriesFigures& series, spc::ChartKind chart);

}  // namespace qi::analysis
