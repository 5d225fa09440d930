#pragma once
/// Places at which a run chart might be given a new phase, because a run of values has moved away from the median
/// before. They are suggestions for people: nothing here, and nothing that calls it, starts a phase by itself. A change
/// also needs a known cause and a reason to expect that it lasts, and numbers know neither.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "spc/analysis.h"

namespace qi::spc {

struct ChangeSearch {
  std::size_t baseline = 13;          ///< the first so many places set the first median. 1 or more
  std::size_t run_length = 9;         ///< values in a row on one side that make a candidate. 2 or more
  std::optional<Side> side;           ///< nullopt: both
  std::vector<std::size_t> excluded;  ///< counted as if they were missing
};

struct ChangeCandidate {
  std::size_t first = 0;  ///< the run's first value: where a new phase would start
  std::size_t last = 0;   ///< the value that makes the run long enough
  Side side = Side::high;
  double before = kMissing;  ///< the median that the run lies beside
  double after = kMissing;   ///< the median of the run's values
  bool operator==(const ChangeCandidate&) const = default;
};

struct ChangeCandidates {
  double baseline = kMissing;               ///< the median of the baseline; NaN where it has no value
  std::vector<ChangeCandidate> candidates;  ///< in time order
};

/// From the end of the baseline on: the first run of `run_length` values on the side asked for. Its median is the next
/// one, and the search goes on after it. Values on the median, missing and excluded ones neither break a run nor count.
/// refuses  an infinite value; a length or baseline out of range; excluded places beyond the end.
/// source   Anhøj, and Provost and Murray, The Health Care Data Guide, for shifts in run charts; runcharter for the
/// search. example  baseline 3, run length 3: 5 6 5, then 9 8 9: a candidate from the fourth value on, median 5 before,
/// 9 after.
Result<ChangeCandidates> change_candidates(std::span<const double> values, const ChangeSearch& search = {});

/// "9 values in a row lie above the median before them." What a reader is told beside the two medians.
std::string reason(const ChangeCandidate& candidate, const ChangeSearch& search);

}  // namespace qi::spc
