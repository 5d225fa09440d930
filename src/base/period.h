#pragma once
/// The stretch of time that one point of a series stands for, known by its first day.
/// It does not hold the point's value.

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace qi {

enum class Frequency { day, week, month, quarter, year };

std::string_view slug(Frequency frequency);  ///< "month"; stored and sent
std::optional<Frequency> parse_frequency(std::string_view slug);
std::string_view plural_noun(Frequency frequency);  ///< "months", for "7 months above the mean"

/// The first day of the period that holds `date`: the Monday of a week, the first of a month, quarter (January, April,
/// July, October) or calendar year.
Date period_start(Frequency frequency, Date date);
/// The first day of the period `count` later (earlier when negative). `start` is a first day.
Date next_period(Frequency frequency, Date start, int count = 1);

/// "11 March 2025", "Week of 10 March 2025", "March 2025", "January to March 2025", "2025".
std::string period_name(Frequency frequency, Date start);
/// From the first period to the last, inside a sentence: "January to March 2025", "week of 10 March 2025 to week of 24
/// March 2025", "Q1 2025 to Q3 2025"; a period alone by its name.
std::string period_span(Frequency frequency, Date first, Date last);
/// "11 Mar 2025", "10 Mar 2025", "Mar 2025", "Q1 2025" (calendar quarters), "2025": for tables and tips.
std::string short_period_name(Frequency frequency, Date start);

/// "2024/25": the financial year (April to March) of a date.
std::string financial_year(Date date);

}  // namespace qi
