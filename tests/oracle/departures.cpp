#include "oracle/departures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace qi::oracle {
namespace {

using Predicate = bool(const Case& asked, const Comparison& comparison, const Difference& difference);

bool is_constant(const Case& asked, const Comparison& comparison, const Difference&) {
  return std::ranges::all_of(comparison.analysis.phases,
                             [](const spc::Phase& phase) { return phase.limits.mean_moving_range == 0; }) &&
         !asked.request.values.empty();
}

struct NamedPredicate {
  std::string_view rule;
  Predicate* holds;
};
constexpr std::array kPredicates{
    NamedPredicate{"constant_series", is_constant},
};

bool matches(const std::vector<std::string>& patterns, const std::string& text) {
  return std::ranges::any_of(patterns, [&](const std::string& pattern) {
    return pattern.ends_with('*') ? text.starts_with(pattern.substr(0, pattern.size() - 1)) : text == pattern;
  });
}

std::vector<std::string> words(const json::Object& entry, const char* key) {
  std::vector<std::string> list;
  if (const auto* value = entry.if_contains(key))
    for (const json::Value& word : value->as_array()) list.push_back(word.as_string().c_str());
  return list;
}

const NamedPredicate* find_predicate(std::string_view rule) {
  const auto found = std::ranges::find(kPredicates, rule, &NamedPredicate::rule);
  return found == kPredicates.end() ? nullptr : &*found;
}

}  // namespace

Result<std::vector<Departure>> read_departures(const std::string& text) {
  const auto read = json::read(text);
  if (!read) return read.error();
  std::vector<Departure> departures;
  try {
    for (const json::Value& value : read->as_array()) {
      const json::Object& entry = value.as_object();
      Departure departure{.rule = entry.at("rule").as_string().c_str(),
                          .anchors = words(entry, "anchors"),
                          .charts = words(entry, "charts"),
                          .keys = words(entry, "keys"),
                          .reason = entry.at("reason").as_string().c_str()};
      if (!find_predicate(departure.rule)) return Error::invalid("No predicate is called " + departure.rule + ".");
      if (departure.anchors.empty() || departure.charts.empty() || departure.keys.empty() || departure.reason.empty())
        return Error::invalid("Give " + departure.rule + " its anchors, charts, keys and reason.");
      departures.push_back(std::move(departure));
    }
  } catch (const std::exception& wrong) {
    return Error::invalid(std::string("This is not a list of departures: ") + wrong.what());
  }
  return departures;
}

Departure* find_departure(std::vector<Departure>& departures, const Case& asked, const std::string& anchor,
                          const Comparison& comparison, const Difference& difference) {
  for (Departure& departure : departures) {
    if (!matches(departure.anchors, anchor) || !matches(departure.charts, asked.chart) ||
        !matches(departure.keys, difference.key))
      continue;
    if (!find_predicate(departure.rule)->holds(asked, comparison, difference)) continue;
    ++departure.used;
    return &departure;
  }
  return nullptr;
}

}  // namespace qi::oracle
