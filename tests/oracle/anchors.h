#pragma once
/// What each package's answer means in terms of ours, key by key, under the profile that reproduces it.
/// Whether a difference is excused is not decided here: see departures.h.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "oracle/oracle_case.h"
#include "spc/analysis.h"

namespace qi::oracle {

struct Difference {
  std::string key;                   ///< "flags.shift", "phases.0.longest_run"
  std::optional<std::size_t> place;  ///< index in the series, where the key has one answer per point
  std::string expected;              ///< as in the file
  std::string ours;
};

/// The keys of one anchor in one case, compared.
struct Comparison {
  std::size_t compared = 0;  ///< single numbers, flags and words
  std::vector<Difference> differences;
  spc::Analysis analysis;  ///< ours, under the anchor's profile
};

/// nullopt for an anchor that has no profile of ours. An anchor that refused is one difference with the key "error".
std::optional<Comparison> compare(const Case& asked, std::string_view anchor, const json::Object& expected);

}  // namespace qi::oracle
