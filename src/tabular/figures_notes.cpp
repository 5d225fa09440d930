#include "tabular/figures_notes.h"

#include <algorithm>

#include <fmt/format.h>
#include "base/text.h"
#include "tabular/number_reading.h"

namespace qi::tabular {
namespace {

std::string settled_words(std::size_t settled, Duplicates duplicates) {
  switch (duplicates) {
    case Duplicates::refuse: break;
    case Duplicates::keep_first:
      return fmt::format("{} for a period that an earlier row has {} left out.", rows_words(settled),
                         settled == 1 ? "was" : "were");
    case Duplicates::keep_last:
      return fmt::format("{} gave way to a later row of the same period.", rows_words(settled));
    case Duplicates::average:
      return fmt::format("{} with several rows {} their average.", counted(settled, "period", "periods"),
                         settled == 1 ? "shows" : "show");
    case Duplicates::sum:
      return fmt::format("{} with several rows {} their sum.", counted(settled, "period", "periods"),
                         settled == 1 ? "shows" : "show");
  }
  return {};
}

bool could_be_month_first(const SeenDate& seen) {
  return seen.cell.find('/') != std::string_view::npos && seen.date.form <= DateForm::day && seen.date.date.day() <= 12;
}

bool is_named_after_its_end(const SeenDate& seen) {
  return lowered(seen.cell).starts_with("fy") && seen.cell.find_first_of("/-") == std::string_view::npos;
}

std::vector<std::string> names_of(const ColumnsGuess& columns, PassedOver what) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < columns.columns.size(); ++i)
    if (columns.columns[i].role == ColumnRole::unused && columns.columns[i].passed_over == what)
      names.push_back(columns.name_of(i));
  return names;
}

/// Places of dates far from all others, in the order of `dates`.
std::vector<std::size_t> far_off(std::span<const SeenDate> dates) {
  constexpr int kDaysOfTwentyYears = 7'305;
  const Date begin_of_records = *Date::from(1948, 1, 1);  // the first year of the National Health Service
  std::vector<Date> sorted;
  for (const SeenDate& seen : dates) sorted.push_back(seen.date.date);
  std::ranges::sort(sorted);
  const std::size_t middle = sorted.size() / 2;
  // Yearly figures of a century are all far from their middle, and none is far from its neighbour.
  Date first = sorted.empty() ? Date{} : sorted.front();
  Date last = sorted.empty() ? Date{} : sorted.back();
  for (std::size_t i = middle; i + 1 < sorted.size(); ++i)
    if (days_between(sorted[i], sorted[i + 1]) > kDaysOfTwentyYears) {
      last = sorted[i];
      break;
    }
  for (std::size_t i = middle; i > 0; --i)
    if (days_between(sorted[i - 1], sorted[i]) > kDaysOfTwentyYears) {
      first = sorted[i];
      break;
    }
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    const Date date = dates[i].date.date;
    if (date < begin_of_records || date < first || date > last) places.push_back(i);
  }
  return places;
}

}  // namespace

std::vector<std::string> date_doubts(std::span<const SeenDate> dates) {
  constexpr std::size_t kMostAsked = 3;
  std::vector<std::string> doubts;
  const std::vector<std::size_t> places = far_off(dates);
  for (const std::size_t place : places) {
    if (doubts.size() == kMostAsked) {
      doubts.push_back(
          fmt::format("{} as far off.", counted(places.size() - kMostAsked, "more date is", "more dates are")));
      break;
    }
    doubts.push_back(fmt::format("Row {} says {}. Is the year right?", dates[place].row, dates[place].cell));
  }
  return doubts;
}

std::vector<std::string> passed_over_notes(const ColumnsGuess& columns) {
  std::vector<std::string> notes;
  const auto dates = names_of(columns, PassedOver::further_dates);
  const auto used = columns.column_with(ColumnRole::date);
  if (!dates.empty() && used) {
    const std::string name = columns.name_of(*used);
    notes.push_back(fmt::format("Dates were taken from {}, not from {}. To use other dates, take the column {} out.",
                                name, listed(dates), name));
  }
  if (const auto records = names_of(columns, PassedOver::record_numbers); !records.empty())
    notes.push_back(
        fmt::format("{} {} passed over: numbers of records or rows are no figures. If they are, head the "
                    "column Value.",
                    capitalised(listed(records)), records.size() == 1 ? "was" : "were"));
  if (const auto times = names_of(columns, PassedOver::times_of_day); !times.empty())
    notes.push_back(
        fmt::format("{} {} passed over: times of day are no figures. If they are minutes and seconds, head "
                    "the column Value.",
                    capitalised(listed(times)), times.size() == 1 ? "was" : "were"));
  return notes;
}

std::string rows_words(std::size_t count) {
  return counted(count, "row", "rows");
}
std::string has_or_have(std::size_t count) {
  return count == 1 ? "has" : "have";
}

std::vector<std::string> date_notes(std::span<const SeenDate> dates, std::optional<DateForm> heading,
                                    Frequency frequency) {
  const auto any_is = [&](DateForm form) {
    return std::ranges::any_of(dates, [form](const SeenDate& seen) { return seen.date.form == form; });
  };
  std::vector<std::string> notes;
  if (std::ranges::any_of(dates, could_be_month_first)) notes.emplace_back("Dates were read day first.");
  if (any_is(DateForm::spreadsheet_day))
    notes.emplace_back("Numbers like 45385 in the date column were read as spreadsheet dates.");
  const bool ending = any_is(DateForm::week_ending) || heading == DateForm::week_ending;
  if (ending && frequency == Frequency::week) notes.emplace_back("Weeks are shown by the Monday on which they begin.");
  if (any_is(DateForm::financial_year))
    notes.emplace_back("Financial years are shown by the year in which they begin.");
  if (any_is(DateForm::financial_month)) notes.emplace_back("Months of a financial year were counted from April.");
  if (std::ranges::any_of(dates, is_named_after_its_end))
    notes.emplace_back("FY25 was read as the financial year that ends in March 2025.");
  return notes;
}

std::vector<std::string> row_notes(const RowFates& fates, Duplicates duplicates) {
  std::vector<std::string> notes;
  if (fates.settled > 0) notes.push_back(settled_words(fates.settled, duplicates));
  if (fates.sorted) notes.emplace_back("Sorted into date order.");
  if (fates.repeated > 0)
    notes.push_back(fmt::format("{} {} a date and figures that are there already. Each is used once.",
                                rows_words(fates.repeated), has_or_have(fates.repeated)));
  if (fates.without_figure > 0)
    notes.push_back(fmt::format("{} {} no figure and {} as {}.", rows_words(fates.without_figure),
                                has_or_have(fates.without_figure), fates.without_figure == 1 ? "shows" : "show",
                                fates.without_figure == 1 ? "a gap" : "gaps"));
  return notes;
}

std::vector<std::string> column_notes(const ColumnsGuess& columns) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < columns.columns.size(); ++i) {
    const ColumnGuess& column = columns.columns[i];
    if (column.role != ColumnRole::unused || column.passed_over != PassedOver::no || !looks_like_number(column.first))
      continue;
    names.push_back(columns.name_of(i));
  }
  std::vector<std::string> notes = passed_over_notes(columns);
  if (!names.empty())
    notes.push_back(fmt::format("Left out: {}. For a share or a rate, head its two columns Numerator and Denominator.",
                                listed(names)));
  return notes;
}

}  // namespace qi::tabular
