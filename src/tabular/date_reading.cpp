#include "tabular/date_reading.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include "base/clock.h"
#include "base/text.h"

namespace qi::tabular {

namespace {

// A year outside these is a slip of the hand, and one such row would stretch a chart over thousands of years.
constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;
// Day 0 of the numbers that spreadsheets keep for dates from March 1900 on.
constexpr Date kSpreadsheetDayZero{std::chrono::sys_days{std::chrono::year{1899} / 12 / 30}};
constexpr int kFirstSerial = 20001;  // October 1954; smaller numbers are more likely figures
constexpr int kLastSerial = 80000;   // January 2119

constexpr std::array<std::pair<std::string_view, DateForm>, 12> kWeekWords{{
    {"week commencing", DateForm::week_commencing},
    {"week beginning", DateForm::week_commencing},
    {"week starting", DateForm::week_commencing},
    {"week of", DateForm::week_commencing},
    {"w/c", DateForm::week_commencing},
    {"w/b", DateForm::week_commencing},
    {"wc ", DateForm::week_commencing},
    {"week ending", DateForm::week_ending},
    {"week end", DateForm::week_ending},
    {"w/e", DateForm::week_ending},
    {"we ", DateForm::week_ending},
    {"week", DateForm::week_commencing},
}};
constexpr std::array<std::string_view, 7> kWeekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                    "friday", "saturday", "sunday"};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_letter(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_number(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, is_digit);
}

int to_int(std::string_view digits) {
  int number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

/// 1 to 12 for "apr", "april", "sept"; nullopt otherwise.
std::optional<int> month_of(std::string_view word) {
  if (word.size() < 3) return std::nullopt;
  if (word == "sept") return 9;
  for (int month = 1; month <= 12; ++month) {
    const std::string name = lowered(month_name(month));
    if (word == name || word == std::string_view(name).substr(0, 3)) return month;
  }
  return std::nullopt;
}

bool is_likely_year(int year) {
  return year >= kFirstYear && year <= kLastYear;
}

/// "24" is 2024, "85" is 1985.
std::optional<int> year_of(std::string_view word) {
  if (!is_number(word)) return std::nullopt;
  const int number = to_int(word);
  if (word.size() == 2) return number < 80 ? 2000 + number : 1900 + number;
  if (word.size() == 4 && is_likely_year(number)) return number;
  return std::nullopt;
}

Error not_a_date() {
  return Error::invalid("Enter a real date, like 30/11/2024 or Nov-24.");
}

/// How the date was written, for the example of a refusal.
enum class Order { day_first, year_first };

Result<ReadDate> real_day(int year, int month, int day, DateForm form = DateForm::day, Order order = Order::day_first) {
  if (!is_likely_year(year))
    return Error::invalid(
        fmt::format("The year must be from {} to {}. Enter a date like 30/11/2024.", kFirstYear, kLastYear));
  if (month < 1 || month > 12) {
    return Error::invalid(fmt::format("There is no month {}. Enter {}.", month,
                                      order == Order::day_first
                                          ? "the day first, then the month, like 30/11/2024"
                                          : "the year first, then the month, then the day, like 2024-11-30"));
  }
  if (const auto date = Date::from(year, month, day)) return ReadDate{*date, form};
  const auto first = Date::from(year, month, 1);
  if (!first) return not_a_date();
  const Date last = add_days(add_months(*first, 1), -1);
  const std::string in_year = month == 2 && day == 29 ? fmt::format(" in {}", year) : "";
  return Error::invalid(fmt::format("There is no {} {}{}. Enter a real date, like {}.", day, month_name(month), in_year,
                                    long_date(last)));
}

/// Digits and letters apart, everything between them dropped; separators kept as text for the forms that need them.
struct Pieces {
  std::vector<std::string> words;
  std::vector<std::string> between;  ///< between[i] stands before words[i + 1]
  bool numbers_only() const { return std::ranges::all_of(words, is_number); }
};

std::optional<Pieces> pieces_of(std::string_view text) {
  Pieces pieces;
  std::string gap;
  for (std::size_t i = 0; i < text.size();) {
    if (is_digit(text[i]) || is_letter(text[i])) {
      const auto same_kind = is_digit(text[i]) ? is_digit : is_letter;
      const std::size_t begin = i;
      while (i < text.size() && same_kind(text[i])) ++i;
      const std::string_view word = text.substr(begin, i - begin);
      const bool ordinal = !pieces.words.empty() && gap.empty() && is_number(pieces.words.back()) &&
                           (word == "st" || word == "nd" || word == "rd" || word == "th");
      if (ordinal) continue;
      if (!pieces.words.empty()) pieces.between.push_back(gap);
      pieces.words.emplace_back(word);
      gap.clear();
      continue;
    }
    if (std::string_view(" -/.,'").find(text[i]) == std::string_view::npos) return std::nullopt;
    gap += text[i++];
  }
  if (pieces.words.empty() || !trimmed(gap).empty()) return std::nullopt;
  return pieces;
}

/// The text before a time of day such as "T09:30:00Z" or " 00:00".
std::string_view without_time(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon < 2) return text;
  std::size_t begin = colon;
  while (begin > 0 && is_digit(text[begin - 1])) --begin;
  const bool parted = begin > 0 && (text[begin - 1] == ' ' || text[begin - 1] == 't');
  return parted && colon > begin ? trimmed(text.substr(0, begin - 1)) : text;
}

std::string_view without_weekday(std::string_view text) {
  for (const std::string_view name : kWeekdays) {
    for (const std::string_view written : {name, name.substr(0, 4), name.substr(0, 3)}) {
      if (!text.starts_with(written) || text.size() <= written.size() || is_letter(text[written.size()])) continue;
      std::string_view rest = trimmed(text.substr(written.size()));
      while (!rest.empty() && (rest.front() == ',' || rest.front() == '.' || rest.front() == '-'))
        rest = trimmed(rest.substr(1));
      return rest;
    }
  }
  return text;
}

Result<ReadDate> read_digits(std::string_view digits) {
  if (digits.size() == 8) {
    const int year = to_int(digits.substr(0, 4));
    return real_day(year, to_int(digits.substr(4, 2)), to_int(digits.substr(6, 2)), DateForm::day, Order::year_first);
  }
  const int number = digits.size() <= 6 ? to_int(digits) : 0;
  if (digits.size() == 5 && number >= kFirstSerial && number <= kLastSerial)
    return ReadDate{add_days(kSpreadsheetDayZero, number), DateForm::spreadsheet_day};
  if (digits.size() == 4 && is_likely_year(number)) return ReadDate{*Date::from(number, 1, 1), DateForm::year};
  return not_a_date();
}

/// "2024/25", "2024-25", "2024/2025": the year that begins; nullopt where the second is not the one after the first.
std::optional<int> financial_year_of(std::string_view first, std::string_view second) {
  if (first.size() != 4 || !is_number(first) || !is_number(second)) return std::nullopt;
  const int begins = to_int(first);
  if (!is_likely_year(begins)) return std::nullopt;
  if (second.size() == 2 && to_int(second) == (begins + 1) % 100) return begins;
  if (second.size() == 4 && to_int(second) == begins + 1) return begins;
  return std::nullopt;
}

/// The first year of "2024/25", "24/25", "FY25" or "FY2024/25", from the words that are left beside a month or quarter.
std::optional<int> financial_year_in(std::span<const std::string> words) {
  const bool named = !words.empty() && words[0] == "fy";
  if (named) words = words.subspan(1);
  if (words.size() == 2 && words[0].size() == 2 && is_number(words[0])) {
    const std::string full = std::to_string(*year_of(words[0]));
    return financial_year_of(full, words[1]);
  }
  if (words.size() == 2) return financial_year_of(words[0], words[1]);
  if (!named || words.size() != 1) return std::nullopt;
  // A year named alone is the one in which it ends.
  const auto ends = year_of(words[0]);
  return ends ? std::optional(*ends - 1) : std::nullopt;
}

/// "2024/25 M03", "FY25 P3", "Month 3 2024/25"; nullopt for other forms.
std::optional<Result<ReadDate>> read_financial_month(const Pieces& pieces) {
  constexpr std::array<std::string_view, 6> kMonthMarks{"m", "p", "mth", "month", "period", "pd"};
  const auto is_mark = [&](const std::string& word) {
    return std::ranges::find(kMonthMarks, word) != kMonthMarks.end();
  };
  const auto mark = std::ranges::find_if(pieces.words, is_mark);
  if (mark == pieces.words.end() || mark + 1 == pieces.words.end() || !is_number(*(mark + 1)) || (mark + 1)->size() > 2)
    return std::nullopt;
  std::vector<std::string> rest(pieces.words.begin(), mark);
  rest.insert(rest.end(), mark + 2, pieces.words.end());
  const auto begins = financial_year_in(rest);
  if (!begins) return std::nullopt;
  const int month = to_int(*(mark + 1));
  if (month < 1 || month > 12)
    return Error::invalid(fmt::format("There is no month {} in a financial year. Enter one from 1 to 12.", month));
  const auto april = Date::from(*begins, 4, 1);
  if (!april || !is_likely_year(*begins)) return std::nullopt;
  return ReadDate{add_months(*april, month - 1), DateForm::financial_month};
}

std::optional<ReadDate> read_named_financial_year(const Pieces& pieces) {
  if (pieces.words[0] != "fy") return std::nullopt;
  const auto begins = financial_year_in(pieces.words);
  if (!begins || !is_likely_year(*begins)) return std::nullopt;
  return ReadDate{*Date::from(*begins, 4, 1), DateForm::financial_year};
}

/// The day in London of "2025-06-30t23:30:00z" or "…+01:00"; nullopt for a text of any other form.
std::optional<Date> day_of_zoned_time(std::string_view text) {
  constexpr std::size_t kDay = 10;
  if (text.size() < kDay + 7 || (text[kDay] != 't' && text[kDay] != ' ')) return std::nullopt;
  const auto day = parse_iso_date(text.substr(0, kDay));
  if (!day) return std::nullopt;
  std::string_view time = trimmed(text.substr(kDay + 1));
  int offset = 0;
  if (time.ends_with('z')) {
    time.remove_suffix(1);
  } else {
    const std::size_t sign = time.find_last_of("+-");
    if (sign == std::string_view::npos) return std::nullopt;
    std::string digits;
    for (const char c : time.substr(sign + 1))
      if (c != ':') digits += c;
    if (digits.size() == 2) digits += "00";
    if (digits.size() != 4 || !is_number(digits)) return std::nullopt;
    offset = to_int(digits.substr(0, 2)) * 60 + to_int(digits.substr(2));
    if (offset > 14 * 60) return std::nullopt;
    if (time[sign] == '-') offset = -offset;
    time = time.substr(0, sign);
  }
  if (time.size() < 5 || time[2] != ':' || !is_number(time.substr(0, 2)) || !is_number(time.substr(3, 2)))
    return std::nullopt;
  const int hour = to_int(time.substr(0, 2));
  const int minute = to_int(time.substr(3, 2));
  if (hour > 23 || minute > 59) return std::nullopt;
  return london_date(day->days() + std::chrono::minutes(hour * 60 + minute - offset));
}

std::optional<ReadDate> read_quarter(const Pieces& pieces) {
  const auto q = std::ranges::find(pieces.words, "q");
  if (q == pieces.words.end() || q + 1 == pieces.words.end() || (q + 1)->size() != 1) return std::nullopt;
  const int quarter = to_int(*(q + 1));
  if (!is_number(*(q + 1)) || quarter < 1 || quarter > 4) return std::nullopt;
  std::vector<std::string> years;
  for (auto it = pieces.words.begin(); it != pieces.words.end(); ++it)
    if (it != q && it != q + 1) years.push_back(*it);
  if (years.size() > 1) {
    const auto begins = financial_year_in(years);
    if (!begins || !is_likely_year(*begins)) return std::nullopt;
    return ReadDate{add_months(*Date::from(*begins, 4, 1), 3 * (quarter - 1)), DateForm::quarter};
  }
  if (years.size() != 1 || years[0].size() != 4) return std::nullopt;
  const auto year = year_of(years[0]);
  if (!year) return std::nullopt;
  return ReadDate{*Date::from(*year, 3 * (quarter - 1) + 1, 1), DateForm::quarter};
}

Result<ReadDate> read_numbers(const Pieces& pieces) {
  const auto& words = pieces.words;
  if (words.size() == 2) {
    const std::string_view between = trimmed(pieces.between[0]);
    if (words[0].size() == 4 && between == "-" && words[1].size() == 2 && to_int(words[1]) >= 1 &&
        to_int(words[1]) <= 12)
      return real_day(to_int(words[0]), to_int(words[1]), 1, DateForm::month);
    if (const auto begins = financial_year_of(words[0], words[1]); begins && between != ".")
      return ReadDate{*Date::from(*begins, 4, 1), DateForm::financial_year};
    // 04/2024: a month, because no day of the calendar is written with four digits.
    if (words[0].size() <= 2 && words[1].size() == 4 && between != ".")
      return real_day(to_int(words[1]), to_int(words[0]), 1, DateForm::month);
    return not_a_date();
  }
  if (words.size() != 3 || std::ranges::any_of(words, [](const auto& word) { return word.size() > 4; }))
    return not_a_date();
  if (trimmed(pieces.between[0]) != trimmed(pieces.between[1])) return not_a_date();
  if (words[0].size() == 4) {
    if (words[1].size() > 2 || words[2].size() > 2) return not_a_date();
    return real_day(to_int(words[0]), to_int(words[1]), to_int(words[2]), DateForm::day, Order::year_first);
  }
  // A year of four digits is one, even when no chart could hold it: the refusal then speaks of the year.
  const auto year = words[2].size() == 4 ? std::optional(to_int(words[2])) : year_of(words[2]);
  if (!year || words[0].size() > 2 || words[1].size() > 2) return not_a_date();
  return real_day(*year, to_int(words[1]), to_int(words[0]));
}

Result<ReadDate> read_named_month(const Pieces& pieces) {
  const auto& words = pieces.words;
  if (words.size() == 2) {
    const std::size_t at = is_number(words[0]) ? 1 : 0;
    const auto month = month_of(words[at]);
    const auto year = year_of(words[1 - at]);
    if (!month || !year) return not_a_date();
    return ReadDate{*Date::from(*year, *month, 1), DateForm::month};
  }
  if (words.size() != 3) return not_a_date();
  // 3 April 2024, April 3 2024, 2024 April 3.
  const bool year_first = words[0].size() == 4 && is_number(words[0]);
  const std::size_t month_at = is_number(words[0]) ? 1 : 0;
  const std::size_t year_at = year_first ? 0 : 2;
  const std::size_t day_at = 3 - month_at - year_at;
  const auto month = month_of(words[month_at]);
  const auto year = year_of(words[year_at]);
  if (!month || !year || !is_number(words[day_at]) || words[day_at].size() > 2) return not_a_date();
  return real_day(*year, *month, to_int(words[day_at]));
}

}  // namespace

Result<ReadDate> read_date(std::string_view text) {
  // What workbooks and programs write, most cells by far: no need to take it to pieces.
  constexpr std::size_t kIsoLength = 10;
  if (text.size() == kIsoLength && text[4] == '-')
    if (const auto day = parse_iso_date(text); day && is_likely_year(day->year())) return ReadDate{*day, DateForm::day};
  const std::string low = lowered(trimmed(text));
  if (low.empty()) return Error::invalid("Enter a date, like 30/11/2024.");
  if (low.size() > 60) return not_a_date();
  std::string_view rest = low;
  std::optional<DateForm> week;
  for (const auto& [words, form] : kWeekWords) {
    if (!rest.starts_with(words)) continue;
    week = form;
    rest.remove_prefix(words.size());
    while (!rest.empty() && (rest.front() == ' ' || rest.front() == ':' || rest.front() == '-' || rest.front() == '.'))
      rest.remove_prefix(1);
    break;
  }
  rest = without_weekday(trimmed(rest));
  const auto zoned = day_of_zoned_time(rest);
  const std::string zoned_day = zoned ? to_iso(*zoned) : "";
  rest = zoned ? std::string_view(zoned_day) : without_time(rest);
  const auto as_week = [&](Result<ReadDate> read) {
    if (read && week && (read->form == DateForm::day || read->form == DateForm::spreadsheet_day))
      read->form = *week;
    else if (read && week)
      return Result<ReadDate>(not_a_date());
    return read;
  };
  if (is_number(rest)) return as_week(read_digits(rest));
  // A spreadsheet keeps the time of day as the fraction of its day number.
  if (const std::size_t point = rest.find('.'); point == 5 && is_number(rest.substr(0, 5)) && is_number(rest.substr(6)))
    return as_week(read_digits(rest.substr(0, 5)));

  const auto pieces = pieces_of(rest);
  if (!pieces) return not_a_date();
  if (const auto quarter = read_quarter(*pieces)) return as_week(*quarter);
  if (auto month = read_financial_month(*pieces)) return as_week(std::move(*month));
  if (const auto year = read_named_financial_year(*pieces)) return as_week(*year);
  if (pieces->numbers_only()) return as_week(read_numbers(*pieces));
  return as_week(read_named_month(*pieces));
}

bool looks_like_date(std::string_view text) {
  return static_cast<bool>(read_date(text));
}

std::optional<DateForm> form_in_heading(std::string_view heading) {
  const std::string low = lowered(trimmed(heading)) + " ";
  for (const auto& [words, form] : kWeekWords)
    if (low.find(words) != std::string::npos && (words.size() > 3 || low.starts_with(words))) return form;
  if (low.find("w/c") != std::string::npos) return DateForm::week_commencing;
  if (low.find("w/e") != std::string::npos) return DateForm::week_ending;
  if (low.find("month") != std::string::npos) return DateForm::month;
  if (low.find("quarter") != std::string::npos) return DateForm::quarter;
  if (low.find("year") != std::string::npos) return DateForm::year;
  if (low.starts_with("date") || low.starts_with("day")) return DateForm::day;
  return std::nullopt;
}

}  // namespace qi::tabular
