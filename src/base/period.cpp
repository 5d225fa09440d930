#include "base/period.h"

#include <fmt/format.h>

#include <array>

#include "base/assert.h"

namespace qi {
namespace {

struct FrequencyRow {
  Frequency frequency;
  std::string_view slug;
  std::string_view plural;
  int months;  ///< 0 for periods counted in days
  int days;    ///< 0 for periods counted in months
};

constexpr std::array kFrequencies{
    FrequencyRow{Frequency::day, "day", "days", 0, 1},
    FrequencyRow{Frequency::week, "week", "weeks", 0, 7},
    FrequencyRow{Frequency::month, "month", "months", 1, 0},
    FrequencyRow{Frequency::quarter, "quarter", "quarters", 3, 0},
    FrequencyRow{Frequency::year, "year", "years", 12, 0},
};

const FrequencyRow& row(Frequency frequency) {
  for (const FrequencyRow& each : kFrequencies)
    if (each.frequency == frequency) return each;
  stop_at("a known frequency", __FILE__, __LINE__);
}

}  // namespace

std::string_view slug(Frequency frequency) {
  return row(frequency).slug;
}
std::string_view plural_noun(Frequency frequency) {
  return row(frequency).plural;
}

std::optional<Frequency> parse_frequency(std::string_view text) {
  for (const FrequencyRow& each : kFrequencies)
    if (each.slug == text) return each.frequency;
  return std::nullopt;
}

Date period_start(Frequency frequency, Date date) {
  const FrequencyRow& kind = row(frequency);
  if (kind.months == 0) return kind.days == 7 ? monday_of_week(date) : date;
  return add_months(first_of_month(date), -((date.month() - 1) % kind.months));
}

Date next_period(Frequency frequency, Date start, int count) {
  const FrequencyRow& kind = row(frequency);
  return kind.months == 0 ? add_days(start, kind.days * count) : add_months(start, kind.months * count);
}

std::string period_name(Frequency frequency, Date start) {
  switch (frequency) {
    case Frequency::day: return long_date(start);
    case Frequency::week: return "Week of " + long_date(start);
    case Frequency::month: return fmt::format("{} {}", month_name(start.month()), start.year());
    case Frequency::quarter: {
      const Date last = add_months(start, 2);
      return fmt::format("{} to {} {}", month_name(start.month()), month_name(last.month()), last.year());
    }
    case Frequency::year: return std::to_string(start.year());
  }
  stop_at("a known frequency", __FILE__, __LINE__);
}

std::string period_span(Frequency frequency, Date first, Date last) {
  if (frequency == Frequency::week)
    return "week of " + long_date(first) + (first == last ? "" : " to week of " + long_date(last));
  if (first == last) return period_name(frequency, first);
  // "January to March 2025 to July to September 2025" cannot be read.
  if (frequency == Frequency::quarter)
    return short_period_name(frequency, first) + " to " + short_period_name(frequency, last);
  if (frequency == Frequency::month && first.year() == last.year())
    return std::string(month_name(first.month())) + " to " + period_name(frequency, last);
  return period_name(frequency, first) + " to " + period_name(frequency, last);
}

std::string short_period_name(Frequency frequency, Date start) {
  switch (frequency) {
    case Frequency::day:
    case Frequency::week: return short_date(start);
    case Frequency::month: return fmt::format("{} {}", short_month_name(start.month()), start.year());
    case Frequency::quarter: return fmt::format("Q{} {}", (start.month() - 1) / 3 + 1, start.year());
    case Frequency::year: return std::to_string(start.year());
  }
  stop_at("a known frequency", __FILE__, __LINE__);
}

std::string financial_year(Date date) {
  const int first = date.month() >= 4 ? date.year() : date.year() - 1;
  return fmt::format("{}/{:02}", first, (first + 1) % 100);
}

}  // namespace qi
