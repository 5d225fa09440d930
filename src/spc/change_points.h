#pragma once
/// Where the level of a series may have changed for good: candidates for working limits out again, each with its size
/// and how seldom chance makes such a step.
/// Nothing is recalculated here, and nothing ever is without a person's answers: see recalculation_questions.h.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "spc/lag_one.h"
#include "spc/sentence.h"
#include "spc/series.h"

namespace qi::spc {

/// How seldom chance alone would make the step somewhere in its stretch, at most.
enum class Strength {
  strong,    ///< in fewer than 1 of 1,000 series
  clear,     ///< 1 of 100
  possible,  ///< 1 of 20
  weak,      ///< more often
};
std::string_view slug(Strength strength);  ///< "strong", "clear", "possible", "weak"

/// What the step means for the reader of the chart.
enum class StepCourse { better, worse, neither };

struct ChangePoint {
  std::size_t index = 0;     ///< of the first point of the new level
  std::size_t earliest = 0;  ///< the step fits nearly as well anywhere from here
  std::size_t latest = 0;    ///< to here
  double before = 0;  ///< centre lines that the chart would have, were limits worked out again at every candidate
  double after = 0;
  double sigmas = 0;  ///< the step in sigmas of single values, signed; where there are denominators of a middle value
  double chance = 0;  ///< upper bound of how often chance makes it, 0 to 1
  Strength strength = Strength::weak;
  StepCourse course = StepCourse::neither;
  std::size_t points_before = 0;  ///< used values of the level before
  std::size_t points_after = 0;   ///< and of the new level, to the next candidate or the end of the phase
};

struct ChangePoints {
  std::vector<ChangePoint> candidates;  ///< ascending
  std::size_t shortest = 0;             ///< used values that a level must hold for at least
  /// How alike neighbours are inside the levels. Beyond its limit candidates may be made by drift or carry-over.
  std::optional<LagOne> neighbours;
};

/// The longest phase that is looked through, as the time needed grows with its square.
inline constexpr std::size_t kMostPointsForSteps = 10'000;

/// Looks through each phase by itself: the cheapest cutting into levels (segmentation.h) where each cut costs
/// 4 sigma^2 log(points), after single wild values are drawn in to 3 sigmas from the median of their neighbourhood.
/// Sigma is the mean moving range (large ones screened once, for a step makes one) over 1.128; where there are
/// denominators, Taylor's sigma of a denominator of 1, and denominators are weights. t and g charts: on the scale of
/// the 3.6th root. Subgroups: what is plotted of them, as single values.
///
/// returns  candidates of levels that hold for the profile's shift length, 4 at least. `chance`: the t test of the two
///          levels with sigma's own degrees of freedom, times the number of places where the step could have been
///          (Bonferroni). `earliest` and `latest`: places where the fit costs less than 3.84 sigma^2 more (likelihood
///          ratio).
/// refuses  what analyse refuses; a moving range chart; a series in which no phase has room for two levels; a phase of
///          more than 10,000 points; one whose denominators are more than 10^9 times as large as each other.
/// source   Killick, Fearnhead and Eckley, Optimal detection of changepoints with a linear computational cost, 2012,
///          for cost and penalty; Hampel 1974 for the wild values; range_reliability.h for degrees of freedom.
///
/// Departure: each cut costs 4 sigma^2 log(points) and not the usual 2 to 3, because sigma comes from the same few
/// points: so fewer than 3 of 100 steady series have a candidate.
Result<ChangePoints> change_points(const Request& request);

/// One sentence of caution where neighbours are alike inside the levels too; else empty.
std::string caution_of(const ChangePoints& found);

/// "From March 2025 on the level is 12.1 and no longer 9.8, 2.3 sigmas higher; chance alone makes such a step in fewer
/// than 1 of 1,000 series."
std::string sentence_of(const ChangePoint& candidate, const Wording& wording);

}  // namespace qi::spc
