#include "oracle/oracle_case.h"

#include "oracle/families.h"
#include "spc/chart_catalogue.h"
#include "spc/subgroups.h"

namespace qi::oracle {
namespace {

spc::Direction direction_of(const json::Object& options) {
  const auto* direction = options.if_contains("improvement_direction");
  if (!direction || direction->as_string() == "neutral") return spc::Direction::neutral;
  return direction->as_string() == "increase" ? spc::Direction::increase : spc::Direction::decrease;
}

std::optional<std::size_t> count_in(const json::Object& options, const char* key) {
  const auto* value = options.if_contains(key);
  if (!value) return std::nullopt;
  return value->to_number<std::size_t>();
}

std::vector<std::size_t> places_in(const json::Object& options, const char* key) {
  std::vector<std::size_t> places;
  const auto* value = options.if_contains(key);
  if (!value) return places;
  if (value->is_array())
    for (const json::Value& place : value->as_array()) places.push_back(place.to_number<std::size_t>());
  else
    places.push_back(value->to_number<std::size_t>());
  return places;
}

std::vector<double> numbers_in(const json::Object& data, const char* key) {
  const auto number = [](const json::Value& value) {
    return value.is_null() ? spc::kMissing : value.to_number<double>();
  };
  std::vector<double> numbers;
  const json::Value& values = data.at(key);
  if (!values.is_array()) return {number(values)};
  for (const json::Value& value : values.as_array()) numbers.push_back(number(value));
  return numbers;
}

std::vector<spc::Subgroup> subgroups_in(const json::Array& rows) {
  std::vector<spc::Subgroup> subgroups;
  for (const json::Value& row : rows) {
    std::vector<double> values;
    for (const json::Value& value : row.as_array())
      values.push_back(value.is_null() ? spc::kMissing : value.to_number<double>());
    subgroups.push_back(spc::subgroup_of(values));
  }
  return subgroups;
}

/// One answer for the whole case, or one for each anchor.
json::Object by_anchor(const json::Object& written) {
  const json::Object& expected = written.at("expected").as_object();
  if (written.contains("chart")) return expected;
  const auto* engine = expected.if_contains("engine");
  return {{engine ? engine->as_string().c_str() : "certified", expected}};
}

Case family_case_of(const json::Object& written) {
  Case asked;
  asked.chart = written.at(written.contains("chart") ? "chart" : "test").as_string().c_str();
  asked.id = written.at("id").as_string().c_str();
  asked.written = written;
  asked.expected = by_anchor(written);
  return asked;
}

Case case_of(const json::Object& written) {
  const json::Object& options = written.at("options").as_object();
  Case asked = family_case_of(written);
  asked.shift_length = count_in(options, "shift_n");
  asked.trend_length = count_in(options, "trend_n");
  if (const auto* screens = options.if_contains("screen_moving_ranges")) asked.screens_ranges = screens->as_bool();
  spc::Request& request = asked.request;
  request.chart = *spc::find_chart(asked.chart);
  request.better = direction_of(options);
  const json::Object& data = written.at("data").as_object();
  if (const auto* rows = data.if_contains("subgroups"))
    request.subgroups = subgroups_in(rows->as_array());
  else
    request.values = numbers_in(data, "y");
  if (spc::has_denominators(spc::chart_row(request.chart).takes)) request.denominators = numbers_in(data, "n");
  if (const auto* target = options.if_contains("target"))
    request.targets.assign(request.values.size(), target->to_number<double>());
  const auto baseline = count_in(options, "baseline_n");
  request.phases.push_back({.index = 0, .baseline_points = baseline});
  for (const std::size_t place : places_in(options, "rebase_before_index"))
    request.phases.push_back({.index = place, .baseline_points = baseline});
  request.excluded = places_in(options, "exclude_index");
  return asked;
}

}  // namespace

bool is_supported(const std::string& chart) {
  return spc::find_chart(chart).has_value() || find_family(chart) != nullptr;
}

Result<std::vector<Case>> read_cases(const std::string& text) {
  const auto read = json::read(text);
  if (!read) return read.error();
  try {
    std::vector<Case> cases;
    const bool is_series =
        read->as_object().contains("chart") && spc::find_chart(std::string(read->at("chart").as_string())).has_value();
    for (const json::Value& written : read->at("cases").as_array())
      cases.push_back(is_series ? case_of(written.as_object()) : family_case_of(written.as_object()));
    return cases;
  } catch (const std::exception& wrong) {
    return Error::invalid(std::string("This is not an oracle file: ") + wrong.what());
  }
}

}  // namespace qi::oracle
