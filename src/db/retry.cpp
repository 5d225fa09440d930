#include "db/retry.h"

#include <chrono>
#include <random>
#include <thread>

namespace qi::db {

void wait_before_attempt(int attempt) {
  constexpr unsigned kShortestMilliseconds = 10;
  const unsigned step = kShortestMilliseconds << static_cast<unsigned>(attempt - 2);
  std::random_device chance;
  std::this_thread::sleep_for(std::chrono::milliseconds(step + chance() % step));
}

}  // namespace qi::db
