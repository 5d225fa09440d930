#pragma once
/// Whether counts are large enough for a chart of counts.
/// Which chart to take instead is proposed in chart_proposal.h.

#include "spc/advice.h"
#include "spc/warnings/warning_subject.h"

namespace qi::spc {

/// Below so many cases expected, counts of them are too lopsided for limits at three sigmas.
inline constexpr double kFewestExpected = 5;
/// From this share of zeros on, a chart of whole numbers shows a floor and no process.
inline constexpr double kManyZeros = 0.5;

/// How many cases of the rarer kind (those that count, or those that do not) a period of the last phase holds on
/// average, and how many periods hold none.
struct RareCounts {
  double expected = 0;        ///< share or rate of all, for the middle denominator; the mean count where there is none
  bool rarer_do_not = false;  ///< the rarer cases are those that do not count: 998 of 1,000 on time
  double zeros = 0;           ///< share of used periods without a case of the rarer kind
  std::size_t used = 0;
  bool is_rare() const { return expected < kFewestExpected; }
};
RareCounts rare_counts(const Request& request, const Analysis& analysis);

/// Applies to charts of counts, and to charts of single values that are whole numbers from 0 up, of which half or more
/// are 0. Figures: `expected`, `zeros`.
/// source   Montgomery, Introduction to Statistical Quality Control, sample sizes of p and c charts.
Advice warn_of_rare_events(const WarningSubject& subject);

}  // namespace qi::spc
