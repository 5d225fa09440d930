#pragma once
/// A spreadsheet's number and its number format as the text that date_reading and number_reading take.
/// It does not draw a cell as a spreadsheet would: decimals are kept, colours and padding are not.

#include <string>
#include <string_view>

namespace qi::tabular {

/// What a number format says a number is.
enum class FormatKind {
  number,         ///< and everything not known: "General", "0.00", "#,##0"
  percent,        ///< "0.0%"
  date,           ///< "dd/mm/yyyy", "mmm-yy"
  date_and_time,  ///< "dd/mm/yyyy hh:mm"
  hours_minutes,  ///< "h:mm", shown without seconds
  time,           ///< "mm:ss", "[h]:mm:ss"
};

/// Of a format's text; only its first section counts. source  ECMA-376 part 1, section 18.8.31 (number formats).
FormatKind kind_of_format(std::string_view code);
/// Of the numbers that are built in and have no text. source  ECMA-376 part 1, section 18.8.30 (numFmt).
FormatKind kind_of_built_in(int number);

/// Which day is number 1: a setting of the workbook.
enum class DayCount { from_1900, from_1904 };

/// number "0.582" · percent "58.2%" · date "2024-04-01" · date_and_time "2024-04-01 13:05" (with seconds where there
/// are any) · hours_minutes "8:47" · time "8:47", "1:18:05", "18:05.5".
/// Days before 1 March 1900 follow the spreadsheet's count, in which 29 February 1900 exists. A number that is no day
/// (negative, after 9999) stays a number.
std::string text_of(double value, FormatKind kind, DayCount count);

}  // namespace qi::tabular
