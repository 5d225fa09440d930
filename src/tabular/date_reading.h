#pragma once
/// Dates as people in England write them. Day first always: an ambiguous date is never guessed the other way.
/// A time is dropped; an ISO time with a zone first says which day it was in London.

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/period.h"
#include "base/result.h"

namespace qi::tabular {

/// How a date was written: what its form says about the length of the period.
enum class DateForm {
  day,              ///< 03/03/2025, 3 Mar 2025, 2025-03-03, 20250303
  spreadsheet_day,  ///< 45385: the number a spreadsheet keeps for a date
  month,            ///< Apr-24, April 2024, 2024-04
  week_commencing,  ///< w/c 03/03/2025
  week_ending,      ///< week ending 09/03/2025
  quarter,          ///< Q1 2024/25 (financial: April to June), Q2 2024 (calendar)
  financial_year,   ///< 2024/25, 2024-25: its first day, 1 April
  year,             ///< 2024
  financial_month,  ///< 2024/25 M03, FY25 P3: the first day of that month, June 2024
};

struct ReadDate {
  Date date;  ///< the day written, or the first day of the month, quarter or year written
  DateForm form = DateForm::day;
};

/// takes    dd/mm/yyyy, d/m/yy, with / - or . between; yyyy-mm-dd, also with a time; yyyymmdd; yyyy-mm; Apr-24, Apr
/// 2024,
///          April 2024; 03-Apr-2024, 3 April 2024, with a weekday before; "w/c", "week commencing", "week ending";
///          20001 to 80000: days since 30 December 1899; Q1 2024/25; 2024-25; months of a financial year, April
///          first: 2024/25 M03, P03 2024/25, FY25 P3 (FY25 ends in March 2025), Month 3 2024/25. A time with a zone,
///          as in 2025-06-30T23:30:00Z, is on the day that London had then: 1 July.
///          Two-digit years are 2000 to 2079, then 1980 to 1999.
/// refuses  in words: "There is no 31 November. Enter a real date, like 30 November 2024."; a year before 1900 or
///          after 2100.
Result<ReadDate> read_date(std::string_view text);

/// read_date would take it.
bool looks_like_date(std::string_view text);

/// What the heading of a date column says: "Week ending", "W/C", "Month". nullopt: nothing.
std::optional<DateForm> form_in_heading(std::string_view heading);

}  // namespace qi::tabular
