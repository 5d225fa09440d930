#pragma once
/// From marked points to verdicts: what each point is, and the two icons of Making Data Count.
/// The words for them are in sentence.h, the drawings in the chart folder.

#include "spc/analysis.h"

namespace qi::spc {

/// Improving where the point breaks a rule only on the good side, concerning on the other, neutral without a good
/// direction. Both ways: by the profile. improvement_wins: improving (mixed without a good direction); show_both:
/// mixed; rule_priority: the first of outside, trend, two of three, shift decides, and a trend that starts here wins
/// over one that ends here (`next` is the value after it, NaN at the end). Excluded and missing points stay what they
/// are.
PointState state_of(const Point& point, double next, Direction better, MixedSignal mixed);

/// The state of the latest used point as an icon. A pattern without a side shows as neutral_mixed.
/// source  NHS England, Making Data Count icons.
Variation variation_of(const Point& latest, Direction better, MixedSignal mixed);

/// Whether the phase tells nothing yet: it has no limits where its chart has some, and on a run chart too few values.
bool lacks_limits(const Analysis& analysis, const Phase& phase);

/// True where the point breaks rules both ways and one way is better.
bool has_mixed_signal(const Point& point, Direction better);

/// The target against the last phase's limits, unrounded and not clamped. None without a target, a good direction or
/// limits, and where both limits lie on the centre line (a constant series).
/// source  NHS England, Making Data Count icons; strict comparison as in NHSRplotthedots.
Assurance assurance_of(const Limits& limits, double target, Direction better, TargetOnLimit on_limit);

}  // namespace qi::spc
