#pragma once
/// Pasted or uploaded text in, dated figures out, with every doubt in words. Try it, imports and the command line use
/// it. It stores nothing and knows no measure.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/number.h"
#include "base/period.h"
#include "base/result.h"
#include "tabular/column_guess.h"
#include "tabular/duplicates.h"

namespace qi::tabular {

/// A row that was understood.
struct FigureRow {
  std::size_t row = 0;          ///< line of the pasted text or file, from 1
  Date date;                    ///< first day of its period
  std::optional<double> value;  ///< nullopt: no figure; from numerator and denominator where there is no value column
  std::optional<double> numerator;
  std::optional<double> denominator;
  std::string label;  ///< "" without a label column
};

/// A row that was not, or not wholly, understood.
struct RowProblem {
  std::size_t row = 0;
  std::string message;             ///< one sentence that says what to do, without the row number
  std::vector<std::string> cells;  ///< as typed
};

struct FiguresReading {
  std::size_t rows_read = 0;         ///< rows with text below the heading
  std::vector<FigureRow> rows;       ///< by date, one for each period unless they are points
  std::vector<RowProblem> problems;  ///< by row
  std::vector<std::string> notes;    ///< what was assumed: "Dates were read day first."
  std::vector<std::string> doubts;   ///< what only a person can settle: "Row 5 says 01/03/2094. Is the year right?"
  ColumnsGuess columns;
  ValueFormat format;  ///< percent, minutes and seconds, or number with the most decimals seen
  double factor = 1;   ///< value = numerator / denominator * factor, where both are given
  Frequency frequency = Frequency::month;
  std::string value_name;  ///< heading of the value or numerator column; "" without one
};

enum class RowsAre {
  periods,  ///< figures of a day, week, month …: one for each
  points,   ///< single cases by their dates, of which several may share a day
};

/// What a user decided instead of the guess.
struct FiguresChoices {
  std::vector<ColumnRole> roles;  ///< one for each column; empty: guess
  /// nullopt: guess. Rows whose date is written as a longer period, a month among weeks, are problems.
  std::optional<Frequency> frequency;
  /// nullopt: percent when every numerator is at most its denominator, otherwise a plain ratio.
  std::optional<double> factor;
  Duplicates duplicates = Duplicates::refuse;
  Heading heading = Heading::guessed;
  RowsAre rows_are = RowsAre::periods;
};

/// Dates are moved to the first day of their period. Rows of one period: the same figures again are ignored with a
/// note, different ones are settled as `duplicates` says. A row without a figure keeps its place.
/// refuses  no rows; no column of dates; no column of figures; more than 20,000 rows; what read_table refuses.
Result<FiguresReading> read_figures(std::string_view text, const FiguresChoices& choices = {});
/// The same for cells that were read already, of a sheet for example.
Result<FiguresReading> read_figures(const PastedCells& cells, const FiguresChoices& choices = {});

/// "Row 6: Value must be a number, like 44."
std::string words_of(const RowProblem& problem);

}  // namespace qi::tabular
