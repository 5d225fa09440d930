#include "analysis/calculations/calculation_words.h"

#include <fmt/format.h>

#include <cmath>

#include "base/number.h"

namespace qi::analysis {
namespace {

constexpr int kDigits = 5;
constexpr double kGroupedFrom = 1e4;  // from here on five digits have no decimals
constexpr double kMostGrouped = 1e15;
constexpr double kSmallestP = 0.0001;
constexpr double kWholeFrom = 10;
constexpr int kSpokenDigits = 2;
constexpr int kPlannedDigits = 3;
constexpr double kPlannedWholeFrom = 100;
constexpr double kRoundingSlack = 1e-9;  // 8.9 worked out another way is not 9

}  // namespace

std::string number_words(double value) {
  if (std::isnan(value)) return "–";
  if (std::isinf(value)) return "no bound";
  const double size = std::abs(value);
  if (size < kMostGrouped && (value == std::floor(value) || size >= kGroupedFrom)) return grouped(value, 0);
  return fmt::format("{:.{}g}", value, kDigits);
}

std::string spoken_words(double value) {
  if (!std::isfinite(value) || value == std::floor(value)) return number_words(value);
  if (std::abs(value) >= kWholeFrom) return number_words(std::round(value));
  return fmt::format("{:.{}g}", value, kSpokenDigits);
}

std::string spoken_up_words(double value) {
  if (!(value > 0) || std::isinf(value)) return spoken_words(value);
  const double step = value >= kPlannedWholeFrom ? 1 : std::pow(10, std::floor(std::log10(value)) + 1 - kPlannedDigits);
  return planned_words(std::ceil(value / step - kRoundingSlack) * step);
}

std::string planned_words(double value) {
  if (!std::isfinite(value) || value == std::floor(value)) return number_words(value);
  if (std::abs(value) >= kPlannedWholeFrom) return number_words(std::round(value));
  return fmt::format("{:.{}g}", value, kPlannedDigits);
}

std::string p_words(double p) {
  if (std::isnan(p)) return "–";
  return p < kSmallestP ? "below 0.0001" : fmt::format("{:.4f}", p);
}

bool is_p_value(std::string_view label) {
  return label == "p" || label.starts_with("p-value");
}

std::string value_words(const stats::CalculationFigure& figure) {
  if (is_p_value(figure.label)) return p_words(figure.value);
  return with_unit(number_words(figure.value), figure);
}

std::string with_unit(std::string words, const stats::CalculationFigure& figure) {
  if (figure.unit.empty() || !std::isfinite(figure.value)) return words;
  return words + (figure.unit == "%" ? "" : " ") + figure.unit;
}

bool is_known(const std::optional<stats::Interval>& interval) {
  return interval && !(std::isnan(interval->lower) && std::isnan(interval->upper));
}

std::string interval_words(const std::optional<stats::Interval>& interval) {
  if (!is_known(interval)) return "–";
  if (std::isinf(interval->lower)) return "up to " + number_words(interval->upper);
  if (std::isinf(interval->upper)) return number_words(interval->lower) + " or more";
  return fmt::format("{} to {}", number_words(interval->lower), number_words(interval->upper));
}

}  // namespace qi::analysis
