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
  anywhere_less_opposite,  ///< the same, and each that counts on the other side takes one away
};

/// What one window holds for one side.
struct CountingWindow {
  std::size_t same_side = 0;  ///< values on it, counting or not
  std::size_t counting = 0;
  std::size_t opposite = 0;  ///< counting on the other side
  std::size_t first_counting = 0;
  std::size_t last_counting = 0;
};

/// Values `first` to `end`, which is one past the last.
template <class Counts>
CountingWindow look_at_window(const PhaseValues& phase, std::size_t first, std::size_t end, Position side,
                              Counts counts) {
  CountingWindow window;
  for (std::size_t i = first; i < end; ++i) {
    const bool is_here = phase.positions[i] == side;
    if (is_here) ++window.same_side;
    if (!counts(i)) continue;
    if (!is_here) {
      ++window.opposite;
      continue;
    }
    if (window.counting++ == 0) window.first_counting = i;
    window.last_counting = i;
  }
  return window;
}

/// What a rule counts: values beyond a line, some of which it may leave out.
template <class Counts>
struct Counting {
  Reach line;     ///< no value within it counts
  Counts counts;  ///< `counts(i)`: whether value i counts on the side on which it lies; none on the centre line does
};

/// Marks the values that count, in every window of `length` that holds `needed` of them on one side. Complete at a full
/// window's last value where that one counts.
template <class Counts>
void find_counting_windows(const PhaseValues& phase, RuleId rule, std::size_t needed, std::size_t length, Rest rest,
                           const Counting<Counts>& counting, Findings& findings) {
  const auto& counts = counting.counts;
  std::size_t above = 0;  // values that count in the window
  std::size_t below = 0;
  const auto count_of = [&](std::size_t i) -> std::size_t& { return phase.positions[i] > 0 ? above : below; };
  for (std::size_t end = 1; end <= phase.size(); ++end) {
    if (end > length && counts(end - length - 1)) --count_of(end - length - 1);
    if (above + below == 0) end = phase.next_beyond(end - 1, counting.line) + 1;
    if (end > phase.size()) return;
    if (counts(end - 1)) ++count_of(end - 1);
    for (const Position side : {Position{1}, Position{-1}}) {
      if ((side > 0 ? above : below) < needed) continue;
      const CountingWindow window = look_at_window(phase, end - std::min(length, end), end, side, counts);
      if (rest == Rest::same_side && window.same_side < length) continue;
      if (rest == Rest::anywhere_less_opposite && window.counting < needed + window.opposite) continue;
      for (std::size_t i = window.first_counting; i <= window.last_counting; ++i)
        if (counts(i) && phase.positions[i] == side) findings.mark(rule, side_of(side), phase.place(i));
      if (window.last_counting == end - 1 && end >= length) findings.complete(rule, phase.place(end - 1));
      findings.stretch(rule, side_of(side), phase.place(window.first_counting), phase.place(window.last_counting));
    }
  }
}

}  // namespace qi::spc
