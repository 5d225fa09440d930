#include "measures/typed_number.h"

#include <cmath>

#include "base/text.h"
#include "tabular/number_reading.h"

namespace qi::measures {
namespace {

constexpr double kSecondsInMinute = 60;
constexpr double kTwoDigits = 10;

std::string refusal(const ValueFormat& format) {
  if (format.style == ValueStyle::minutes_seconds) return "Enter minutes and seconds, like 9:15.";
  return "Enter a number, like " + example_number(format) + ".";
}

}  // namespace

std::string example_number(const ValueFormat& format) {
  switch (format.style) {
    case ValueStyle::minutes_seconds: return "9:15";
    case ValueStyle::percent: return "85%";
    case ValueStyle::number: return "44";
  }
  stop_at("a known value style", __FILE__, __LINE__);
}

Result<std::optional<double>> read_typed_number(std::string_view typed, const ValueFormat& format) {
  const auto number = tabular::read_number(trimmed(typed));
  if (!number) return Error::invalid(refusal(format));
  if (number->form == tabular::NumberForm::missing) return std::optional<double>();
  const bool is_time = number->form == tabular::NumberForm::time;
  const bool wants_time = format.style == ValueStyle::minutes_seconds;
  const bool is_plain_zero = number->form == tabular::NumberForm::number && number->value == 0;
  if (is_time != wants_time && !is_plain_zero) return Error::invalid(refusal(format));
  return std::optional(number->value);
}

std::string typed_number(double value, const ValueFormat& format) {
  if (format.style == ValueStyle::number) return shortest(value);
  if (format.style == ValueStyle::percent) return shortest(value) + "%";
  const double size = std::abs(value);
  const double minutes = std::floor(size / kSecondsInMinute);
  const double seconds = size - minutes * kSecondsInMinute;
  return (value < 0 ? "-" : "") + shortest(minutes) + (seconds < kTwoDigits ? ":0" : ":") + shortest(seconds);
}

}  // namespace qi::measures
