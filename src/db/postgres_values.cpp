#include "db/postgres_values.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "base/number.h"
#include "db/connection.h"

namespace qi::db {
namespace {

constexpr TypeNumber kBool = 16;
constexpr TypeNumber kInt8 = 20;
constexpr TypeNumber kInt2 = 21;
constexpr TypeNumber kInt4 = 23;
constexpr TypeNumber kText = 25;
constexpr TypeNumber kFloat4 = 700;
constexpr TypeNumber kFloat8 = 701;
constexpr TypeNumber kNumeric = 1700;

template <class Number>
Number number_of(std::string_view text) {
  Number number{};
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc{} || end != text.data() + text.size())
    throw ColumnMismatch("a column holds a number out of range");
  return number;
}

std::string text_of(double number, std::size_t place) {
  // PostgreSQL would store not-a-number, SQLite would not: refused alike.
  if (!std::isfinite(number)) throw Failure(fmt::format("parameter ${} is not a finite number", place));
  return shortest(number);
}

void refuse_zero_byte(const std::string& text, std::size_t place) {
  if (text.find('\0') != text.npos) throw Failure(fmt::format("parameter ${} holds a zero byte", place));
}

}  // namespace

PostgresParameters::PostgresParameters(std::span<const Value> values) {
  types.reserve(values.size());
  texts.reserve(values.size());
  made_.reserve(values.size());  // never grows again: texts points into it
  const auto add = [&](TypeNumber type, char letter, const char* text) {
    types.push_back(type);
    signature += letter;
    texts.push_back(text);
  };
  for (const Value& value : values) {
    const std::size_t place = texts.size() + 1;
    if (const auto* whole = std::get_if<std::int64_t>(&value))
      add(kInt8, 'i', made_.emplace_back(std::to_string(*whole)).c_str());
    else if (const auto* number = std::get_if<double>(&value))
      add(kFloat8, 'd', made_.emplace_back(text_of(*number, place)).c_str());
    else if (const auto* text = std::get_if<std::string>(&value)) {
      refuse_zero_byte(*text, place);
      add(kText, 't', text->c_str());
    } else
      add(0, 'n', nullptr);
  }
}

Value value_of_column(TypeNumber type, std::string_view text) {
  switch (type) {
    case kBool: return std::int64_t{text == "t"};
    case kInt2:
    case kInt4:
    case kInt8: return number_of<std::int64_t>(text);
    case kFloat4:
    case kFloat8: return number_of<double>(text);
    case kNumeric:
      if (text.find_first_not_of("-0123456789") == text.npos) return number_of<std::int64_t>(text);
      return number_of<double>(text);
    default: return std::string(text);
  }
}

void append_copy_row(std::string& out, std::span<const Value> row) {
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (i > 0) out += '\t';
    if (const auto* whole = std::get_if<std::int64_t>(&row[i])) {
      fmt::format_to(std::back_inserter(out), "{}", *whole);
    } else if (const auto* number = std::get_if<double>(&row[i])) {
      out += text_of(*number, i + 1);
    } else if (const auto* text = std::get_if<std::string>(&row[i])) {
      refuse_zero_byte(*text, i + 1);
      for (const char letter : *text) {
        switch (letter) {
          case '\\': out += "\\\\"; break;
          case '\t': out += "\\t"; break;
          case '\n': out += "\\n"; break;
          case '\r': out += "\\r"; break;
          default: out += letter;
        }
      }
    } else {
      out += "\\N";
    }
  }
  out += '\n';
}

}  // namespace qi::db
