#include "analysis/assumed_value.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/doubtful_target.h"
#include "base/number.h"
#include "base/percent.h"
#include "base/text.h"
#include "measures/typed_number.h"
#include "stats/summary.h"
#include "tabular/number_reading.h"

namespace qi::analysis {
namespace {

using stats::Takes;
using tabular::NumberForm;
using tabular::ReadNumber;

constexpr double kSecondsInMinute = 60;
constexpr std::string_view kCalled = "assumed value";

bool counts_cases(const stats::TestRow& test) {
  return test.takes == Takes::counts_of_totals || test.takes == Takes::table;
}

std::optional<ReadNumber> number_in(std::string_view typed) {
  if (const auto plain = parse_plain_number(typed)) return ReadNumber{.form = NumberForm::number, .value = *plain};
  const auto read = tabular::read_number(typed);
  if (!read || read->form == NumberForm::missing) return std::nullopt;
  return *read;
}

/// The middle of what the assumed value is set against: figures, or differences of pairs or groups. nullopt: no
/// figures.
std::optional<double> middle_of(const stats::TestRow& test, const std::vector<stats::Column>& columns) {
  const bool is_a_difference = test.takes == Takes::pairs || test.takes == Takes::two_samples;
  if (columns.size() != (is_a_difference ? 2u : 1u)) return std::nullopt;
  const std::vector<double> first = stats::present(columns.front().values);
  const std::vector<double> last = stats::present(columns.back().values);
  if (first.empty() || last.empty()) return std::nullopt;
  return is_a_difference ? median(first) - median(last) : median(first);
}

double largest_of(const std::vector<stats::Column>& columns) {
  double largest = 0;
  for (const stats::Column& column : columns)
    for (const double value : stats::present(column.values)) largest = std::max(largest, std::abs(value));
  return largest;
}

/// "18 is read as 18 seconds. For 18 minutes type 18:00." of a number without a colon that would be short for seconds,
/// or that lies nearer to the figures as minutes.
std::string asked_of_seconds(double typed, const std::optional<double>& middle) {
  if (typed == 0) return {};
  const double as_minutes = typed * kSecondsInMinute;
  const bool is_nearer_in_minutes = middle && std::abs(*middle - as_minutes) < std::abs(*middle - typed);
  if (std::abs(typed) >= kSecondsInMinute && !is_nearer_in_minutes) return {};
  return fmt::format("{0} is read as {0} {1}. For {0} {2} type {3}.", shortest(typed),
                     std::abs(typed) == 1 ? "second" : "seconds", std::abs(typed) == 1 ? "minute" : "minutes",
                     measures::typed_number(as_minutes, {ValueStyle::minutes_seconds, 0, ""}));
}

}  // namespace

bool looks_like_assumed_value(std::string_view typed) {
  return number_in(trimmed(typed)).has_value();
}

Result<AssumedValue> read_assumed_value(std::string_view typed, const stats::TestRow& test,
                                        const TestColumns& columns) {
  const Error no_number = Error::invalid(std::string(kNoAssumedValue));
  const auto read = number_in(trimmed(typed));
  if (!read) return no_number;
  const double value = read->value;
  const bool has_percent_sign = read->form == NumberForm::percent;
  const bool is_time = read->form == NumberForm::time;
  if (counts_cases(test)) {
    if (is_time) return no_number;
    return AssumedValue{has_percent_sign ? value / kWholePercent : value, {}};
  }
  if (columns.style == ValueStyle::minutes_seconds) {
    if (has_percent_sign) return Error::invalid("Give minutes and seconds, like 18:00, or leave this empty.");
    return AssumedValue{value, is_time ? std::string() : asked_of_seconds(value, middle_of(test, columns.columns))};
  }
  if (is_time) return Error::invalid("Give a number, like 15: the figures beside it are not times.");
  if (columns.style == ValueStyle::percent) {
    const auto middle = middle_of(test, columns.columns);
    return AssumedValue{value,
                        has_percent_sign || !middle ? std::string() : asked_of_percent_target(value, *middle, kCalled)};
  }
  return AssumedValue{
      value, has_percent_sign ? asked_of_share_target(value, largest_of(columns.columns), kCalled) : std::string()};
}

}  // namespace qi::analysis
