#include "analysis/try_sums/sums_question.h"

#include <algorithm>
#include <array>

#include "analysis/question_reading.h"
#include "analysis/spc_json.h"

namespace qi::analysis {
namespace {

using json::Object;
using json::Value;
using spc::FurtherChart;

constexpr std::array kAfter{Word{"goes_on", spc::AfterSignal::goes_on},
                            Word{"starts_again", spc::AfterSignal::starts_again}};

const Object& data_of(const Object& whole) {
  const Value* data = whole.if_contains("data");
  if (!data) refuse("Send \"data\" with the values as \"y\", like {\"data\": {\"y\": [12, 14, 11]}}.");
  return object_at("data", *data);
}

struct Option {
  std::string_view key;
  FurtherChart chart;
  void (*read)(std::string_view key, const Value& value, SumsQuestion& question);
};

// Every key of each chart once; docs/api/sums.md has the same order.
constexpr std::array kOptions{
    Option{"se_shift", FurtherChart::cusum,
           [](auto key, auto& value, auto& asked) { asked.cusum.shift = number(key, value); }},
    Option{"decision_interval", FurtherChart::cusum,
           [](auto key, auto& value, auto& asked) { asked.cusum.decision_interval = number(key, value); }},
    Option{"head_start", FurtherChart::cusum,
           [](auto key, auto& value, auto& asked) { asked.cusum.head_start = number(key, value); }},
    Option{"after_signal", FurtherChart::cusum,
           [](auto key, auto& value, auto& asked) { asked.cusum.after = pick(key, value, kAfter); }},
    Option{"target", FurtherChart::bernoulli_cusum,
           [](auto key, auto& value, auto& asked) {
             // Above 1 it is a number of cases, as qicharts2 has it.
             if (number(key, value) > 1)
               asked.bernoulli.baseline = count(key, value);
             else
               asked.bernoulli.accepted = number(key, value);
           }},
    Option{"target_meaning", FurtherChart::bernoulli_cusum, [](auto, auto&, auto&) {}},
    Option{"odds_ratio", FurtherChart::bernoulli_cusum,
           [](auto key, auto& value, auto& asked) { asked.bernoulli.odds_ratio = number(key, value); }},
    Option{"limit", FurtherChart::bernoulli_cusum,
           [](auto key, auto& value, auto& asked) { asked.bernoulli.decision_interval = number(key, value); }},
    Option{"after_signal", FurtherChart::bernoulli_cusum,
           [](auto key, auto& value, auto& asked) { asked.bernoulli.after = pick(key, value, kAfter); }},
    Option{"odds_ratio_alternative", FurtherChart::risk_adjusted_cusum,
           [](auto key, auto& value, auto& asked) { asked.risk_adjusted.odds_ratio = number(key, value); }},
    Option{"limit", FurtherChart::risk_adjusted_cusum,
           [](auto key, auto& value, auto& asked) { asked.risk_adjusted.decision_interval = number(key, value); }},
    Option{"after_signal", FurtherChart::risk_adjusted_cusum,
           [](auto key, auto& value, auto& asked) { asked.risk_adjusted.after = pick(key, value, kAfter); }},
    // How the risks were made: they are given, so that nothing follows from it here.
    Option{"coefficients", FurtherChart::risk_adjusted_cusum, [](auto, auto&, auto&) {}},
};

/// Reads the options of this chart and gives back those that are left for every series.
Object read_own_options(const Object& whole, SumsQuestion& question) {
  Object left;
  const Value* options = whole.if_contains("options");
  if (!options) return left;
  for (const auto& [key, value] : object_at("options", *options)) {
    const auto found = std::ranges::find_if(kOptions, [&](const Option& option) {
      return option.chart == question.chart && option.key == std::string_view(key);
    });
    if (found != kOptions.end())
      found->read(key, value, question);
    else
      left[key] = value;
  }
  return left;
}

/// Options that mean the same for outcomes, case by case, as for any series; a CUSUM takes all those of an XmR chart.
constexpr std::array<std::string_view, 3> kOutcomeOptions{"improvement_direction", "exclude_index",
                                                          "rebase_before_index"};

void check_outcome_options(const Object& options) {
  for (const auto& [key, value] : options)
    if (std::ranges::find(kOutcomeOptions, std::string_view(key)) == kOutcomeOptions.end())
      refuse("There is no option " + key_name(key) + " for this chart. Take it out, or check its spelling.");
}

/// Values, dates, excluded places and direction, as the engine reads any series.
SpcQuestion series_of(const Object& whole, const Object& data, const Object& options, std::string_view chart) {
  Object asked;
  asked["chart"] = chart;
  asked["data"] = data;
  asked["options"] = options;
  for (const char* key : {"profile", "frequency", "format"})
    if (const Value* value = whole.if_contains(key)) asked[key] = *value;
  return spc_question_in(asked);
}

Value column(const Object& data, std::string_view key, std::string_view words) {
  const Value* found = data.if_contains(key);
  if (!found) refuse("\"data\" needs " + std::string(words) + ".");
  return *found;
}

void read_cusum(const Object& whole, const Object& options, SumsQuestion& question) {
  const Object& data = data_of(whole);
  const bool has_subgroups = data.contains("subgroups") || data.contains("mean");
  const SpcQuestion series = series_of(whole, data, options, has_subgroups ? "xbar" : "i");
  question.series = series.request;
  question.wording = series.wording;
}

/// Outcomes stand under "y" for the engine, whatever they are called.
SpcQuestion outcomes_of(const Object& whole, const Object& options, std::string_view key, std::string_view words) {
  check_outcome_options(options);
  Object data;
  data["y"] = column(data_of(whole), key, words);
  if (const Value* dates = data_of(whole).if_contains("dates")) data["dates"] = *dates;
  SpcQuestion series = series_of(whole, data, options, "i");
  if (!whole.contains("format")) series.wording.format.decimals = 0;
  return series;
}

std::vector<std::size_t> starts_of(const SpcQuestion& series) {
  std::vector<std::size_t> starts;
  for (const spc::PhaseStart& phase : series.request.phases) starts.push_back(phase.index);
  return starts;
}

void read_bernoulli(const Object& whole, const Object& options, SumsQuestion& question) {
  const SpcQuestion series =
      outcomes_of(whole, options, "y", "the outcome of each case as \"y\", like {\"y\": [0, 1, 0]}");
  question.bernoulli.outcomes = series.request.values;
  question.bernoulli.excluded = series.request.excluded;
  question.bernoulli.starts = starts_of(series);
  question.bernoulli.better = series.request.better;
  question.wording = series.wording;
}

void read_risk_adjusted(const Object& whole, const Object& options, SumsQuestion& question) {
  const SpcQuestion series =
      outcomes_of(whole, options, "outcome", "\"outcome\" and \"expected_risk\", one of each for each case");
  question.risk_adjusted.outcomes = series.request.values;
  question.risk_adjusted.excluded = series.request.excluded;
  question.risk_adjusted.starts = starts_of(series);
  question.risk_adjusted.better = series.request.better;
  question.risk_adjusted.risks =
      numbers("expected_risk", column(data_of(whole), "expected_risk", "the risk of each case as \"expected_risk\""));
  question.wording = series.wording;
}

SumsQuestion sums_question_of(const Object& whole) {
  SumsQuestion question;
  if (const Value* chart = whole.if_contains("chart")) {
    const auto found =
        chart->is_string() ? spc::find_further_chart(std::string_view(chart->as_string())) : std::nullopt;
    if (!found || spc::further_chart(*found).answer != spc::FurtherAnswer::sums)
      refuse("\"chart\" must be one of: cusum, bcusum, racusum.");
    question.chart = *found;
  }
  const Object options = read_own_options(whole, question);
  if (question.chart == FurtherChart::cusum) read_cusum(whole, options, question);
  if (question.chart == FurtherChart::bernoulli_cusum) read_bernoulli(whole, options, question);
  if (question.chart == FurtherChart::risk_adjusted_cusum) read_risk_adjusted(whole, options, question);
  return question;
}

bool holds_lists(const Value& value) {
  return value.is_array() && !value.as_array().empty() && value.as_array().front().is_array();
}

std::vector<std::vector<double>> rows_of(std::string_view key, const Value& value) {
  if (!value.is_array()) refuse(key_name(key) + " must be a list of lists of numbers.");
  std::vector<std::vector<double>> rows;
  for (const Value& row : value.as_array()) rows.push_back(numbers(key, row));
  return rows;
}

/// Observations as rows under "x", or as a list for each figure; subgroups as a list of lists for each figure.
void read_distance_data(const Object& data, DistanceQuestion& question) {
  spc::HotellingRequest& request = question.request;
  if (const Value* rows = data.if_contains("x"); rows && holds_lists(*rows)) {
    request.observations = rows_of("x", *rows);
    for (std::size_t k = 0; k < request.observations.front().size(); ++k)
      question.variables.push_back("figure " + std::to_string(k + 1));
    return;
  }
  for (const auto& [key, value] : data) {
    if (std::string_view(key) == "dates") continue;
    question.variables.emplace_back(key);
    if (holds_lists(value)) {
      request.subgroups.push_back(rows_of(key, value));
      continue;
    }
    const std::vector<double> figures = numbers(key, value);
    if (request.observations.empty()) request.observations.resize(figures.size());
    if (figures.size() != request.observations.size())
      refuse("Every figure needs as many values as the others: " + key_name(key) + " has another number.");
    for (std::size_t i = 0; i < figures.size(); ++i) request.observations[i].push_back(figures[i]);
  }
  if (!request.subgroups.empty() && !request.observations.empty())
    refuse("Send single values for every figure, or subgroups for every one.");
}

DistanceQuestion distance_question_of(const Object& whole) {
  DistanceQuestion question;
  const Object& data = data_of(whole);
  read_distance_data(data, question);
  const std::size_t count = question.request.subgroups.empty() ? question.request.observations.size()
                                                               : question.request.subgroups.front().size();
  Object stand_in;  // the engine reads dates and places beside values, whatever those are
  stand_in["y"] = json::Array(count, Value(0.0));
  if (const Value* dates = data.if_contains("dates")) stand_in["dates"] = *dates;
  Object options;
  if (const Value* asked = whole.if_contains("options")) {
    for (const auto& [key, value] : object_at("options", *asked)) {
      if (std::string_view(key) == "confidence_level")
        question.request.confidence = number(key, value);
      else if (std::string_view(key) == "baseline_n")
        question.request.baseline = count == 0 ? 0 : analysis::count(key, value);
      else if (std::string_view(key) == "exclude_index" || std::string_view(key) == "rebase_before_index")
        options[key] = value;
      else
        refuse("There is no option " + key_name(key) + " for this chart. Take it out, or check its spelling.");
    }
  }
  const SpcQuestion series = series_of(whole, stand_in, options, "i");
  question.request.excluded = series.request.excluded;
  question.request.starts = starts_of(series);
  question.wording = series.wording;
  return question;
}

}  // namespace

Result<SumsQuestion> read_sums_question(std::string_view text) {
  return read_question<SumsQuestion>(text, sums_question_of);
}

Result<DistanceQuestion> read_distance_question(std::string_view text) {
  return read_question<DistanceQuestion>(text, distance_question_of);
}

}  // namespace qi::analysis
