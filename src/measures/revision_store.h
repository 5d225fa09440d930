#pragma once
/// Reads how figures were revised: what was believed then and what is believed now, and everything ever said of one.
/// It writes nothing: see point_import.h.

#include <vector>

#include "base/clock.h"
#include "db/connection.h"
#include "measures/revision.h"

namespace qi::measures {

/// Periods whose value was known at the moment, or known to be missing, and is another now. Newest period first.
/// Periods of which nothing was known then are not revisions; neither is a numerator or denominator that changed
/// while the value stayed.
std::vector<Revision> list_revisions_since(db::Connection& db, SeriesId series, Instant moment);

/// Everything ever known about one period, in the order in which it was known. What was put right at the very moment
/// from which it was known was never believed and is left out.
std::vector<FigureVersion> list_figure_versions(db::Connection& db, SeriesId series, Date period);

}  // namespace qi::measures
