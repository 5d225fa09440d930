#include "measures/known_on.h"

#include <fmt/format.h>

#include "base/text.h"
#include "tabular/date_reading.h"

namespace qi::measures {

Result<Instant> read_known_on(std::string_view typed, Instant now) {
  const std::string_view text = trimmed(typed);
  if (text.empty()) return now;
  const auto read = tabular::read_date(text);
  if (!read) return read.error();
  if (read->form != tabular::DateForm::day) return Error::invalid("Enter the whole date, like 10/04/2025.");
  const Date today = london_date(now);
  if (read->date > today) return Error::invalid("This day has not come yet. Enter today or an earlier day.");
  if (read->date == today) return now;
  return start_of_london_day(read->date);
}

Done check_known_since(Date newest_period, Instant known_at) {
  const Date day = london_date(known_at);
  if (newest_period <= day) return {};
  return Error::invalid_fields(
      {{"known-on", fmt::format("A figure for a period from {} cannot have been known on {}. Enter the day on which "
                                "these figures were published.",
                                long_date(newest_period), long_date(day))}});
}

}  // namespace qi::measures
