#pragma once
/// The named reasons for which our answer may differ from a package's. A departure is a rule about what the case is;
/// none knows a case by its name.

#include <string>
#include <vector>

#include "base/result.h"
#include "oracle/comparison.h"
#include "oracle/oracle_case.h"

namespace qi::oracle {

/// One entry of departures.json.
struct Departure {
  std::string rule;                  ///< names a predicate in departures.cpp
  std::vector<std::string> anchors;  ///< name, or the start of it before a "*"
  std::vector<std::string> charts;
  std::vector<std::string> keys;  ///< of differences; "*" at the end stands for anything
  std::string reason;
  std::size_t used = 0;  ///< differences it has excused
};

/// refuses a rule without a predicate, an entry without anchors, keys or reason.
Result<std::vector<Departure>> read_departures(const std::string& text);

/// The first entry that excuses the difference; its count goes up. nullptr: not excused.
Departure* find_departure(std::vector<Departure>& departures, const Case& asked, const std::string& anchor,
                          const Comparison& comparison, const Difference& difference);

}  // namespace qi::oracle
