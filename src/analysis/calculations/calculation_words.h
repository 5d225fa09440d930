#pragma once
/// How the figures of a calculation are written on a page: five digits, units, shares and chances.
/// Whole sentences are calculation_sentence.h.

#include <optional>
#include <string>
#include <string_view>

#include "stats/calculation.h"

namespace qi::analysis {

/// "1,234", "27.921"; an en dash where undefined, "no bound" where infinite.
std::string number_words(double value);
/// "0.0031", "below 0.0001".
std::string p_words(double p);
bool is_p_value(std::string_view label);
/// "100 cases", "27.9%", "0.8".
std::string value_words(const stats::CalculationFigure& figure);
/// "12 to 18", "up to 18", an en dash where unknown.
std::string interval_words(const std::optional<stats::Interval>& interval);
bool is_known(const std::optional<stats::Interval>& interval);

}  // namespace qi::analysis
