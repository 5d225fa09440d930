#include "stats/tests/exact_disagreement.h"

namespace qi::stats {

void note_disagreement(TestResult& result, const TestRequest& request, double assumed) {
  if (result.effects.empty() || !result.effects.front().interval) return;
  note_disagreement(result, request, assumed, *result.effects.front().interval);
}

void note_disagreement(TestResult& result, const TestRequest& request, double assumed, const Interval& interval) {
  if (request.alternative != Alternative::two_sided) return;
  const bool holds_it = interval.lower <= assumed && assumed <= interval.upper;
  const bool is_likely = result.p_value >= 1 - request.level;
  if (holds_it == is_likely) return;
  result.notes.push_back(
      "The interval and the p-value seem to disagree. Each counts in its own way what is as far off, so that near the "
      "usual line for p they can fall on different sides: call it a borderline case.");
}

}  // namespace qi::stats
