#pragma once
/// The day on which figures were known, as typed beside a load: an edition published earlier and loaded later.
/// What that means for what is stored is point_import.h's.

#include <string_view>

#include "base/clock.h"
#include "base/result.h"

namespace qi::measures {

inline constexpr std::string_view kKnownOnHint =
    "Only for figures that were published earlier than today: the day of publication, like 10/04/2025. They then count "
    "as known from the start of that day. Figures from later editions stay current.";

/// Said of figures that are saved as known on an earlier day.
inline constexpr std::string_view kLaterFiguresStay = "Figures that were known later stay as they are today.";

/// "" and today are `now`; an earlier day is its start in London.
/// refuses  text that is no date; a day that has not come.
Result<Instant> read_known_on(std::string_view typed, Instant now);

/// Good when the newest period of a load had begun on the day on which its figures were known.
/// refuses  with the field "known-on".
Done check_known_since(Date newest_period, Instant known_at);

}  // namespace qi::measures
