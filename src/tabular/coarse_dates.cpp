#include "tabular/coarse_dates.h"

#include <fmt/format.h>

namespace qi::tabular {
namespace {

/// The length of the period that a date of this form names.
Frequency length_of(DateForm form) {
  switch (form) {
    case DateForm::day:
    case DateForm::spreadsheet_day: return Frequency::day;
    case DateForm::week_commencing:
    case DateForm::week_ending: return Frequency::week;
    case DateForm::month:
    case DateForm::financial_month: return Frequency::month;
    case DateForm::quarter: return Frequency::quarter;
    case DateForm::financial_year:
    case DateForm::year: return Frequency::year;
  }
  return Frequency::day;
}

std::string_view how_to_give(Frequency frequency) {
  switch (frequency) {
    case Frequency::day: return "Give each day, like 30/11/2024.";
    case Frequency::week: return "Give the day on which each week begins.";
    case Frequency::month: return "Give each month, like Nov-24.";
    case Frequency::quarter: return "Give each quarter, like Q1 2024/25.";
    case Frequency::year: break;
  }
  return "Give each year, like 2024.";
}

}  // namespace

std::string why_too_coarse(DateForm form, Frequency frequency) {
  const Frequency written = length_of(form);
  if (written <= frequency) return {};
  return fmt::format("This is a {}; the measure holds {}. {}", slug(written), plural_noun(frequency),
                     how_to_give(frequency));
}

}  // namespace qi::tabular
