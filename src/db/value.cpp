#include "db/value.h"

#include <limits>

namespace qi::db {
namespace {

[[noreturn]] void mismatch(std::string_view expected, const Value& value) {
  constexpr std::string_view kKinds[] = {"nothing", "a whole number", "a number", "text"};
  throw ColumnMismatch("a column holds " + std::string(kKinds[value.index()]) + " where " + std::string(expected) +
                       " was expected");
}

}  // namespace

std::int64_t Reader<std::int64_t>::read(const Value& v) {
  if (const auto* whole = std::get_if<std::int64_t>(&v)) return *whole;
  mismatch("a whole number", v);
}

int Reader<int>::read(const Value& v) {
  const std::int64_t whole = Reader<std::int64_t>::read(v);
  if (whole < std::numeric_limits<int>::min() || whole > std::numeric_limits<int>::max())
    mismatch("a smaller whole number", v);
  return static_cast<int>(whole);
}

bool Reader<bool>::read(const Value& v) {
  const auto* whole = std::get_if<std::int64_t>(&v);
  if (whole == nullptr || (*whole != 0 && *whole != 1)) mismatch("0 or 1", v);
  return *whole == 1;
}

double Reader<double>::read(const Value& v) {
  if (const auto* number = std::get_if<double>(&v)) return *number;
  if (const auto* whole = std::get_if<std::int64_t>(&v)) return static_cast<double>(*whole);
  mismatch("a number", v);
}

std::string Reader<std::string>::read(const Value& v) {
  if (const auto* text = std::get_if<std::string>(&v)) return *text;
  mismatch("text", v);
}

Date Reader<Date>::read(const Value& v) {
  const auto* text = std::get_if<std::string>(&v);
  const auto date = text ? parse_iso_date(*text) : std::nullopt;
  if (!date) mismatch("an ISO date", v);
  return *date;
}

Instant Reader<Instant>::read(const Value& v) {
  const auto* text = std::get_if<std::string>(&v);
  const auto instant = text ? parse_iso_instant(*text) : std::nullopt;
  if (!instant) mismatch("an ISO instant in UTC", v);
  return *instant;
}

}  // namespace qi::db
