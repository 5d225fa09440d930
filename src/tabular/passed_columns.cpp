#include "tabular/passed_columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/number.h"
#include "base/text.h"
#include "tabular/date_reading.h"
#include "tabular/frequency_guess.h"

namespace qi::tabular {
namespace {

constexpr std::array<std::string_view, 6> kIdentifiers{"id", "ids", "ref", "reference", "cad", "urn"};
constexpr std::array<std::string_view, 4> kNumbers{"number", "no", "num", "nr"};
constexpr std::array<std::string_view, 15> kRecords{"incident", "case",   "job",    "call",    "record",
                                                    "report",   "row",    "serial", "patient", "event",
                                                    "vehicle",  "ticket", "datix",  "cad",     "log"};
constexpr std::array<std::string_view, 11> kClocks{"call",  "incident", "event",    "start",      "end",     "arrival",
                                                   "clock", "reported", "received", "occurrence", "occurred"};
// From one moment to another, and so how long it took.
constexpr std::array<std::string_view, 4> kDistances{"to", "until", "since", "between"};
// "Time (mins)", "Time (mm:ss)", and neither "Time (hh:mm)" nor "Time (24 hours)".
constexpr std::array<std::string_view, 11> kMeasuredIn{"m",    "mm",      "min",   "mins", "minutes", "sec",
                                                       "secs", "seconds", "hours", "hrs",  "days"};

// Of many times, and so of how long they were.
constexpr std::array<std::string_view, 8> kSummaries{"mean",    "average", "median",  "total",
                                                     "longest", "maximum", "minimum", "centile"};

std::vector<std::string> words_in(std::string_view heading) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : lowered(heading) + " ") {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (is_letter) word += c;
    if (!is_letter && !word.empty()) words.push_back(std::exchange(word, {}));
  }
  return words;
}

/// A heading and what stands in its brackets.
struct Heading {
  std::string_view said;
  std::string_view in_brackets;
};

Heading parted(std::string_view heading) {
  const std::size_t open = heading.find_first_of("([");
  if (open == std::string_view::npos) return {heading, {}};
  return {heading.substr(0, open), heading.substr(open + 1)};
}

template <std::size_t size>
bool is_among(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

/// The last word says it: "Incident number", "Patient ID". A word that stands alone names a record too.
bool name_records(const std::vector<std::string>& words) {
  if (words.empty()) return false;
  if (is_among(kIdentifiers, words.back())) return true;
  if (words.size() == 1) return is_among(kRecords, words.front());
  const std::string& numbered = words[words.size() - 2];
  return is_among(kNumbers, words.back()) && (is_among(kRecords, numbered) || is_among(kIdentifiers, numbered));
}

/// Empty unless every cell that is filled is a whole number.
std::vector<double> whole_numbers(const PastedCells& cells, std::size_t column, std::size_t first_row) {
  std::vector<double> numbers;
  for (std::size_t row = first_row; row < cells.rows.size(); ++row) {
    const std::string& cell = cells.rows[row].cells[column];
    if (cell.empty()) continue;
    const auto number = parse_plain_number(cell);
    if (!number || *number != std::floor(*number) || *number < 0) return {};
    numbers.push_back(*number);
  }
  return numbers;
}

bool rise_by_one(const std::vector<double>& numbers) {
  return std::ranges::adjacent_find(numbers, [](double one, double next) { return next != one + 1; }) == numbers.end();
}

/// Figures repeat and stay small; the numbers of records do neither.
bool are_large_and_different(const std::vector<double>& numbers) {
  constexpr double kLeastRecord = 100;
  const std::set<double> different(numbers.begin(), numbers.end());
  return different.size() == numbers.size() && *different.begin() >= kLeastRecord;
}

}  // namespace

bool are_named_records(const PastedCells& cells, std::size_t column, std::size_t first_row, std::string_view heading) {
  const std::vector<std::string> words = words_in(parted(heading).said);
  if (!name_records(words)) return false;
  const std::vector<double> numbers = whole_numbers(cells, column, first_row);
  return !numbers.empty() && (is_among(kIdentifiers, words.back()) || are_large_and_different(numbers));
}

bool count_up_rows(const PastedCells& cells, std::size_t column, std::size_t first_row) {
  constexpr std::size_t kEnough = 6;
  constexpr std::size_t kEnoughFromOne = 4;
  const std::vector<double> numbers = whole_numbers(cells, column, first_row);
  return !numbers.empty() && numbers.size() >= (numbers.front() <= 1 ? kEnoughFromOne : kEnough) &&
         rise_by_one(numbers);
}

ClockHeading clock_heading(std::string_view heading) {
  const auto [said, in_brackets] = parted(heading);
  const std::vector<std::string> unit = words_in(in_brackets);
  if (!unit.empty() && is_among(kMeasuredIn, unit.front())) return ClockHeading::no;
  const std::vector<std::string> words = words_in(said);
  if (words.empty() || (words.size() == 1 && words[0] == "time")) return ClockHeading::maybe;
  const auto none_is_of = [&](const auto& others) {
    return std::ranges::none_of(words, [&](std::string_view word) { return is_among(others, word); });
  };
  const bool is_of = words.size() > 2 && words[0] == "time" && words[1] == "of";
  const bool is_before =
      words.size() > 1 && words[0] == "time" && is_among(kClocks, words[1]) && none_is_of(kDistances);
  const bool is_behind = words.size() > 1 && words.back() == "time" && is_among(kClocks, words[words.size() - 2]) &&
                         none_is_of(kSummaries);
  return is_of || is_before || is_behind ? ClockHeading::yes : ClockHeading::no;
}

bool are_clock_times(const PastedCells& cells, std::size_t column, std::size_t first_row) {
  const auto number_below = [](std::string_view text, int limit) {
    const auto number = parse_plain_number(text);
    return number && *number >= 0 && *number < limit;
  };
  const auto pair_below = [&](std::string_view text, int limit) {
    return text.size() <= 2 && number_below(text, limit);
  };
  bool is_any = false;
  for (std::size_t row = first_row; row < cells.rows.size(); ++row) {
    const std::string& cell = cells.rows[row].cells[column];
    if (cell.empty()) continue;
    const auto parts = split(cell, ':');
    if (parts.size() < 2 || parts.size() > 3 || !pair_below(parts[0], 24)) return false;
    if (!pair_below(parts[1], 60) || (parts.size() == 3 && !number_below(parts[2], 60))) return false;
    is_any = true;
  }
  return is_any;
}

bool go_round_the_clock(const PastedCells& cells, std::size_t column, std::size_t first_row) {
  constexpr double kMorning = 6;
  constexpr double kEvening = 18;
  bool is_early = false, is_late = false;
  for (std::size_t row = first_row; row < cells.rows.size(); ++row) {
    const auto hour = parse_plain_number(
        std::string_view(cells.rows[row].cells[column]).substr(0, cells.rows[row].cells[column].find(':')));
    is_early = is_early || (hour && *hour < kMorning);
    is_late = is_late || (hour && *hour >= kEvening);
  }
  return is_early && is_late && are_clock_times(cells, column, first_row);
}

bool dates_are_irregular(const PastedCells& cells, std::size_t column, std::size_t first_row) {
  std::vector<Date> dates;
  for (std::size_t row = first_row; row < cells.rows.size(); ++row) {
    const auto date = read_date(cells.rows[row].cells[column]);
    if (!date) continue;
    if (date->form > DateForm::spreadsheet_day) return false;
    dates.push_back(date->date);
  }
  const Frequency frequency = guess_frequency(dates);
  for (Date& date : dates) date = period_start(frequency, date);
  std::ranges::sort(dates);
  return std::ranges::adjacent_find(dates) != dates.end();
}

}  // namespace qi::tabular
