#include "base/assert.h"

#include <cstdio>
#include <cstdlib>

namespace qi {

void stop_at(const char* expression, const char* file, int line) {
  std::fprintf(stderr, "qualitea stopped: %s at %s:%d\n", expression, file, line);
  std::abort();
}

}  // namespace qi
