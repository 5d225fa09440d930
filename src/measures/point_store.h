#pragma once
/// Reads figures, as they are known now or as they were known then.
/// Writing them is point_import.h: the one way in.

#include <optional>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"
#include "measures/measure_series.h"

namespace qi::measures {

/// Current points of one series, oldest period first.
std::vector<Point> list_points(db::Connection& db, SeriesId series);
/// What was known at that moment: rows with known_from <= moment < known_until. Oldest period first.
std::vector<Point> list_points_known_at(db::Connection& db, SeriesId series, Instant moment);
/// Everything ever known about one period, in the order it became known.
std::vector<Point> list_point_history(db::Connection& db, SeriesId series, Date period);

/// A stretch of a series: periods with from <= period < until, at most `most`, oldest first.
struct PointStretch {
  Date from;
  Date until;
  std::size_t most = 0;
};
/// As known now, or as known at `known_at`.
std::vector<Point> list_points_between(db::Connection& db, SeriesId series, const PointStretch& stretch,
                                       std::optional<Instant> known_at);

/// Current points of every series of one organisation, in one query: for the wall. By series id, then period.
/// A series without points is left out.
std::vector<SeriesPoints> list_points_of_organisation(db::Connection& db, OrganisationId organisation);
std::vector<SeriesPoints> list_points_of_organisation_known_at(db::Connection& db, OrganisationId organisation,
                                                               Instant moment);
/// Current points of one measure over all organisations, in one query. By series id, then period.
std::vector<SeriesPoints> list_points_of_measure(db::Connection& db, MeasureId measure);
std::vector<SeriesPoints> list_points_of_measure_known_at(db::Connection& db, MeasureId measure, Instant moment);

/// The newest period that has a value among the series of one organisation. nullopt: no figures.
std::optional<Date> latest_period(db::Connection& db, OrganisationId organisation);

}  // namespace qi::measures
