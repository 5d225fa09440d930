#pragma once
/// Of which day a question is asked, and as it was known when.
/// It is not the clock: routes read that.

#include <optional>

#include "base/clock.h"
#include "base/date.h"

namespace qi::people {

struct AsAt {
  Date day;
  std::optional<Instant> known_at;  ///< nullopt: as known now
};

}  // namespace qi::people
