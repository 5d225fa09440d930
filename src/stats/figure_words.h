#pragma once
/// Results of tests as people write them: three figures, and p-values that never round to nothing.
/// Values of a measure are written by base/number.h; whole sentences are made in test_sentence.h.

#include <string>
#include <string_view>

#include "base/number.h"
#include "stats/test_result.h"

namespace qi::stats {

/// Three significant figures, thousands separated, no exponent between 0.0001 and a million million.
/// example  12345.6 -> "12,346"; 0.012345 -> "0.0123"; 2 -> "2"; undefined -> "not defined"; infinite -> "no bound"
std::string in_figures(double value);
/// The same of figures in a style: seconds are written on the clock, with three figures at least. Percentages are
/// written without their sign.
/// example  seconds 1150 -> "19:10"; 4680 -> "1:18:00"; 62.04 -> "1:02"; 2.345 -> "0:02.35"; -95.5 -> "-1:35.5"
std::string in_figures(double value, ValueStyle style);

/// example  0.0034 -> "p = 0.003"; 0.0001 -> "p < 0.001"; 0.4249 -> "p = 0.42"; 0.998 -> "p > 0.99"
std::string p_in_words(double p_value);

/// example  "95% interval 1.2 to 3.4"; "95% interval above 1.2"; "95% interval below 3.4"
/// Its ends are in the style.
std::string in_words(const Interval& interval, ValueStyle style = ValueStyle::number);

/// example  1 "pair" -> "1 pair"; 12000 "pair" -> "12,000 pairs"
std::string counted(std::size_t count, std::string_view noun);

}  // namespace qi::stats
