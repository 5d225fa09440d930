#pragma once
/// Whether an analysis shows a stable process, with the sentence that says why or why not.
/// No index is computed here; no capability index can be made without one of these.

#include <string>

#include "spc/analysis.h"
#include "spc/sentence.h"

namespace qi::spc {

enum class StabilityState {
  stable,
  unstable,        ///< a rule is broken in the last phase
  too_few_values,  ///< fewer than kMinimumPoints there, and none is broken: nothing can be said yet
};
/// "stable", "unstable", "too-few-values": stable, in JSON.
std::string_view slug(StabilityState state);

/// Made only by stability_of, so that whoever holds one has had the values analysed.
class Stability {
 public:
  StabilityState state() const { return state_; }
  bool is_stable() const { return state_ == StabilityState::stable; }
  /// One or two sentences for the reader of an index.
  const std::string& why() const { return why_; }

 private:
  friend Stability stability_of(const Analysis& analysis, const Wording& wording);
  Stability(StabilityState state, std::string why) : state_(state), why_(std::move(why)) {}

  StabilityState state_;
  std::string why_;
};

/// Stable: no rule of the analysis's profile is broken by any point of the last phase, and the phase has at least
/// kMinimumPoints used values.
/// example  "The process is not stable: 8 points above the mean (point 5 to point 12). An index of it describes the
/// past
///          and promises nothing."
Stability stability_of(const Analysis& analysis, const Wording& wording = {});

}  // namespace qi::spc
