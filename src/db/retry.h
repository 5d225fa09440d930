#pragma once
/// Starts a whole unit of work again when somebody else's change got in its way.
/// It does not judge what the work is: give it work that does all or nothing and reads what it needs itself.

#include <cstdint>

#include "db/connection.h"

namespace qi::db {

/// Sleeps before the given new attempt (2, 3, …): tens of milliseconds, twice as long each time, with chance in it so
/// that two who met do not meet again.
void wait_before_attempt(int attempt);

inline constexpr int kMostAttempts = 4;

/// What `work()` returns. After a Conflict it runs again, up to four times in all; the last Conflict is passed on, and
/// so is one after something was already kept: that must not happen twice.
template <class Work>
auto with_retry(Connection& db, Work&& work) {
  for (int attempt = 1;; ++attempt) {
    const std::int64_t kept_before = db.kept();
    try {
      return work();
    } catch (const Conflict&) {
      if (attempt == kMostAttempts || db.kept() != kept_before) throw;
    }
    wait_before_attempt(attempt + 1);
  }
}

}  // namespace qi::db
