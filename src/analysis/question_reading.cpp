#include "analysis/question_reading.h"

#include <limits>
#include <utility>

namespace qi::analysis {

using json::Value;

void refuse(std::string message) {
  throw Fault{std::move(message)};
}

std::string key_name(std::string_view key) {
  return "\"" + std::string(key) + "\"";
}

bool truth(std::string_view key, const Value& value) {
  if (!value.is_bool()) refuse(key_name(key) + " must be true or false.");
  return value.as_bool();
}

std::size_t count(std::string_view key, const Value& value) {
  if (value.is_int64() && value.as_int64() >= 0) return static_cast<std::size_t>(value.as_int64());
  refuse(key_name(key) + " must be a whole number of 0 or more.");
}

std::vector<std::size_t> places(std::string_view key, const Value& value) {
  std::vector<std::size_t> list;
  if (!value.is_array()) return {count(key, value)};
  for (const Value& place : value.as_array()) list.push_back(count(key, place));
  return list;
}

double number(std::string_view key, const Value& value) {
  if (!value.is_number()) refuse(key_name(key) + " must be a number.");
  return value.to_number<double>();
}

double number_or_missing(std::string_view key, const Value& value) {
  if (value.is_null()) return std::numeric_limits<double>::quiet_NaN();
  if (!value.is_number()) refuse(key_name(key) + " must hold numbers, or null for a missing one.");
  return value.to_number<double>();
}

std::vector<double> numbers(std::string_view key, const Value& value) {
  if (!value.is_array()) return {number_or_missing(key, value)};
  std::vector<double> list;
  list.reserve(value.as_array().size());
  for (const Value& each : value.as_array()) list.push_back(number_or_missing(key, each));
  return list;
}

std::string text(std::string_view key, const Value& value) {
  if (!value.is_string()) refuse(key_name(key) + " must be a text.");
  return std::string(value.as_string());
}

const json::Object& object_at(std::string_view key, const Value& value) {
  if (!value.is_object()) refuse(key_name(key) + " must be an object in { }.");
  return value.as_object();
}

}  // namespace qi::analysis
