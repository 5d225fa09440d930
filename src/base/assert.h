#pragma once
/// The check for our own mistakes. Kept in release builds: a wrong program stops at the place, its supervisor restarts
/// it. Not for user input (Result) and not for a failing world (exceptions).

namespace qi {
[[noreturn]] void stop_at(const char* expression, const char* file, int line);
}

#define QI_ASSERT(condition)                                         \
  do {                                                               \
    if (!(condition)) ::qi::stop_at(#condition, __FILE__, __LINE__); \
  } while (false)
