#pragma once
/// Jobs that come again: every so many minutes, or daily at a time in London. A runner queues what is due.
/// A run that was missed (the program was off) is made up for once, not as often as it was missed.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"

namespace qi::shell {

struct EveryMinutes {
  int minutes = 60;  ///< 1 to 10,080 (a week), counted from the run before
  bool operator==(const EveryMinutes&) const = default;
};
struct DailyAt {
  int minutes_after_midnight = 0;  ///< 0 to 1,439, London time. A time that the clocks skip is taken an hour later
  bool operator==(const DailyAt&) const = default;
};
using Recurrence = std::variant<EveryMinutes, DailyAt>;

/// The first moment of the recurrence after `after`. Example: daily at 02:30 after 03:00 is tomorrow, 02:30 in London.
Instant next_time(const Recurrence& recurrence, Instant after);
/// "02:30" as minutes after midnight; nullopt unless exactly that form, 00:00 to 23:59.
std::optional<int> parse_time_of_day(std::string_view text);
std::string recurrence_words(const Recurrence& recurrence);  ///< "every 15 minutes", "daily at 02:30"

struct JobSchedule {
  std::string slug;  ///< its own name: "nightly-backup", "feed:7"
  std::string kind;  ///< slug of the JobKind
  std::string payload = "{}";
  std::string subject;
  Recurrence recurrence = EveryMinutes{};
  Instant next_at{};                   ///< read only: set_schedule works it out
  std::optional<Instant> last_queued;  ///< read only
};

/// Adds the schedule or changes it; one that says the same as before keeps its next time. The first run is at the next
/// time after `now`. Call inside a transaction.
void set_schedule(db::Connection& db, Instant now, const JobSchedule& schedule);
/// Nothing happens when there is none. Call inside a transaction.
void remove_schedule(db::Connection& db, std::string_view slug);
std::vector<JobSchedule> list_schedules(db::Connection& db);  ///< by slug

/// Queues a job for each schedule that is due, with the key "schedule:<slug>" so that at most one waits. Any process
/// may call it at any time: each run is queued once. Opens its own transactions. Returns how many were queued.
int queue_due_schedules(db::Connection& db, Instant now);

}  // namespace qi::shell
