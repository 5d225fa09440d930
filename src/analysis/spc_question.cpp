#include <algorithm>
#include <cmath>
#include <string>

#include "analysis/question_reading.h"
#include "analysis/spc_json.h"
#include "analysis/spc_options.h"
#include "analysis/try_sums/short_run_question.h"
#include "base/date.h"
#include "spc/chart_catalogue.h"
#include "spc/further_charts.h"
#include "spc/subgroups.h"
#include "stats/number_range.h"

namespace qi::analysis {
namespace {

using json::Object;
using json::Value;

double at_or_missing(const std::vector<double>& numbers, std::size_t i) {
  return i < numbers.size() ? numbers[i] : spc::kMissing;
}

constexpr double kLargestSubgroup = 1e9;

std::size_t size_in(double size) {
  if (std::isnan(size)) return 0;
  if (size < 0 || size > kLargestSubgroup || size != std::floor(size))
    refuse("\"n\" must hold the size of each subgroup, a whole number.");
  return static_cast<std::size_t>(size);
}

/// Each subgroup as its values, or as what is known of it: mean, sd, range and n.
std::vector<spc::Subgroup> subgroups_in(const Object& data) {
  if (const Value* rows = data.if_contains("subgroups")) {
    if (!rows->is_array()) refuse("\"subgroups\" must be a list of lists of numbers.");
    std::vector<std::vector<double>> values;
    for (const Value& row : rows->as_array()) values.push_back(numbers("subgroups", row));
    // Their squares would be infinite, and the refusal would speak of infinite subgroups that nobody sent.
    for (const std::vector<double>& row : values)
      if (!std::ranges::all_of(
              row, [](double each) { return !std::isfinite(each) || stats::can_be_squared(std::abs(each)); }))
        refuse("A number is too large or too small to compute with. Give the figures in another unit.");
    return spc::subgroups_of(values);
  }
  const auto column = [&](const char* key) {
    const Value* found = data.if_contains(key);
    return found ? numbers(key, *found) : std::vector<double>();
  };
  const auto means = column("mean");
  const auto deviations = column("sd");
  const auto ranges = column("range");
  const auto sizes = column("n");
  std::vector<spc::Subgroup> subgroups;
  for (std::size_t i = 0; i < sizes.size(); ++i) {
    subgroups.push_back({.mean = at_or_missing(means, i),
                         .deviation = at_or_missing(deviations, i),
                         .range = at_or_missing(ranges, i),
                         .size = size_in(sizes[i])});
  }
  return subgroups;
}

void read_values(const Object& data, spc::Request& request) {
  const spc::Takes takes = spc::chart_row(request.chart).takes;
  const bool has_subgroups =
      data.contains("subgroups") || data.contains("mean") || data.contains("sd") || data.contains("range");
  if (spc::takes_subgroups(takes) && has_subgroups) {
    request.subgroups = subgroups_in(data);
    return;
  }
  if (takes == spc::Takes::subgroups)
    refuse("\"data\" needs \"subgroups\" for this chart, like {\"subgroups\": [[12, 14, 11], [13, 12, 15]]}.");
  const Value* values = data.if_contains("y");
  if (!values) refuse("\"data\" needs the values as \"y\", like {\"y\": [12, 14, 11]}.");
  request.values = numbers("y", *values);
  if (const Value* denominators = data.if_contains("n")) request.denominators = numbers("n", *denominators);
}

std::size_t points_in(const spc::Request& request) {
  return std::max(request.values.size(), request.subgroups.size());
}

/// The times between events, each named by the date of the later one.
void read_events(const Value& events, const Object& data, SpcQuestion& question) {
  const spc::ChartKind chart = question.request.chart;
  if (!spc::is_of_events(chart))
    refuse("\"events\" goes with the charts g and t. Give the values of this chart as \"y\".");
  if (data.size() > 1) refuse("Give \"events\" alone in \"data\", or \"y\" with its \"dates\".");
  if (!events.is_array()) refuse("\"events\" must be a list with the date of each event.");
  std::vector<Event> read;
  for (const Value& each : events.as_array()) {
    const auto event = each.is_string() ? read_event(std::string_view(each.as_string()))
                                        : Result<Event>(Error::invalid("Give its date as text."));
    if (!event)
      refuse("\"events\" must hold dates like \"2025-03-01\" or \"2025-03-01T14:20\". Event " +
             std::to_string(read.size() + 1) + ": " + event.error().message);
    read.push_back(*event);
  }
  auto times = times_between(std::move(read), chart);
  if (!times) refuse(times.error().message);
  question.request.values = std::move(times->values);
  question.wording.format = format_of(*times);
  question.wording.frequency = Frequency::day;
  question.wording.dates = std::move(times->dates);
  question.times = std::move(times->times);
  question.points = PointsAre::events;
}

void read_data(const Object& whole, SpcQuestion& question) {
  const Value* data = whole.if_contains("data");
  if (!data) refuse("Send \"data\" with the values as \"y\", like {\"data\": {\"y\": [12, 14, 11]}}.");
  if (data->is_object())
    if (const Value* events = data->as_object().if_contains("events"))
      return read_events(*events, data->as_object(), question);
  read_values(object_at("data", *data), question.request);
  const Value* dates = data->as_object().if_contains("dates");
  if (!dates) return;
  if (!dates->is_array() || dates->as_array().size() != points_in(question.request))
    refuse("\"dates\" must be a list with one date for each value.");
  for (const Value& date : dates->as_array()) {
    const auto read = date.is_string() ? parse_iso_date(std::string_view(date.as_string())) : std::nullopt;
    if (!read) refuse("\"dates\" must hold days like \"2025-03-01\".");
    question.wording.dates.push_back(*read);
  }
}

void read_wording(const Object& whole, SpcQuestion& question) {
  if (const Value* frequency = whole.if_contains("frequency")) {
    const auto read = frequency->is_string() ? parse_frequency(std::string_view(frequency->as_string())) : std::nullopt;
    if (!read) refuse("\"frequency\" must be one of: day, week, month, quarter, year.");
    if (question.points == PointsAre::events)
      refuse("\"frequency\" does not go with \"events\", which keep no calendar. Leave it out.");
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
  for (const spc::FurtherChartRow& row : spc::further_charts())
    if (row.answer == spc::FurtherAnswer::series) words += ", " + std::string(row.slug);
  return words;
}

}  // namespace

SpcQuestion spc_question_in(const Object& whole) {
  SpcQuestion question;
  const bool has_short_runs = asks_for_short_runs(whole);
  if (const Value* chart = whole.if_contains("chart"); chart && !has_short_runs) {
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
  read_spc_options(whole, question);
  if (const Value* target = whole.if_contains("target"))
    if (!target->is_null()) set_targets("target", *target, question.request);
  if (const Value* season = whole.if_contains("season"))
    if (!season->is_null()) question.season = count("season", *season);
  read_wording(whole, question);
  if (has_short_runs) put_short_runs(whole, question);
  return question;
}

Result<SpcQuestion> read_spc_question(std::string_view text) {
  return read_question(text, &spc_question_in);
}

}  // namespace qi::analysis
