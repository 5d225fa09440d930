#pragma once
/// How C++ values travel into and out of statements. One conversion for each type, both databases.
/// Not SQL types: which column holds what is said in migrations.

#include <concepts>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

#include "base/clock.h"
#include "base/date.h"
#include "base/id.h"

namespace qi::db {

/// What a database column holds, as the driver sees it. Dates are ISO text, instants ISO text in UTC, truth 0 or 1.
using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

/// to_value / from_value: overload for a type of your own (an enum kept as its slug) beside that type.
inline Value to_value(std::monostate) {
  return {};
}
inline Value to_value(std::int64_t v) {
  return v;
}
inline Value to_value(int v) {
  return static_cast<std::int64_t>(v);
}
inline Value to_value(std::size_t v) {
  return static_cast<std::int64_t>(v);
}
template <std::same_as<bool> B>
Value to_value(B v) {
  return static_cast<std::int64_t>(v ? 1 : 0);
}
inline Value to_value(double v) {
  return v;
}
inline Value to_value(std::string v) {
  return v;
}
inline Value to_value(std::string_view v) {
  return std::string(v);
}
inline Value to_value(const char* v) {
  return std::string(v);
}
inline Value to_value(Date v) {
  return to_iso(v);
}
inline Value to_value(Instant v) {
  return to_iso(v);
}
template <class Kind>
Value to_value(Id<Kind> v) {
  return v.number;
}
template <class T>
Value to_value(const std::optional<T>& v) {
  return v ? to_value(*v) : Value{};
}

/// A column held something else than its reader expects: the schema and the code disagree.
struct ColumnMismatch : std::runtime_error {
  using std::runtime_error::runtime_error;
};

template <class T>
struct Reader;  // specialised below for every type that a column can be read as

template <>
struct Reader<std::int64_t> {
  static std::int64_t read(const Value& v);
};
template <>
struct Reader<int> {
  static int read(const Value& v);
};
template <>
struct Reader<bool> {
  static bool read(const Value& v);
};
template <>
struct Reader<double> {
  static double read(const Value& v);
};  ///< whole numbers too
template <>
struct Reader<std::string> {
  static std::string read(const Value& v);
};
template <>
struct Reader<Date> {
  static Date read(const Value& v);
};
template <>
struct Reader<Instant> {
  static Instant read(const Value& v);
};
template <class Kind>
struct Reader<Id<Kind>> {
  static Id<Kind> read(const Value& v) { return {Reader<std::int64_t>::read(v)}; }
};
template <class T>
struct Reader<std::optional<T>> {
  static std::optional<T> read(const Value& v) {
    if (std::holds_alternative<std::monostate>(v)) return std::nullopt;
    return Reader<T>::read(v);
  }
};

}  // namespace qi::db
