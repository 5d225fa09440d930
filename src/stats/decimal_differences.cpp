#include "stats/decimal_differences.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>

#include "base/assert.h"

namespace qi::stats {
namespace {

/// mantissa * 10^exponent
struct Decimal {
  std::int64_t mantissa = 0;
  int exponent = 0;
};

// Every power of ten up to 10^27 is exact in the 64 bits of a long double, because 5^27 is below 2^64.
constexpr int kExactPowers = 27;
// A 64-bit whole number holds every number of 18 digits.
constexpr int kDigits = 18;

constexpr auto kPowersOfTen = [] {
  std::array<long double, kExactPowers + 1> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

/// The shortest text in scientific form, "-1.25e+03", taken apart. At most 17 digits, so the mantissa fits.
Decimal decimal_of(double value) {
  QI_ASSERT(std::isfinite(value));
  std::array<char, 40> text{};
  const auto [end, problem] =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific);
  Decimal decimal;
  bool is_negative = false;
  int digits_after_point = 0;
  bool after_point = false;
  const char* at = text.data();
  for (; at < end && *at != 'e'; ++at) {
    if (*at == '-') is_negative = true;
    if (*at == '.') after_point = true;
    if (*at < '0' || *at > '9') continue;
    decimal.mantissa = decimal.mantissa * 10 + (*at - '0');
    if (after_point) ++digits_after_point;
  }
  if (at < end) ++at;
  if (at < end && *at == '+') ++at;
  std::from_chars(at, end, decimal.exponent);
  decimal.exponent -= digits_after_point;
  if (is_negative) decimal.mantissa = -decimal.mantissa;
  return decimal;
}

std::optional<long double> value_of(const Decimal& decimal) {
  if (std::abs(decimal.exponent) > kExactPowers) return std::nullopt;
  const auto mantissa = static_cast<long double>(decimal.mantissa);
  const long double power = kPowersOfTen[static_cast<std::size_t>(std::abs(decimal.exponent))];
  return decimal.exponent < 0 ? mantissa / power : mantissa * power;
}

/// The same number with a smaller exponent; nullopt where the mantissa would pass 18 digits.
std::optional<Decimal> with_exponent(Decimal decimal, int exponent) {
  if (decimal.mantissa == 0) return Decimal{0, exponent};
  constexpr std::int64_t kMost = 1'000'000'000'000'000'000 / 10;
  for (int places = 0; decimal.exponent > exponent; --decimal.exponent, ++places) {
    if (places > kDigits || std::abs(decimal.mantissa) > kMost) return std::nullopt;
    decimal.mantissa *= 10;
  }
  return decimal;
}

std::optional<long double> decimal_difference(const Decimal& value, const Decimal& origin) {
  const int exponent = std::min(value.mantissa == 0 ? origin.exponent : value.exponent,
                                origin.mantissa == 0 ? value.exponent : origin.exponent);
  const auto minuend = with_exponent(value, exponent);
  const auto subtrahend = with_exponent(origin, exponent);
  if (!minuend || !subtrahend) return std::nullopt;
  return value_of({minuend->mantissa - subtrahend->mantissa, exponent});
}

}  // namespace

long double as_typed(double value) {
  return value_of(decimal_of(value)).value_or(static_cast<long double>(value));
}

std::vector<long double> differences_from(double origin, std::span<const double> values) {
  const Decimal decimal_origin = decimal_of(origin);
  std::vector<long double> differences;
  differences.reserve(values.size());
  for (const double value : values) {
    const auto difference = decimal_difference(decimal_of(value), decimal_origin);
    differences.push_back(difference.value_or(as_typed(value) - as_typed(origin)));
  }
  return differences;
}

}  // namespace qi::stats
