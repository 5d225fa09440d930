#pragma once
/// Runs the engine over a folder of oracle files and says where it agrees, departs and differs.
/// The command line is in oracle_check.cpp.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "oracle/departures.h"

namespace qi::oracle {

struct Tally {
  std::size_t cases = 0;
  std::size_t matched = 0;   ///< cases without a difference
  std::size_t departed = 0;  ///< cases whose every difference is excused
  std::size_t differ = 0;
  std::size_t compared = 0;  ///< single answers
};

struct Unexcused {
  std::string chart;
  std::string id;
  std::string anchor;
  Difference difference;
};

/// How well one case of a certified set was met.
struct CertifiedCase {
  std::string chart;
  std::string id;
  double digits;  ///< see Comparison::digits
};

struct Outcome {
  std::map<std::pair<std::string, std::string>, Tally> tallies;  ///< by chart, anchor
  std::vector<Unexcused> differences;
  std::vector<CertifiedCase> certified;
  std::vector<Departure> departures;       ///< with their counts
  std::vector<std::string> not_supported;  ///< charts of the folder that the engine does not draw
  std::vector<std::string> unknown_anchors;

  bool agrees() const { return differences.empty(); }
};

/// Reads every `<chart>.json` of the folder, in order of name. refuses a folder without any file of a supported chart.
Result<Outcome> run_folder(const std::string& folder, std::vector<Departure> departures);
/// The table, the departures and the first differences, for a terminal.
std::string report(const Outcome& outcome);

/// The whole file; refuses one that cannot be read.
Result<std::string> read_text(const std::string& path);

}  // namespace qi::oracle
