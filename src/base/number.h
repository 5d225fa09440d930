#pragma once
/// Numbers as people write and read them, and sums that do not lose digits.
/// It does not know what a number measures, beyond how it is shown.

#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace qi {

/// A sum with Neumaier's compensation (A. Neumaier 1974): the rounding error of each addition is carried along.
/// Not-a-number values spread to the result: leave missing ones out before.
class CompensatedSum {
 public:
  void add(double value) {
    const double next = sum_ + value;
    lost_ += std::abs(sum_) >= std::abs(value) ? (sum_ - next) + value : (value - next) + sum_;
    sum_ = next;
  }
  double value() const { return sum_ + lost_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};
/// The CompensatedSum of them. Empty: 0.
double compensated_sum(std::span<const double> values);
/// compensated_sum / count. `values` holds at least one.
double mean(std::span<const double> values);
/// The middle value, or the mean of the two middle ones. `values` holds at least one, all finite; order does not
/// matter.
double median(std::span<const double> values);

/// The shortest text that reads back to the same double: "0.1", "1e-07", "-3". "null" is not made here: finite only.
std::string shortest(double value);
/// Thousands separated, fixed decimals, rounded half away from zero in decimal: 1234.5, 0 -> "1,235". "-0" is never
/// shown.
std::string grouped(double value, int decimals);
/// A count, thousands separated: 12345 -> "12,345".
std::string grouped(std::int64_t count);
/// The whole text is a plain number: "12", "-3.5", ".5", "1e3". No spaces, no separators. nullopt otherwise, or not
/// finite.
std::optional<double> parse_plain_number(std::string_view text);

/// How values of a measure are written.
enum class ValueStyle {
  number,           ///< 1,234.5
  percent,          ///< the stored value is already in percent: 58.0 -> "58.0%"
  minutes_seconds,  ///< the stored value is in seconds: 555 -> "9:15", 6000 -> "1:40:00": one clock for short and long
                    ///< times
};
struct ValueFormat {
  ValueStyle style = ValueStyle::number;
  int decimals = 1;  ///< number and percent only
  std::string unit;  ///< plural noun such as "calls"; may be empty; not repeated in every cell
  bool operator==(const ValueFormat&) const = default;
};
std::string_view slug(ValueStyle style);  ///< "number", "percent", "minutes_seconds"
std::optional<ValueStyle> parse_value_style(std::string_view slug);

/// "81.4%", "9:15", "1,234.5". Not-a-number shows as an en dash.
std::string show(double value, const ValueFormat& format);
/// A difference or range in the same style: percent becomes "16.8 points", minutes_seconds "2:05".
std::string show_difference(double value, const ValueFormat& format);
/// As show, with as many decimals as a target was given: "85%", not "85.0%"; "73.25%", not "73.3%". At most 3.
std::string show_target(double value, const ValueFormat& format);
/// As show, of a centre, a limit or a range, which lies between the values: with two digits at least, so that a mean of
/// 0.78 incidents is not "1". Whole ones stay as they are: "3".
std::string show_line(double value, const ValueFormat& format);

}  // namespace qi
