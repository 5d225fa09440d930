#pragma once
/// Columns that hold numbers or dates and yet no figures: record numbers, times of day, further dates. Known by their
/// headings and by what stands below.
/// Which column holds the figures is column_guess.h's business.

#include <cstddef>
#include <string_view>

#include "tabular/pasted_cells.h"

namespace qi::tabular {

enum class PassedOver { no, record_numbers, times_of_day, further_dates };

/// "Incident number", "CAD", "Ref", "ID" above whole numbers. Not "Number of incidents", and not "ID checks".
bool are_named_records(const PastedCells& cells, std::size_t column, std::size_t first_row, std::string_view heading);
/// Whole numbers that rise by one from row to row, six of them or more, or four from 0 or 1 on.
bool count_up_rows(const PastedCells& cells, std::size_t column, std::size_t first_row);

/// How surely a heading speaks of the time on a clock and not of how long something took.
enum class ClockHeading {
  no,     ///< "Response time", "Time (mins)"
  maybe,  ///< "Time", "Time (24h)", or no heading
  yes,    ///< "Time of call", "Incident time", "Time occurred"
};
ClockHeading clock_heading(std::string_view heading);
/// Every cell that is filled is 9:05, 14:35, 14:35:20 or 14:35:20.5, within a day.
bool are_clock_times(const PastedCells& cells, std::size_t column, std::size_t first_row);
/// Some of them before six in the morning and some after six in the evening, further apart than most figures.
bool go_round_the_clock(const PastedCells& cells, std::size_t column, std::size_t first_row);

/// Two rows have the same date, or dates within one period of the length that most dates are apart: they are dates of
/// single events rather than of periods. Cells that hold no date are passed over.
bool dates_are_irregular(const PastedCells& cells, std::size_t column, std::size_t first_row);

}  // namespace qi::tabular
