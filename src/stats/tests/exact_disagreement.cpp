#include "stats/tests/exact_disagreement.h"

namespace qi::stats {

void note_disagreement(TestResult& result, const TestRequest& request, double assumed) {
  if (request.alternative != Alternative::two_sided || result.effects.empty()) return;
  const auto& interval = result.effects.front().interval;
  if (!interval) return;
  const bool holds_it = interval->lower <= assumed && assumed <= interval->upper;
  const bool is_likely = result.p_value >= 1 - request.level;
  if (holds_it == is_likely) return;
  result.notes.push_back(
      "The interval and the p-value seem to disagree. Each counts in its own way what is as far off, so that near the "
      "usual line for p they can fall on different sides: call it a borderline case.");
}

}  // namespace qi::stats
