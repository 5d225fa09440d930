#include "tabular/patient_identifiers.h"

#include <algorithm>

#include <fmt/format.h>

namespace qi::tabular {

namespace {

constexpr std::size_t kDigits = 10;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// A blank or dash between groups of digits, which may be of several bytes; 0 where there is none.
std::size_t gap_length(std::string_view text, std::size_t at) {
  constexpr std::string_view kWide[] = {"\xC2\xA0", "\xE2\x80\x93", "\xE2\x80\x91", "\xE2\x80\x89", "\xE2\x80\xAF"};
  if (at >= text.size()) return 0;
  if (text[at] == ' ' || text[at] == '-') return 1;
  for (const std::string_view gap : kWide)
    if (text.substr(at).starts_with(gap)) return gap.size();
  return 0;
}

/// Ten digits from `at` on, together or as 3, 3 and 4; where they end, or nullopt.
std::optional<std::size_t> number_ends(std::string_view text, std::size_t at, std::string& digits) {
  digits.clear();
  std::size_t gaps = 0;
  while (at < text.size()) {
    if (is_digit(text[at])) {
      if (digits.size() == kDigits) return std::nullopt;
      digits += text[at++];
      continue;
    }
    const bool may_part = digits.size() == 3 || digits.size() == 6;
    const std::size_t gap = may_part ? gap_length(text, at) : 0;
    if (gap == 0 || at + gap >= text.size() || !is_digit(text[at + gap])) break;
    at += gap;
    ++gaps;
  }
  if (digits.size() != kDigits || gaps == 1) return std::nullopt;
  return at;
}

bool is_read_as_figure(ColumnRole role) {
  return role == ColumnRole::value || role == ColumnRole::numerator || role == ColumnRole::denominator ||
         role == ColumnRole::date;
}

/// Whether somewhere in the text stand ten digits that `accept` takes, and they are not part of a longer run of digits
/// or the decimals of a number.
template <class Accept>
bool holds_ten_digits(std::string_view text, Accept accept) {
  std::string digits;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    const bool are_decimals = at >= 2 && text[at - 1] == '.' && is_digit(text[at - 2]);
    const auto end = are_decimals ? std::nullopt : number_ends(text, at, digits);
    if (end && accept(std::string_view(digits))) return true;
    // On to the end of this run: its later digits begin no number of their own.
    while (at + 1 < text.size() && is_digit(text[at + 1])) ++at;
  }
  return false;
}

/// Ten digits as programs write moments into the names of files: 2024040113 (a day and an hour), or seconds since 1970
/// from 2001 to 2033.
bool is_moment(std::string_view ten_digits) {
  const auto number = [&](std::size_t at, std::size_t length) {
    return std::stoi(std::string(ten_digits.substr(at, length)));
  };
  const bool is_day_and_hour = number(0, 2) >= 19 && number(0, 2) <= 20 && number(4, 2) >= 1 && number(4, 2) <= 12 &&
                               number(6, 2) >= 1 && number(6, 2) <= 31 && number(8, 2) <= 23;
  return is_day_and_hour || ten_digits[0] == '1';
}

/// One in eleven figures of ten digits has a check digit that fits by chance.
bool are_figures_of_ten_digits(const PastedCells& cells, std::size_t column) {
  const auto any = [](std::string_view) { return true; };
  std::size_t ten_digits = 0;
  std::size_t identifiers = 0;
  for (const PastedRow& row : cells.rows) {
    if (!holds_ten_digits(row.cells[column], any)) continue;
    ++ten_digits;
    if (mentions_nhs_number(row.cells[column])) ++identifiers;
  }
  return 2 * identifiers <= ten_digits;
}

}  // namespace

bool is_nhs_number(std::string_view ten_digits) {
  if (ten_digits.size() != kDigits || !std::ranges::all_of(ten_digits, is_digit)) return false;
  if (std::ranges::all_of(ten_digits, [&](char c) { return c == ten_digits[0]; })) return false;
  int sum = 0;
  for (int i = 0; i < 9; ++i) sum += (10 - i) * (ten_digits[static_cast<std::size_t>(i)] - '0');
  const int check = (11 - sum % 11) % 11;
  return check != 10 && check == ten_digits[9] - '0';
}

bool mentions_nhs_number(std::string_view free_text) {
  return holds_ten_digits(free_text, is_nhs_number);
}

bool names_a_patient(std::string_view file_name) {
  return holds_ten_digits(file_name,
                          [](std::string_view digits) { return is_nhs_number(digits) && !is_moment(digits); });
}

std::vector<IdentifierPlace> find_patient_identifiers(const PastedCells& cells, std::span<const ColumnRole> roles) {
  std::vector<bool> skipped(cells.width, false);
  for (std::size_t column = 0; column < cells.width; ++column) {
    const ColumnRole role = column < roles.size() ? roles[column] : ColumnRole::unused;
    if (!is_read_as_figure(role)) continue;
    skipped[column] = are_figures_of_ten_digits(cells, column);
  }
  std::vector<IdentifierPlace> places;
  for (const PastedRow& row : cells.rows) {
    for (std::size_t column = 0; column < cells.width; ++column) {
      if (skipped[column] || !mentions_nhs_number(row.cells[column])) continue;
      places.push_back({row.row, column < cells.columns.size() ? cells.columns[column] : column + 1});
      if (places.size() == kMostPlaces) return places;
    }
  }
  return places;
}

std::string words_of(std::span<const IdentifierPlace> places) {
  const std::string where = fmt::format("row {}, column {}", places[0].row, places[0].column);
  if (places.size() == 1)
    return fmt::format(
        "The cell in {} looks like an NHS number. Take every patient's number out of the file, then give "
        "it again.",
        where);
  return fmt::format(
      "The cell in {} and {}{} more look like NHS numbers. Take every patient's number out of the file, "
      "then give it again.",
      where, places.size() == kMostPlaces ? "at least " : "", places.size() - 1);
}

}  // namespace qi::tabular
