#pragma once
/// A figure that is worth a second look before it is saved: a slip of the finger, or a real surprise. It is a question,
/// never a refusal.

#include <string>

#include "measures/series_reading.h"

namespace qi::measures {

/// "95.0 is far from the newest figures, which lie between 24.0 and 38.0." or "This is 69 months before the first
/// figure."; "" for an ordinary figure. Far is more than the width of the newest 24 figures beyond them; fewer than
/// five figures, or figures all alike, ask nothing.
std::string unusual_words(const SeriesFigures& figures, Date period, double value);

}  // namespace qi::measures
