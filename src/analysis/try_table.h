#pragma once
/// A pasted table before any chart is made of it: its rows, what they stand for and what is marked beside them.
/// Which chart they are read by, and everything that is shown, is in try_view.h.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "analysis/event_times.h"
#include "analysis/row_marks.h"
#include "base/result.h"
#include "spc/series.h"
#include "tabular/figures_reading.h"
#include "tabular/pasted_cells.h"

namespace qi::analysis {

/// Columns that say something about a row: see row_marks.h.
inline constexpr std::array kTryMarks{RowMark::note, RowMark::leave_out, RowMark::phase};

struct TryTable {
  tabular::PastedCells cells;      ///< without the columns of marks
  RowMarks all_marks;              ///< one for each row of `cells` below the heading
  bool differs_from_text = false;  ///< columns of marks were taken out of `cells`, or what tidied_columns.h changes
  tabular::FiguresReading figures;
  PointsAre points = PointsAre::periods;
  std::string points_because;      ///< why each row is a point of its own, in one sentence; "" they are not `rows`
  bool counts_by_place = false;    ///< see pasted_counts.h
  std::vector<std::string> asks;   ///< doubts that only the reader can settle, a sentence each
  std::vector<std::string> times;  ///< of day, of events; empty: whole days
  std::size_t start_row = 0;       ///< the line of the first event, which has no row in `figures`; 0 none

  /// Those of the rows of `figures`, in their order. A phase that begins with the first event goes on behind it; one
  /// that begins with a row that is refused or repeated starts with the next row that is not, in the order of the text
  /// towards later dates. What is lost with such a row is told.
  RowMarks marks() const;
};

/// `chart` is what was asked for; what nullopt makes of a table is told in try_view.h.
/// refuses  text that read_pasted refuses; marks that take_row_marks refuses; figures that cannot be read; no row that
///          can be used, and more than 5,000.
Result<TryTable> read_try_table(const std::string& text, std::optional<spc::ChartKind> chart);

/// The columns that were read, as text from which a measure reads the same figures; "" where the text that was pasted
/// has no others. Marks and columns that were passed over are gone, so that none of them can be taken for figures.
std::string columns_read(const TryTable& table);

/// Of a table with times between events: the same rows as events, whatever days lie between.
/// refuses  as read_try_table.
Result<TryTable> with_given_times(TryTable table);

}  // namespace qi::analysis
