#include "base/moment_words.h"

#include "base/date.h"

namespace qi {

std::string moment_words(Instant instant) {
  return long_date(london_date(instant)) + ", " + london_time(instant);
}

std::string short_moment_words(Instant instant) {
  return short_date(london_date(instant)) + ", " + london_time(instant);
}

}  // namespace qi
