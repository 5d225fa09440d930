#pragma once
/// Reads what the home page shows: which series of the trust and its units have a signal now.
/// It judges nothing itself: readings come from measures, verdicts from spc.

#include "home/home_page.h"
#include "measures/series_reading.h"
#include "shell/context.h"

namespace qi::home {

/// How many signals the home page names before it leads to the wall.
inline constexpr std::size_t kSignalsShown = 5;

/// Sorts readings into the page's signals and counts. Series that cannot be read are left out.
struct TrustSignals {
  std::vector<ui::SignalRow> signals;  ///< at most kSignalsShown: concerning, then improving, then changed
  SignalCounts counts;
  std::optional<Date> newest;  ///< the last month or other period that has a point
};
TrustSignals signals_of(const std::vector<measures::SeriesFigures>& figures);

/// The page for a signed-in visitor, from the series of `site.own_ods_code` and its units.
HomePage read_home(const shell::Context& context);

}  // namespace qi::home
