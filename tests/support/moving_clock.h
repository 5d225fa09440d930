#pragma once
/// A clock that a test moves forward by hand.
/// It never moves by itself, and one thread at a time moves it.

#include <atomic>

#include "base/clock.h"

namespace qi::support {

class MovingClock final : public Clock {
 public:
  explicit MovingClock(Instant start) : now_(start) {}
  Instant now() const override { return now_; }
  void advance(std::chrono::milliseconds by) { now_ = now_.load() + by; }

 private:
  std::atomic<Instant> now_;  // threads of a runner look at it
};

}  // namespace qi::support
