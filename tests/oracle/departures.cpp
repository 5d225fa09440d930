#include "oracle/departures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <string_view>

#include "base/number.h"
#include "oracle/checker.h"
#include "oracle/families/capability_family.h"
#include "oracle/families/plot_families.h"
#include "spc/phase_values.h"

namespace qi::oracle {
namespace {

using Predicate = bool(const Case& asked, const Comparison& comparison, const Difference& difference);

/// The limits at the point (of the last phase, for an icon) have no width.
bool lies_in_a_constant_phase(const Comparison& comparison, const Difference& difference) {
  const spc::Analysis& ours = comparison.analysis;
  if (ours.phases.empty()) return false;
  const spc::Phase& phase = difference.place ? ours.phase_of(*difference.place) : ours.last_phase();
  const spc::Limits& limits = difference.place ? ours.limits_at(*difference.place) : phase.limits;
  return limits.upper <= limits.lower && limits.upper >= limits.lower;
}

/// A constant phase for which the anchor gives nothing at all: a number that it does give must still be right.
bool is_constant_without_answer(const Case&, const Comparison& comparison, const Difference& difference) {
  return difference.expected == "null" && lies_in_a_constant_phase(comparison, difference);
}

/// A constant phase of times for which the anchor has no upper limit, and the lower one is what an undefined limit
/// below 0 becomes.
bool is_constant_with_a_floor(const Case&, const Comparison& comparison, const Difference& difference) {
  return difference.expected == "0" && lies_in_a_constant_phase(comparison, difference);
}

/// A phase of one value, whose ranges have no limits: 0, the least that a range can be, is none.
bool has_one_value_behind_it(const Case&, const Comparison& comparison, const Difference& difference) {
  return difference.expected == "0" && difference.ours == "null" && difference.place &&
         comparison.analysis.phase_of(*difference.place).is_too_short();
}

/// A constant phase in which the anchor sees a signal where we see none.
bool is_constant_with_a_signal(const Case&, const Comparison& comparison, const Difference& difference) {
  return difference.expected != "null" && lies_in_a_constant_phase(comparison, difference);
}

/// The whole case, or one of its keys, is an error message.
bool is_refused(const Case&, const Comparison&, const Difference& difference) {
  return difference.key == "error" || difference.expected == "error";
}

/// The series has a missing value and the anchor gives no answer where ours does; labels follow its flags.
bool has_no_answer_near_a_gap(const Case& asked, const Comparison&, const Difference& difference) {
  const bool has_gap = std::ranges::any_of(asked.request.values, [](double value) { return std::isnan(value); });
  const bool is_label = difference.key == "special_cause_type" || difference.key == "point_type";
  return has_gap && (difference.expected == "null" ||
                     (is_label && (difference.expected == "Common Cause" || difference.expected == "common_cause")));
}

bool is_at_an_excluded_point(const Case& asked, const Comparison&, const Difference& difference) {
  return difference.expected == "true" && difference.place &&
         std::ranges::count(asked.request.excluded, *difference.place) > 0;
}

/// The value lies exactly on the mean, where no run of ours counts it.
bool is_on_the_line(const Case&, const Comparison& comparison, const Difference& difference) {
  if (!difference.place || difference.expected != "true") return false;
  const double value = comparison.analysis.points[*difference.place].value;
  return spc::position(value, comparison.analysis.limits_at(*difference.place).centre) == 0;
}

bool is_a_moving_range(const Case& asked, const Comparison&, const Difference&) {
  return asked.chart == "mr";
}

/// Limits differ from point to point, and the rule looks at several.
bool looks_at_other_limits(const Case&, const Comparison& comparison, const Difference& difference) {
  return difference.place && !comparison.analysis.by_point.empty();
}

bool leaves_points_out(const Case& asked, const Comparison&, const Difference&) {
  return !asked.request.excluded.empty() || std::ranges::any_of(asked.request.phases, [](const spc::PhaseStart& phase) {
    return phase.baseline_points.has_value();
  });
}

/// The anchor's limit or sum of what cannot be below 0 is below 0.
bool is_raised_to_zero(const Case&, const Comparison&, const Difference& difference) {
  return difference.expected.starts_with("-") && difference.ours == "0";
}

/// d3, which the case needs, has six right digits there. Anything that differs by more is a mistake.
bool is_a_rounded_d3(const Case&, const Comparison&, const Difference& difference) {
  constexpr double kSixDigits = 5e-6;
  const auto theirs = parse_plain_number(difference.expected);
  const auto ours = parse_plain_number(difference.ours);
  return theirs && ours && std::abs(*theirs - *ours) <= kSixDigits * std::abs(*ours);
}

/// Two distances from the medians of their groups are equal in decimals and not in doubles.
bool has_distances_parted_by_rounding(const Case& asked, const Comparison&, const Difference&) {
  constexpr double kRoundingSteps = 8;
  const json::Object& data = asked.written.at("data").as_object();
  std::map<std::string, std::vector<double>> groups;
  for (std::size_t i = 0; i < data.at("y").as_array().size(); ++i)
    groups[text_of(data.at("group").at(i))].push_back(data.at("y").at(i).to_number<double>());
  double largest = 0;
  std::vector<double> distances;
  for (const auto& [name, values] : groups)
    for (const double value : values) {
      distances.push_back(std::abs(value - median(values)));
      largest = std::max(largest, std::abs(value));
    }
  std::ranges::sort(distances);
  return std::ranges::adjacent_find(distances, [&](double one, double next) {
           return next > one && next - one <= kRoundingSteps * std::numeric_limits<double>::epsilon() * largest;
         }) != distances.end();
}

/// Two probabilities that differ by no more than the rounding of numbers near 1.
bool differs_by_rounding_of_one(const Case&, const Comparison&, const Difference& difference) {
  constexpr double kRounding = 1e-13;
  const auto expected = parse_plain_number(difference.expected);
  const auto ours = parse_plain_number(difference.ours);
  return expected && ours && std::abs(*expected - *ours) <= kRounding;
}

/// Two odds ratios, or their reciprocals above 1, that a root finder with R's usual tolerance does not tell apart.
bool differs_by_a_rough_root(const Case&, const Comparison&, const Difference& difference) {
  constexpr double kToleranceOfRoots = 1.220703125e-4;  // .Machine$double.eps^0.25
  const auto expected = parse_plain_number(difference.expected);
  const auto ours = parse_plain_number(difference.ours);
  if (!expected || !ours) return false;
  return std::abs(*expected - *ours) <= kToleranceOfRoots || std::abs(1 / *expected - 1 / *ours) <= kToleranceOfRoots;
}

/// A specification with one limit: the anchor invents what the other one would be needed for.
bool has_one_limit(const Case& asked, const Comparison&, const Difference& difference) {
  const auto* options = asked.written.if_contains("options");
  if (!options || !options->is_object()) return false;
  return options->as_object().contains("lsl") != options->as_object().contains("usl") && difference.ours == "null";
}

/// A share that the anchor writes as 0 because it is below 0.01 %.
bool is_a_share_too_small_to_write(const Case&, const Comparison&, const Difference& difference) {
  constexpr double kLeastWritten = 0.01;
  return difference.expected == "0" && difference.ours != "null" && std::stod(difference.ours) < kLeastWritten;
}

bool has_other_degrees(const Case& asked, const Comparison&, const Difference& difference) {
  return has_degrees_without_the_square(asked.written, difference.key, difference.expected);
}

struct NamedPredicate {
  std::string_view rule;
  Predicate* holds;
};
constexpr std::array kPredicates{
    NamedPredicate{"constant_series_without_answer", is_constant_without_answer},
    NamedPredicate{"constant_times_with_a_floor", is_constant_with_a_floor},
    NamedPredicate{"one_value_has_no_limits", has_one_value_behind_it},
    NamedPredicate{"constant_series_with_a_signal", is_constant_with_a_signal},
    NamedPredicate{"refused_by_the_anchor", is_refused},
    NamedPredicate{"missing_value_near", has_no_answer_near_a_gap},
    NamedPredicate{"excluded_point", is_at_an_excluded_point},
    NamedPredicate{"point_on_the_line", is_on_the_line},
    NamedPredicate{"runs_rules_on_moving_ranges", is_a_moving_range},
    NamedPredicate{"window_by_the_limits_of_its_last_point", looks_at_other_limits},
    NamedPredicate{"sigma_of_points_left_out", leaves_points_out},
    NamedPredicate{"raised_to_zero", is_raised_to_zero},
    NamedPredicate{"d3_to_six_digits", is_a_rounded_d3},
    NamedPredicate{"ratio_with_the_error_of_a_proportion", is_ratio_with_the_error_of_a_proportion},
    NamedPredicate{"left_on_the_square_root", is_left_on_the_square_root},
    NamedPredicate{"z_of_a_vanishing_probability", is_z_of_a_vanishing_probability},
    NamedPredicate{"quantile_of_a_large_count", is_quantile_of_a_large_count},
    NamedPredicate{"distances_parted_by_rounding", has_distances_parted_by_rounding},
    NamedPredicate{"tail_as_one_less_the_rest", differs_by_rounding_of_one},
    NamedPredicate{"root_found_roughly", differs_by_a_rough_root},
    NamedPredicate{"one_sided_specification", has_one_limit},
    NamedPredicate{"share_too_small_to_write", is_a_share_too_small_to_write},
    NamedPredicate{"degrees_without_the_square", has_other_degrees},
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
