#include "oracle/families/family_data.h"

#include <limits>

namespace qi::oracle {
namespace {

std::vector<double> numbers_of(const json::Value& values) {
  const auto number = [](const json::Value& value) {
    return value.is_null() ? std::numeric_limits<double>::quiet_NaN() : value.to_number<double>();
  };
  if (!values.is_array()) return {number(values)};
  std::vector<double> numbers;
  for (const json::Value& value : values.as_array()) numbers.push_back(number(value));
  return numbers;
}

const json::Value* option(const json::Object& written, const char* key) {
  return written.at("options").as_object().if_contains(key);
}

}  // namespace

std::vector<double> data_list(const json::Object& written, const char* key) {
  return numbers_of(written.at("data").at(key));
}

std::vector<std::vector<double>> data_table(const json::Object& written, const char* key) {
  std::vector<std::vector<double>> table;
  for (const json::Value& row : written.at("data").at(key).as_array()) table.push_back(numbers_of(row));
  return table;
}

bool is_set(const json::Object& written, const char* key) {
  const json::Value* value = option(written, key);
  return value && value->is_bool() && value->as_bool();
}

double number_option(const json::Object& written, const char* key, double otherwise) {
  const json::Value* value = option(written, key);
  return value ? value->to_number<double>() : otherwise;
}

std::string text_option(const json::Object& written, const char* key) {
  const json::Value* value = option(written, key);
  return value && value->is_string() ? std::string(value->as_string()) : std::string();
}

}  // namespace qi::oracle
