#pragma once
/// A day of the calendar, and the words for it. Months and years are Gregorian; there is no time of day and no zone
/// here. Guessing a date out of a user's spelling is not here: see tabular/date_reading.h.

#include <chrono>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace qi {

/// One calendar day. Default is 1 January 1970.
class Date {
 public:
  constexpr Date() = default;
  constexpr explicit Date(std::chrono::sys_days days) : days_(days) {}
  /// nullopt where there is no such day (31 February, month 13). Years 1600 to 9999.
  static std::optional<Date> from(int year, int month, int day);

  constexpr std::chrono::sys_days days() const { return days_; }
  int year() const;
  int month() const;    ///< 1 to 12
  int day() const;      ///< 1 to 31
  int weekday() const;  ///< 1 Monday to 7 Sunday (ISO 8601)
  auto operator<=>(const Date&) const = default;

 private:
  std::chrono::sys_days days_{};
};

Date add_days(Date date, int days);
/// The same day of another month; the last day of that month where there is no such day (31 January + 1 = 28 February).
Date add_months(Date date, int months);
/// later - earlier, in days; negative when `later` is the earlier one.
int days_between(Date earlier, Date later);
Date first_of_month(Date date);
Date monday_of_week(Date date);

/// "2025-03-11", and back; nullopt unless the whole text is a real date in exactly that form.
std::string to_iso(Date date);
std::optional<Date> parse_iso_date(std::string_view text);

std::string_view month_name(int month);        ///< "March"; month 1 to 12
std::string_view short_month_name(int month);  ///< "Mar"
std::string long_date(Date date);              ///< "11 March 2025"
std::string short_date(Date date);             ///< "11 Mar 2025"
std::string weekday_date(Date date);           ///< "Tuesday 11 March 2025"

}  // namespace qi
