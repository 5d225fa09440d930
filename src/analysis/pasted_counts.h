#pragma once
/// Which two columns of a pasted table are counts and what they are out of, for charts that divide: people head them
/// "Falls, Bed days" and "late, calls" and not numerator and denominator.
/// It reads dates and figures through tabular/figures_reading.h and draws nothing.

#include <optional>
#include <string>

#include "base/result.h"
#include "spc/series.h"
#include "tabular/figures_reading.h"
#include "tabular/pasted_cells.h"

namespace qi::analysis {

struct CountsReading {
  tabular::FiguresReading figures;
  bool by_place = false;  ///< the headings did not say which column is which
  std::string asks;  ///< whether a column that was left out is what the figures are out of; "" there is no such one
};

/// On a chart that divides the counts are the first column of numbers behind the date and the second is what they are
/// out of, unless a heading says numerator or denominator; columns of shares, averages and limits are passed over. The
/// first note says how the columns were read, and for rates what they are written for. Where no chart is asked for, two
/// columns of numbers are read so if every number is a count and the first is never more than the second, and either
/// nothing is headed or a heading says what the first is out of ("Total"); under other headings it is asked. Other
/// charts take the figures as they are.
/// refuses  no rows; what tabular::read_figures refuses.
Result<CountsReading> read_for_chart(const tabular::PastedCells& cells, std::optional<spc::ChartKind> chart);

}  // namespace qi::analysis
