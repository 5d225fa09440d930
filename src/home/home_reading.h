#pragma once
/// Reads what the home page shows: which series of the trust and its units have a signal now.
/// It judges nothing itself: readings come from measures, verdicts from spc.

#include "home/home_page.h"
#include "measures/wall/wall_view.h"
#include "shell/context.h"

namespace qi::home {

/// How many signals the home page names before it leads to the wall.
inline constexpr std::size_t kSignalsShown = 5;

/// The members of a wall in the rows of its matrix.
SignalCounts counts_of(const std::vector<measures::WallMember>& members);

/// The members that have a signal now, most urgent first, at most kSignalsShown: concerning, improving, then changed.
std::vector<ui::SignalRow> signals_of(const std::vector<const measures::WallMember*>& members);

/// The page for a signed-in visitor, from the series of `site.own_ods_code` and its units.
HomePage read_home(const shell::Context& context);

}  // namespace qi::home
