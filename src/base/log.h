#pragma once
/// Structured lines for the operator: one JSON object a line on standard error. No personal data, no form contents.
/// Not for users: what they read is a page. Not an audit: see shell/audit.h.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace qi::log {

struct Field {
  std::string_view name;
  std::variant<std::string_view, std::int64_t, double> value;
};

void info(std::string_view event, std::initializer_list<Field> fields = {});
void warning(std::string_view event, std::initializer_list<Field> fields = {});
void error(std::string_view event, std::initializer_list<Field> fields = {});

/// Nothing below `warning` is written from now on: tests and command-line tools.
void only_warnings();

}  // namespace qi::log
