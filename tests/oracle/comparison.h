#pragma once
/// What came of holding one case's expected answers against ours. It holds no judgement: see departures.h.

#include <optional>
#include <string>
#include <vector>

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
  /// Of certified answers: the fewest digits that any key agreed in, -log10 of the relative error (as NIST scores its
  /// Statistical Reference Datasets), 15 at most and 0 at least. nullopt: nothing was certified.
  std::optional<double> digits;
  spc::Analysis analysis;  ///< ours, under the anchor's profile; empty in the families
};

}  // namespace qi::oracle
