#include "tabular/number_reading.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "base/text.h"

namespace qi::tabular {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

Error not_a_number() {
  return Error::invalid("Value must be a number, like 44.");
}

/// What somebody wrote instead of a number, where it can be told.
Error written_instead(std::string_view text) {
  const bool compares = text.starts_with('<') || text.starts_with('>');
  const std::string_view compared = compares ? trimmed(text.substr(text.substr(1).starts_with('=') ? 2 : 1)) : "";
  if (!compared.empty() && is_digit(compared.front()))
    return Error::invalid("This says below or above, and not how many. Enter the number, or leave the cell empty.");
  if (is_answer(text))
    return Error::invalid("This is an answer and not a number. Count the answers of each period and all its cases.");
  return not_a_number();
}

// Beyond this a double no longer holds every whole number, and sums and squares of figures could leave its range.
constexpr double kLargestNumber = 1e15;

Error too_large() {
  return Error::invalid("This number is too large. Enter one below 1,000,000,000,000,000.");
}

/// A minus sign and a typographic minus (U+2212) alike; the text without it.
std::string_view without_sign(std::string_view text, bool& negative) {
  for (const std::string_view minus : {std::string_view("-"), std::string_view("\xE2\x88\x92")})
    if (text.starts_with(minus)) {
      negative = true;
      return trimmed(text.substr(minus.size()));
    }
  if (text.starts_with('+')) return text.substr(1);
  return text;
}

/// "1,234,567" without its separators; nullopt where a separator does not part thousands.
std::optional<std::string> without_thousands(std::string_view whole) {
  const auto groups = split(whole, ',');
  if (groups.size() == 1) return std::string(whole);
  std::string digits;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool fits = i == 0 ? !groups[i].empty() && groups[i].size() <= 3 : groups[i].size() == 3;
    if (!fits || !all_digits(groups[i])) return std::nullopt;
    digits += groups[i];
  }
  return digits;
}

Result<ReadNumber> read_time(std::string_view text, bool negative) {
  const auto parts = split(text, ':');
  if (parts.size() > 3) return not_a_number();
  const Error wrong = Error::invalid("A time must be minutes and seconds, like 18:05, or hours too, like 1:18:05.");
  double seconds = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    // Only the last part may have a fraction, and only the first may be 60 or more.
    const bool last = i + 1 == parts.size();
    const std::string_view whole = last ? parts[i].substr(0, parts[i].find('.')) : parts[i];
    if (!all_digits(whole) || (i > 0 && whole.size() != 2) || whole.size() > 6) return wrong;
    const auto part = parse_plain_number(parts[i]);
    if (!part || (i > 0 && *part >= 60)) return wrong;
    seconds = seconds * 60 + *part;
  }
  return ReadNumber{.form = NumberForm::time, .value = negative ? -seconds : seconds};
}

}  // namespace

bool is_missing_mark(std::string_view text) {
  static constexpr std::array kMarks =
      std::to_array<std::string_view>({"",          ".",     "..",           "...",          "\xE2\x80\xA6",
                                       "-",         "--",    "\xE2\x80\x93", "\xE2\x80\x94", "na",
                                       "n/a",       "*",     "nan",          "#n/a",         "null",
                                       "none",      "c",     "[c]",          "[x]",          "[z]",
                                       "[u]",       "[w]",   "#div/0!",      "#value!",      "#ref!",
                                       "#name?",    "#num!", "#null!",       "no data",      "not available",
                                       "suppressed"});
  constexpr std::size_t kLongestMark = 13;
  text = trimmed(text);
  if (text.size() > kLongestMark) return false;
  const std::string low = lowered(text);
  return std::ranges::find(kMarks, low) != kMarks.end();
}

namespace {

Result<ReadNumber> read_any_size(std::string_view text) {
  text = trimmed(text);
  if (is_missing_mark(text)) return ReadNumber{};
  for (const std::string_view sign :
       {std::string_view("\xC2\xA3"), std::string_view("$"), std::string_view("\xE2\x82\xAC")})
    if (text.find(sign) != std::string_view::npos)
      return Error::invalid("Leave out the " + std::string(sign) + " sign. Enter the number alone, like 44.");

  bool negative = false;
  // Accounts write a negative number in brackets.
  if (text.size() > 2 && text.front() == '(' && text.back() == ')') {
    negative = true;
    text = trimmed(text.substr(1, text.size() - 2));
  }
  text = without_sign(text, negative);
  if (text.find(':') != std::string_view::npos) return read_time(text, negative);

  NumberForm form = NumberForm::number;
  if (text.ends_with('%')) {
    form = NumberForm::percent;
    text = trimmed(text.substr(0, text.size() - 1));
  }
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  if (whole.find(',') != std::string_view::npos) {
    const auto digits = without_thousands(whole);
    if (!digits || (!fraction.empty() && !all_digits(fraction)))
      return Error::invalid("Use commas only between thousands, like 1,234, and a full stop for decimals, like 1.5.");
    const auto value =
        parse_plain_number(*digits + (point == std::string_view::npos ? "" : "." + std::string(fraction)));
    if (!value) return not_a_number();
    return ReadNumber{form, negative ? -*value : *value, static_cast<int>(fraction.size())};
  }
  if (text.empty() || !(is_digit(text.front()) || text.front() == '.')) return written_instead(text);
  const auto value = parse_plain_number(text);
  if (!value) return not_a_number();
  const int decimals = all_digits(fraction) ? static_cast<int>(fraction.size()) : 0;
  return ReadNumber{form, negative ? -*value : *value, decimals};
}

}  // namespace

Result<ReadNumber> read_number(std::string_view text) {
  auto number = read_any_size(text);
  if (number && number->value > kLargestNumber) return too_large();
  if (number && number->value < -kLargestNumber) return too_large();
  return number;
}

bool is_answer(std::string_view text) {
  constexpr std::array<std::string_view, 4> kAnswers{"yes", "no", "true", "false"};
  return std::ranges::find(kAnswers, lowered(trimmed(text))) != kAnswers.end();
}

bool looks_like_number(std::string_view text) {
  if (is_missing_mark(text)) return false;
  return static_cast<bool>(read_number(text));
}

}  // namespace qi::tabular
