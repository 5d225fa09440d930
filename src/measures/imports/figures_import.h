#pragma once
/// What figures that were read would change in one series: planned and shown first, stored only when somebody says so.
/// It reads no text (import_reading.h) and no national file (ambsys_import.h).

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "measures/point_import.h"
#include "measures/series_reading.h"
#include "tabular/figures_reading.h"

namespace qi::measures {

/// Moves rows of the future and rows outside the measure's natural bounds from the rows to the problems, each with a
/// sentence. Also for the first figures of a new measure.
void leave_out_impossible(tabular::FiguresReading& reading, const Definition& definition, Date today);

/// A figure that is worth a second look before it is saved.
struct UnusualRow {
  std::size_t row = 0;  ///< as the file counts
  std::string words;    ///< of unusual_words
};

/// A figure that would stand in place of one that is there, or take it away.
struct PlannedChange {
  std::size_t row = 0;  ///< as the file counts
  Date period;
  Figure before;  ///< with a value
  Figure after;   ///< without a value: it is taken away
};
/// "27:47 becomes 27:50", "15.4% is taken away".
std::string words_of(const PlannedChange& change, const ValueFormat& format);

struct ImportPlan {
  tabular::FiguresReading reading;
  std::vector<IncomingPoint> points;          ///< the good rows, one for each period
  std::vector<tabular::RowProblem> problems;  ///< rows that are left out, by row; saved or not, the rest stands
  std::vector<std::string> notes;             ///< how rows were read
  std::vector<std::string> questions;         ///< about all the figures, to be looked at before saving
  std::vector<UnusualRow> unusual;            ///< by row: asked about, and kept when somebody says so
  std::vector<PlannedChange> changes;         ///< in the order of the rows
  std::size_t added = 0;
  std::size_t unchanged = 0;
  std::size_t revised() const { return changes.size(); }
  SeriesFigures preview;  ///< the series as it would stand afterwards
};

/// What figures that were read would change in a series; `figures` need not be stored yet: no points, then.
/// A value without parts that is, as it is shown, the one that is there with its parts is that figure: it was copied
/// from a page. What would take a figure or its parts away is unusual.
/// Plain numbers for a measure in minutes and seconds are seconds; that is told in a note.
/// Left out with a sentence: rows of the future, rows outside the measure's natural bounds, and what read_figures
/// left out.
ImportPlan plan_import(const SeriesFigures& figures, tabular::FiguresReading reading, Date today);

/// How read_figures and read_many should read figures for this measure.
tabular::FiguresChoices choices_for(const Definition& definition);

}  // namespace qi::measures
