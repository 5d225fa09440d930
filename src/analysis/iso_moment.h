#pragma once
/// A day and a time of day as programs write them, as one number to put moments in order and to tell how far apart they
/// are. Days as people write them are not read here: see tabular/date_reading.h.

#include <optional>
#include <string_view>

namespace qi::analysis {

/// 2025-06-30, also with T or a space and 23:30, 23:30:05 or 23:30:05.25 behind it, also with Z or +01:00, as days
/// since 1970. A time of day counts, because several values of one day have an order too. nullopt: another form.
std::optional<double> iso_moment(std::string_view text);

/// 23:30, 9:05, 23:30:05 or 23:30:05.25 as a part of a day. nullopt: another form.
std::optional<double> time_of_day(std::string_view text);

}  // namespace qi::analysis
