#pragma once
/// Dates that name more than one period of a measure: a month where weeks are wanted. Such a figure belongs to none of
/// them. It reads no date: see date_reading.h.

#include <string>

#include "base/period.h"
#include "tabular/date_reading.h"

namespace qi::tabular {

/// Why a date of this form names no one period of that length: "This is a month; the measure holds weeks. Give the day
/// on which each week begins." "" when it names one: a form as long as the period or shorter.
std::string why_too_coarse(DateForm form, Frequency frequency);

}  // namespace qi::tabular
