#pragma once
/// Finds windows of consecutive values of which enough count on one side: the shape shared by "two of three" and "four
/// of five". Which values count is the rule's own business.

#include <algorithm>
#include <cstddef>

#include "spc/rules/findings.h"

namespace qi::spc {

enum class Rest {
  same_side,               ///< every value of a full window lies on that side of the centre
  anywhere,                ///< the values that do not count may lie anywhere; the first values form shorter windows
  anywhere_less_opposite,  ///< the same, and each that would count on the other side takes one away
};

/// Marks the values that count, in every window of `length` that holds `needed` of them. Complete at a full window's
/// last value where that one counts.
template <class Counts>
void find_counting_windows(const PhaseValues& phase, RuleId rule, std::size_t needed, std::size_t length, Rest rest,
                           Counts counts, Findings& findings) {
  for (const Position side : {Position{1}, Position{-1}}) {
    std::size_t inside = 0;     // counting values in the window
    std::size_t same_side = 0;  // values in a row on this side, up to here
    for (std::size_t end = 0; end < phase.size(); ++end) {
      if (end >= length && counts(end - length, side)) --inside;
      const bool here = counts(end, side);
      if (here) ++inside;
      same_side = phase.positions[end] == side ? same_side + 1 : 0;
      if (inside < needed || (rest == Rest::same_side && same_side < length)) continue;
      if (rest == Rest::anywhere_less_opposite) {
        std::size_t opposite = 0;
        for (std::size_t i = end + 1 - std::min(length, end + 1); i <= end; ++i)
          opposite += counts(i, static_cast<Position>(-side)) ? 1 : 0;
        if (inside < needed + opposite) continue;
      }
      std::size_t first = end + 1;
      std::size_t last = 0;
      for (std::size_t i = end + 1 - std::min(length, end + 1); i <= end; ++i) {
        if (!counts(i, side)) continue;
        findings.mark(rule, side_of(side), phase.places[i]);
        first = std::min(first, i);
        last = i;
      }
      if (here && end + 1 >= length) findings.complete(rule, phase.places[end]);
      findings.stretch(rule, side_of(side), phase.places[first], phase.places[last]);
    }
  }
}

}  // namespace qi::spc
