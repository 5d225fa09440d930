#pragma once
/// When the next figure of a series should be here, and whether it is late.
/// It knows no calendar of publications: only how long figures of a frequency usually take.

#include <optional>

#include "base/date.h"
#include "base/period.h"

namespace qi::measures {

/// The last day on which the figure of the period that begins on `start` may still arrive without being late: the last
/// day of the period and then 2 days for daily figures, 7 for weekly, 31 for monthly, 62 for quarterly and 120 for
/// yearly ones. NHS England publishes a month's figures in the middle of the next one, so a month more is late.
Date due_by(Frequency frequency, Date start);

struct LateFigures {
  Date latest;    ///< first day of the last period with a value
  Date missing;   ///< first day of the first period that is late
  Date expected;  ///< due_by of that period
};
/// nullopt: not late yet.
std::optional<LateFigures> late_figures(Frequency frequency, Date latest, Date today);

}  // namespace qi::measures
