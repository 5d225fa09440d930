#pragma once
/// What a person is told about how figures were read: which way round dates were, what became of rows, which columns
/// were left out. Words only; it reads no cell and decides nothing: see figures_reading.h.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/period.h"
#include "tabular/column_guess.h"
#include "tabular/date_reading.h"
#include "tabular/duplicates.h"

namespace qi::tabular {

/// "1 row", "7 rows"; "has", "have".
std::string rows_words(std::size_t count);
std::string has_or_have(std::size_t count);

/// A date as it was typed and as it was read.
struct SeenDate {
  std::string_view cell;
  ReadDate date;
  std::size_t row = 0;  ///< as the user counts
};
/// Said only where a date could have been read another way. `heading`: the form that the column's heading names.
std::vector<std::string> date_notes(std::span<const SeenDate> dates, std::optional<DateForm> heading,
                                    Frequency frequency);

/// "Row 5 says 01/03/2094. Is the year right?" of dates before 1948, and of those more than 20 years from the middle of
/// all of them and as far from any other date between. The first three are asked about by row, the rest counted.
std::vector<std::string> date_doubts(std::span<const SeenDate> dates);

/// What became of rows on the way.
struct RowFates {
  bool sorted = false;             ///< they were not in date order
  std::size_t repeated = 0;        ///< the same figures again
  std::size_t settled = 0;         ///< rows or periods that the policy for duplicates dealt with
  std::size_t without_figure = 0;  ///< they keep their place
};
std::vector<std::string> row_notes(const RowFates& fates, Duplicates duplicates);

/// Which of several columns of dates was taken, and that columns were passed over: how to have it otherwise.
std::vector<std::string> passed_over_notes(const ColumnsGuess& columns);
/// The same, and columns of numbers that nobody asked for: a person must see that they are not on the chart.
std::vector<std::string> column_notes(const ColumnsGuess& columns);

}  // namespace qi::tabular
