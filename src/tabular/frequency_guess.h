#pragma once
/// How long one period is, judged from the dates of a column alone.
/// It reads no text and moves no date: see date_reading.h.

#include <span>

#include "base/date.h"
#include "base/period.h"

namespace qi::tabular {

/// The commonest distance between neighbouring different dates decides: up to 4 days is a day series, up to 10 a week,
/// up to 45 a month, up to 140 a quarter, more a year. Order does not matter; fewer than two different dates: month.
/// Days with weekends left out stay days; months with gaps stay months.
Frequency guess_frequency(std::span<const Date> dates);

}  // namespace qi::tabular
