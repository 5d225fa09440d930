#pragma once
/// From a reading to what changes among a series' signal records: which is new, which goes on, which is not there any
/// more. Pure: no query and no clock. docs/decisions names the rule and its reasons.

#include <optional>
#include <string>
#include <vector>

#include "measures/series_reading.h"
#include "measures/signals/signal.h"

namespace qi::measures {

/// A stretch of the chart (spc/stretches.h) in periods and words.
struct Stretch {
  spc::RuleId rule = spc::RuleId::outside_limits;
  std::optional<spc::Side> side;
  SignalDirection direction = SignalDirection::neutral;
  Date phase_start;
  Date first;
  Date last;
  std::string words;  ///< "8 months above the mean"
};
/// By rule, side, then first period. Empty while no limits are shown.
std::vector<Stretch> stretches_of(const SeriesReading& reading);

/// The first period that may raise a signal: the newest point that counts, or, where several came at once, the first
/// after `read_before`. nullopt: nothing is raised, because there is no such point or it is more than 13 periods old.
std::optional<Date> raised_from(const SeriesReading& reading, std::optional<Date> read_before, Date today);

struct FoundAgain {
  Signal signal;  ///< as it is kept
  Stretch stretch;
};
struct Gone {
  Signal signal;
  std::string words;  ///< why it was withdrawn
};
struct SignalChanges {
  std::vector<Stretch> raised;
  std::vector<FoundAgain> went_on;   ///< the same record with another stretch, words or direction
  std::vector<FoundAgain> reopened;  ///< a closed one that has come again
  std::vector<Gone> gone;            ///< open ones whose pattern is not there any more
};
/// `kept` are all records of the series, open and closed. A movement that breaks several rules is raised once. The same
/// reading twice changes nothing the second time. What sentence and chart tell of the newest point comes first; an open
/// record of the same movement follows it, also to another rule.
SignalChanges signal_changes(const std::vector<Signal>& kept, const SeriesFigures& figures,
                             const SeriesReading& reading, std::optional<Date> raised_from);

}  // namespace qi::measures
