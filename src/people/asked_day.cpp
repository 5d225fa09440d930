#include "people/asked_day.h"

#include "base/text.h"
#include "tabular/date_reading.h"
#include "ui/button.h"
#include "ui/select_field.h"

namespace qi::people {
namespace {

/// "" gives nullopt.
Result<std::optional<Date>> read_day(std::string_view typed) {
  const std::string_view text = trimmed(typed);
  if (text.empty()) return std::optional<Date>();
  const auto read = tabular::read_date(text);
  if (!read) return read.error();
  return std::optional(read->date);
}

}  // namespace

Result<AsAt> read_asked_day(const http::Form& query, Date today) {
  const auto day = read_day(query.get(kDayParameter));
  if (!day) return day.error();
  const auto known = read_day(query.get(kKnownParameter));
  if (!known) return known.error();
  if (*known && **known > today)
    return Error::invalid("Nobody knows yet what will be known on " + long_date(**known) +
                          ". Choose today or an earlier day.");
  return AsAt{.day = day->value_or(today),
              .known_at = *known ? std::optional(end_of_london_day(**known)) : std::nullopt};
}

std::string words_for(const AsAt& as_at) {
  std::string words = "on " + long_date(as_at.day);
  if (as_at.known_at) words += ", as known on " + long_date(london_date(*as_at.known_at));
  return words;
}

AskedDay asked_day(const AsAt& as_at, Date today) {
  return {.day = to_iso(as_at.day),
          .known = as_at.known_at ? to_iso(london_date(*as_at.known_at)) : "",
          .today = to_iso(today)};
}

void write_asked_day(html::Page& h, const AskedDay& asked) {
  ui::filter_date(h, {.name = std::string(kDayParameter), .label = "On", .value = asked.day, .latest = ""});
  ui::filter_date(
      h, {.name = std::string(kKnownParameter), .label = "As known on", .value = asked.known, .latest = asked.today});
  ui::submit_button(h, {.text = "Show", .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
}

}  // namespace qi::people
