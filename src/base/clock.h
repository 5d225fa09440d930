#pragma once
/// What time it is, given from outside. Nothing below main reads the machine's clock: it is handed one of these.
/// Europe/London is the only zone: a day begins at midnight there.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace qi {

/// A moment, in UTC, to the millisecond.
using Instant = std::chrono::sys_time<std::chrono::milliseconds>;

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
  Date today() const;  ///< the date in London now
};

/// The machine's clock.
class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

/// A clock that stands still: tests.
class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant instant) : instant_(instant) {}
  explicit FixedClock(Date noon_of) : instant_(noon_of.days() + std::chrono::hours(12)) {}
  Instant now() const override { return instant_; }

 private:
  Instant instant_;
};

/// A demo's clock: always the same day, at the time of day of another clock, so that waits end and changes have an
/// order. In UTC and never later than a millisecond before 23:00, when the next day may have begun in London. It goes
/// back once a day.
class PinnedDayClock final : public Clock {
 public:
  /// `machine` outlives this.
  PinnedDayClock(Date day, const Clock& machine) : day_(day), machine_(machine) {}
  Instant now() const override;

 private:
  Date day_;
  const Clock& machine_;
};

/// How far London's clocks are ahead of UTC at that moment: one hour in summer time, from 01:00 UTC on the last Sunday
/// of March to 01:00 UTC on the last Sunday of October (Summer Time Order 2002); earlier rules are not modelled.
std::chrono::hours london_offset(Instant instant);
/// The calendar date in London at that moment.
Date london_date(Instant instant);
/// The first moment of a day in London, and its last one (a millisecond before the next day begins).
Instant start_of_london_day(Date day);
Instant end_of_london_day(Date day);
/// Hours and minutes in London as "2:30pm".
std::string london_time(Instant instant);

/// "2025-03-11T09:42:00.000Z", and back; nullopt unless the text is exactly that form.
std::string to_iso(Instant instant);
std::optional<Instant> parse_iso_instant(std::string_view text);

}  // namespace qi
