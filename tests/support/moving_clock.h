#pragma once
/// A clock that a test moves forward by hand.
/// It never moves by itself.

#include "base/clock.h"

namespace qi::support {

class MovingClock final : public Clock {
 public:
  explicit MovingClock(Instant start) : now_(start) {}
  Instant now() const override { return now_; }
  void advance(std::chrono::milliseconds by) { now_ += by; }

 private:
  Instant now_;
};

}  // namespace qi::support
