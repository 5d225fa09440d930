#include "measures/late_figures.h"

#include "base/assert.h"

namespace qi::measures {
namespace {

int days_to_arrive(Frequency frequency) {
  switch (frequency) {
    case Frequency::day: return 2;
    case Frequency::week: return 7;
    case Frequency::month: return 31;
    case Frequency::quarter: return 62;
    case Frequency::year: return 120;
  }
  stop_at("a known frequency", __FILE__, __LINE__);
}

}  // namespace

Date due_by(Frequency frequency, Date start) {
  return add_days(next_period(frequency, start), days_to_arrive(frequency) - 1);
}

std::optional<LateFigures> late_figures(Frequency frequency, Date latest, Date today) {
  const Date missing = next_period(frequency, latest);
  const Date expected = due_by(frequency, missing);
  if (today <= expected) return std::nullopt;
  return LateFigures{.latest = latest, .missing = missing, .expected = expected};
}

}  // namespace qi::measures
