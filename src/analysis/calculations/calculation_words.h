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
/// As a person would say it: "12", "1,240", "0.5", "1.6" – whole from 10 on, two figures below. Whole numbers stay.
std::string spoken_words(double value);
/// What a plan is held to, so nearer to its table: whole from 100 on, three figures below.
std::string planned_words(double value);
/// The same, never less than the value: of a size that is needed or a bound that holds.
std::string spoken_up_words(double value);
/// "0.0031", "below 0.0001".
std::string p_words(double p);
bool is_p_value(std::string_view label);
/// The words of a figure's value with its unit behind: "100 cases", "27.9%".
std::string with_unit(std::string words, const stats::CalculationFigure& figure);
/// "100 cases", "27.9%", "0.8".
std::string value_words(const stats::CalculationFigure& figure);
/// "12 to 18", "up to 18", an en dash where unknown.
std::string interval_words(const std::optional<stats::Interval>& interval);
bool is_known(const std::optional<stats::Interval>& interval);

}  // namespace qi::analysis
