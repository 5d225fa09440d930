#include <algorithm>
#include <array>
#include <string>

#include "analysis/question_reading.h"
#include "analysis/spc_json.h"
#include "base/date.h"
#include "spc/chart_catalogue.h"

namespace qi::analysis {
namespace {

using json::Array;
using json::Object;
using json::Value;

constexpr std::array kDirections{Word{"increase", spc::Direction::increase}, Word{"decrease", spc::Direction::decrease},
                                 Word{"neutral", spc::Direction::neutral}};
constexpr std::array kRunsTests{Word{"anhoej", spc::RunsTest::anhoej}, Word{"bestbox", spc::RunsTest::best_box},
                                Word{"cutbox", spc::RunsTest::cut_box}};
constexpr std::array kMixedSignals{Word{"improvement_wins", spc::MixedSignal::improvement_wins},
                                   Word{"rule_priority", spc::MixedSignal::rule_priority},
                                   Word{"show_both", spc::MixedSignal::show_both}};
constexpr std::array kOnLine{Word{"break", spc::OnLine::breaks}, Word{"skip", spc::OnLine::is_skipped}};
constexpr std::array kEqualNeighbours{Word{"break", spc::EqualNeighbours::break_trend},
                                      Word{"skip", spc::EqualNeighbours::are_skipped}};
constexpr std::array kGaps{Word{"break", spc::Gap::is_not_bridged}, Word{"bridge", spc::Gap::is_bridged}};
constexpr std::array kTargetOnLimit{Word{"hit_or_miss", spc::TargetOnLimit::hit_or_miss},
                                    Word{"consistent", spc::TargetOnLimit::consistent}};

/// One target for every value, or a list with one for each.
void set_targets(std::string_view key, const Value& value, spc::Request& request) {
  if (value.is_array())
    request.targets = numbers(key, value);
  else
    request.targets.assign(request.values.size(), number_or_missing(key, value));
}

void read_data(const Object& whole, SpcQuestion& question) {
  const Value* data = whole.if_contains("data");
  if (!data) refuse("Send \"data\" with the values as \"y\", like {\"data\": {\"y\": [12, 14, 11]}}.");
  const Value* values = object_at("data", *data).if_contains("y");
  if (!values) refuse("\"data\" needs the values as \"y\", like {\"y\": [12, 14, 11]}.");
  question.request.values = numbers("y", *values);
  if (const Value* denominators = data->as_object().if_contains("n"))
    question.request.denominators = numbers("n", *denominators);
  const Value* dates = data->as_object().if_contains("dates");
  if (!dates) return;
  if (!dates->is_array() || dates->as_array().size() != question.request.values.size())
    refuse("\"dates\" must be a list with one date for each value.");
  for (const Value& date : dates->as_array()) {
    const auto read = date.is_string() ? parse_iso_date(std::string_view(date.as_string())) : std::nullopt;
    if (!read) refuse("\"dates\" must hold days like \"2025-03-01\".");
    question.wording.dates.push_back(*read);
  }
}

void read_option(std::string_view key, const Value& value, SpcQuestion& question,
                 std::optional<std::size_t>& baseline) {
  spc::Request& request = question.request;
  spc::Profile& profile = request.profile;
  if (key == "improvement_direction")
    request.better = pick(key, value, kDirections);
  else if (key == "target")
    set_targets(key, value, request);
  else if (key == "rebase_before_index")
    for (const std::size_t place : places(key, value)) request.phases.push_back({.index = place});
  else if (key == "baseline_n")
    baseline = count(key, value);
  else if (key == "exclude_index")
    request.excluded = places(key, value);
  else if (key == "multiplier")
    request.multiplier = number_or_missing(key, value);
  else if (key == "screen_moving_ranges")
    profile.screening = truth(key, value) ? spc::Screening::drop_large_ranges : spc::Screening::use_every_range;
  else if (key == "shift_n")
    profile.shift_length = count(key, value);
  else if (key == "trend_n")
    profile.trend_length = count(key, value);
  else if (key == "methods")
    for (const Value& method : value.is_array() ? value.as_array() : Array{value})
      question.runs_tests.push_back(pick(key, method, kRunsTests));
  else if (key == "runs_test")
    profile.runs_test = pick(key, value, kRunsTests);
  else if (key == "mixed_signal")
    profile.mixed_signal = pick(key, value, kMixedSignals);
  else if (key == "on_line")
    profile.on_line = profile.on_line_in_run_charts = pick(key, value, kOnLine);
  else if (key == "equal")
    profile.equal_neighbours = pick(key, value, kEqualNeighbours);
  else if (key == "missing_gap")
    profile.missing_gap = pick(key, value, kGaps);
  else if (key == "excluded_gap")
    profile.excluded_gap = pick(key, value, kGaps);
  else if (key == "target_on_limit")
    profile.target_on_limit = pick(key, value, kTargetOnLimit);
  else
    refuse("There is no option " + key_name(key) + " for these charts. Take it out, or check its spelling.");
}

void read_options(const Object& whole, SpcQuestion& question) {
  const Value* options = whole.if_contains("options");
  if (!options) return;
  std::optional<std::size_t> baseline;
  for (const auto& [key, value] : object_at("options", *options))
    read_option(std::string_view(key), value, question, baseline);
  if (!baseline) return;
  std::vector<spc::PhaseStart>& phases = question.request.phases;
  if (phases.empty() || phases.front().index > 0) phases.insert(phases.begin(), spc::PhaseStart{.index = 0});
  for (spc::PhaseStart& phase : phases) phase.baseline_points = baseline;
}

void read_wording(const Object& whole, SpcQuestion& question) {
  if (const Value* frequency = whole.if_contains("frequency")) {
    const auto read = frequency->is_string() ? parse_frequency(std::string_view(frequency->as_string())) : std::nullopt;
    if (!read) refuse("\"frequency\" must be one of: day, week, month, quarter, year.");
    question.wording.frequency = *read;
  }
  const Value* format = whole.if_contains("format");
  if (!format) return;
  const Object& written = object_at("format", *format);
  if (const Value* style = written.if_contains("style")) {
    const auto read = style->is_string() ? parse_value_style(std::string_view(style->as_string())) : std::nullopt;
    if (!read) refuse("\"style\" must be one of: number, percent, minutes_seconds.");
    question.wording.format.style = *read;
  }
  if (const Value* decimals = written.if_contains("decimals")) {
    constexpr std::size_t kMostDecimals = 9;
    question.wording.format.decimals = static_cast<int>(std::min(count("decimals", *decimals), kMostDecimals));
  }
}

/// "i, mr, run"
std::string chart_words() {
  std::string words;
  for (const spc::ChartRow& row : spc::chart_catalogue()) words += (words.empty() ? "" : ", ") + std::string(row.slug);
  return words;
}

SpcQuestion question_of(const Object& whole) {
  SpcQuestion question;
  if (const Value* chart = whole.if_contains("chart")) {
    const auto found = chart->is_string() ? spc::find_chart(std::string_view(chart->as_string())) : std::nullopt;
    if (!found) refuse("\"chart\" must be one of: " + chart_words() + ".");
    question.request.chart = *found;
  }
  if (const Value* profile = whole.if_contains("profile")) {
    const auto found = profile->is_string() ? spc::find_profile(std::string_view(profile->as_string())) : std::nullopt;
    if (!found) refuse("\"profile\" must be one of: mdc, nhs_r, qicharts2, power_bi, western_electric, nelson.");
    question.request.profile = spc::profile_of(*found);
  }
  read_data(whole, question);
  read_options(whole, question);
  if (const Value* target = whole.if_contains("target"))
    if (!target->is_null()) set_targets("target", *target, question.request);
  read_wording(whole, question);
  return question;
}

}  // namespace

Result<SpcQuestion> read_spc_question(std::string_view text) {
  const auto read = json::read(text);
  if (!read) return read.error();
  if (!read->is_object()) return Error::invalid("Send one JSON object in { }.");
  try {
    return question_of(read->as_object());
  } catch (const Fault& fault) {
    return Error::invalid(fault.message);
  }
}

}  // namespace qi::analysis
