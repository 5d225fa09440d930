#pragma once
/// What a pasted or uploaded text would change in one series: planned and shown first, stored only when somebody says
/// so. National files with many series are not read here: see ambsys_import.h.

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

struct ImportPlan {
  tabular::FiguresReading reading;
  std::vector<IncomingPoint> points;          ///< the good rows, one for each period
  std::vector<tabular::RowProblem> problems;  ///< rows that are left out, by row; saved or not, the rest stands
  std::vector<std::string> notes;             ///< how rows were read
  std::vector<std::string> questions;         ///< unusual, not wrong: to be looked at before saving
  std::size_t added = 0;
  std::size_t revised = 0;
  std::size_t unchanged = 0;
  SeriesFigures preview;  ///< the series as it would stand afterwards
};

/// Plain numbers for a measure in minutes and seconds are seconds; that is told in a note.
/// Left out with a sentence: rows of the future, rows outside the measure's natural bounds, and what read_figures
/// leaves out. refuses  text that read_figures refuses.
Result<ImportPlan> plan_import(const SeriesFigures& figures, std::string_view text, Date today);

}  // namespace qi::measures
