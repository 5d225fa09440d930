#pragma once
/// Keeps which measure is followed for which organisation.
/// Their figures are in point_store.h.

#include <optional>
#include <vector>

#include "base/result.h"
#include "db/connection.h"
#include "measures/measure_series.h"

namespace qi::measures {

std::optional<Series> find_series(db::Connection& db, SeriesId id);
std::optional<Series> find_series(db::Connection& db, MeasureId measure, OrganisationId organisation);
Result<Series> load_series(db::Connection& db, SeriesId id);
/// By measure, then organisation. An empty scope: every series there is.
std::vector<Series> list_series(db::Connection& db, const SeriesScope& scope);
/// By id, those above `after`, at most `most`; of one measure or of one organisation where that is given.
std::vector<Series> list_series_after(db::Connection& db, const SeriesScope& scope, SeriesId after, std::size_t most);
/// The series, made if there is none yet. Both ids exist.
Series series_of(db::Connection& db, MeasureId measure, OrganisationId organisation);

}  // namespace qi::measures
