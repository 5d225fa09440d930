#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "analysis/question_reading.h"
#include "analysis/try_capability/capability_figures.h"
#include "analysis/try_capability/capability_json.h"

namespace qi::analysis {
namespace {

using json::Object;
using json::Value;

void read_subgroups(const Value& rows, CapabilityQuestion& question) {
  if (!rows.is_array() || rows.as_array().empty())
    refuse("\"subgroups\" must be a list of lists of numbers, one for each subgroup.");
  for (const Value& row : rows.as_array()) {
    std::vector<double> group = numbers("subgroups", row);
    std::erase_if(group, [](double value) { return std::isnan(value); });
    question.subgroups.push_back(std::move(group));
  }
}

void read_data(const Object& whole, CapabilityQuestion& question) {
  const Value* data = whole.if_contains("data");
  if (!data) refuse("Send \"data\" with the values as \"y\", like {\"data\": {\"y\": [31, 28, 34]}}.");
  const Object& held = object_at("data", *data);
  const Value* values = held.if_contains("y");
  const Value* subgroups = held.if_contains("subgroups");
  if ((values != nullptr) == (subgroups != nullptr))
    refuse("\"data\" needs either the values in time order as \"y\", or \"subgroups\" with a list for each.");
  if (values)
    question.values = numbers("y", *values);
  else
    read_subgroups(*subgroups, question);
  std::size_t count = question.values.size();
  for (const std::vector<double>& group : question.subgroups) count += group.size();
  if (count > kMostCapabilityValues) refuse("Send " + std::to_string(kMostCapabilityValues) + " values or fewer.");
}

std::string shape_of(std::string_view key, const Value& value) {
  const std::string slug = text(key, value);
  const auto shapes = capability_shapes();
  if (std::ranges::find(shapes, std::string_view(slug), &ShapeChoice::slug) != shapes.end()) return slug;
  std::string choices;
  for (const ShapeChoice& shape : shapes)
    if (!shape.slug.empty()) choices += (choices.empty() ? "" : ", ") + std::string(shape.slug);
  refuse(key_name(key) + " must be one of: " + choices + "; or leave it out and one is chosen.");
}

std::optional<double> number_or_none(std::string_view key, const Value& value) {
  if (value.is_null()) return std::nullopt;
  return number(key, value);
}

struct Option {
  std::string_view key;
  void (*read)(std::string_view key, const Value& value, CapabilityQuestion& question);
};
constexpr std::array kOptions{
    Option{"lsl", [](auto key, auto& value, auto& asked) { asked.specification.lower = number_or_none(key, value); }},
    Option{"usl", [](auto key, auto& value, auto& asked) { asked.specification.upper = number_or_none(key, value); }},
    Option{"target",
           [](auto key, auto& value, auto& asked) { asked.specification.target = number_or_none(key, value); }},
    Option{"confidence_level", [](auto key, auto& value, auto& asked) { asked.level = number(key, value); }},
    Option{"centile", [](auto key, auto& value, auto& asked) { asked.centile = number(key, value); }},
    Option{"shape", [](auto key, auto& value, auto& asked) { asked.shape = shape_of(key, value); }},
};

void read_options(const Object& whole, CapabilityQuestion& question) {
  const Value* options = whole.if_contains("options");
  if (!options) refuse("Send \"options\" with a limit: \"usl\" the upper one, \"lsl\" the lower one, or both.");
  for (const auto& [key, value] : object_at("options", *options)) {
    const auto found = std::ranges::find(kOptions, std::string_view(key), &Option::key);
    if (found == kOptions.end())
      refuse("There is no option " + key_name(key) + " for capability. Take it out, or check its spelling.");
    found->read(key, value, question);
  }
}

void read_format(const Object& whole, CapabilityQuestion& question) {
  const Value* format = whole.if_contains("format");
  if (!format) return;
  const Object& written = object_at("format", *format);
  if (const Value* style = written.if_contains("style")) {
    const auto read = style->is_string() ? parse_value_style(std::string_view(style->as_string())) : std::nullopt;
    if (!read) refuse("\"style\" must be one of: number, percent, minutes_seconds.");
    question.format.style = *read;
  }
  if (const Value* decimals = written.if_contains("decimals")) {
    constexpr std::size_t kMostDecimals = 9;
    question.format.decimals = static_cast<int>(std::min(count("decimals", *decimals), kMostDecimals));
  }
}

CapabilityQuestion question_of(const Object& whole) {
  CapabilityQuestion question;
  read_data(whole, question);
  read_options(whole, question);
  read_format(whole, question);
  return question;
}

}  // namespace

Result<CapabilityQuestion> read_capability_question(std::string_view text) {
  return read_question(text, &question_of);
}

}  // namespace qi::analysis
