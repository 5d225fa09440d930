#pragma once
/// What a set of rules costs and brings: how often charts of a process that has not changed show something all the
/// same, and how soon a change is seen. More rules see more, and cry wolf more often. It looks at no series: values are
/// taken as independent and normal, which a real measure need not be.

#include <cstddef>
#include <optional>
#include <string>

#include "base/period.h"
#include "base/result.h"
#include "spc/profile.h"

namespace qi::spc {

/// A figure worked out exactly (standard error 0) or simulated with a fixed seed, so that it is the same each time.
struct Figure {
  double value = 0;
  double standard_error = 0;
};

enum class LimitsFrom {
  known,        ///< mean and sigma are known and exact, as in published tables; see GivenLimits
  same_values,  ///< an XmR chart's limits are made of the very points that are judged, as on most pages
};

struct RuleCost {
  std::size_t points = 0;      ///< of one chart, as asked
  std::size_t charts = 0;      ///< as asked
  Figure chance;               ///< that a chart of so many points shows something although nothing changed
  double charts_expected = 0;  ///< how many of so many charts show something then
  double chance_of_any = 0;    ///< that at least one of the charts does, where they do not depend on each other
  /// Mean number of points up to and with the first false alarm. nullopt: never one, or none in 200,000 points; or
  /// limits from the same values, which have no such mean.
  std::optional<Figure> points_to_alarm;
};

/// Exact for rules about zones (limits, runs on one side, counts beyond one or two sigma) with known limits, by a
/// Markov chain: less than a millisecond. What rules about rises and falls add to that, and charts with limits from the
/// same values, are simulated with a fixed seed, 250,000 values for a figure, standard error stated: up to 50 ms.
/// Nothing is kept between calls: a caller keeps the answer.
///
/// points   1 to 1,000 values of each chart, none missing.
/// charts   1 or more.
/// refuses  other numbers; rule lengths below 2 or above 100.
/// source   Champ and Woodall 1987 for the chain; for limits from the same values there is no published table.
/// example  Making Data Count, 24 points, 40 charts: chance 0.22, 8.8 charts, of any nearly 1, 86 points to an alarm.
///          The limits alone: chance 0.0628, 370.4 points. Making Data Count on an XmR chart of its own values: 0.15.
Result<RuleCost> cost_of(const Profile& profile, std::size_t points, std::size_t charts = 1,
                         LimitsFrom limits = LimitsFrom::known);

/// The chance that the first `within` points after a change show something, where the mean has moved by so many sigma,
/// up or down, and mean and sigma from before it are known. What came before does not help: the rules start afresh.
/// refuses  as cost_of; a change that is no finite number.
/// example  the limits alone, moved by 1 sigma, within 12 points: 1 - (1 - 0.02278)^12 = 0.24.
Result<Figure> chance_of_seeing(const Profile& profile, double moved_by, std::size_t within);

/// Mean number of points up to and with the one at which such a change is seen. Refuses as chance_of_seeing, and a set
/// without a rule, which sees nothing.
Result<Figure> points_to_see(const Profile& profile, double moved_by);

/// "With these rules, a chart of 24 stable months shows something in 22 of 100 charts; of 40 such charts about 9 will."
/// Of one chart only the first half is told.
std::string cost_sentence(const RuleCost& cost, Frequency frequency);

}  // namespace qi::spc
