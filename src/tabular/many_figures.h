#pragma once
/// All the figures of a sheet, series by series, in whichever layout they lie.
/// It stores nothing and knows no measure: series and places are the words of the file.

#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"
#include "tabular/figures_reading.h"
#include "tabular/layout_guess.h"

namespace qi::tabular {

struct SeriesFigures {
  std::string series_name;  ///< as written in a heading or a cell; "" where nothing names it
  std::string place_name;   ///< "" where nothing says a place
  FiguresReading reading;   ///< its rows may be empty: then every row was a problem
  std::string target;       ///< as typed in the file, "" without one: "90%"
  std::string improvement;  ///< as typed: "High", "Low is good"; "" without
  std::string unit;         ///< as typed, "" without
};

struct ManyFigures {
  std::vector<SeriesFigures> series;  ///< in the order in which the file first names them
  std::vector<RowProblem> problems;   ///< of rows that belong to no series, by row; those of a series stand with it
  std::vector<std::string> notes;     ///< about the sheet: "3 rows below the figures were left out."
  std::size_t rows_read = 0;          ///< rows with text that were looked at, the heading and what is above it left out

  std::size_t figures() const;  ///< rows that were understood, of all series
  /// Every problem of every series and of the sheet, by row: the list that a person corrects.
  std::vector<RowProblem> every_problem() const;
};

/// One series for Layout::one_series. Two columns or rows of one name and place are told apart by " (2)".
/// refuses  places that the sheet does not have; no column of dates or figures among the roles; more than
///          `kMostSeries` series; what read_figures refuses when no series at all could be read.
Result<ManyFigures> read_many(const Sheet& sheet, const LayoutChoices& choices);
inline constexpr std::size_t kMostSeries = 2'000;

}  // namespace qi::tabular
