#pragma once
/// Merges incoming figures into series: adds, revises, leaves alone. The one way in for figures, whoever brings them.
/// It does not read files (ambsys_import.h, figures_import.h) and does not choose series.

#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "base/clock.h"
#include "db/connection.h"
#include "measures/measure_series.h"
#include "shell/visitor.h"

namespace qi::measures {

/// One incoming figure. A figure without value says "not available": for a period with a value that is a revision.
struct IncomingPoint {
  SeriesId series;
  Date period;  ///< first day of a period of the measure's frequency
  Figure figure;
};

/// Who loads what.
struct LoadNote {
  Instant now{};                              ///< when it is loaded
  Instant known_at{};                         ///< when the figures were known; not after `now`
  std::optional<shell::AccountId> loaded_by;  ///< nullopt: the command line
  SourceKind source_kind = SourceKind::file;
  std::string scope;  ///< "ambsys" for a whole edition, "series:12" for one series
  std::string file_name;
  std::string sha256;
  std::size_t rows_read = 0;
  std::string note;
};

struct MergeCounts {
  BatchId batch;
  std::size_t added = 0;    ///< where nothing stood, also where a figure had been taken out
  std::size_t revised = 0;  ///< in place of a figure, or taking it away
  std::size_t unchanged = 0;
  bool changed_nothing() const { return added + revised == 0; }
};

/// Merges in one transaction that it opens itself, with one batch row and one audit record.
/// A period not named is left as it is. A missing figure for a period that has no row adds nothing and counts as
/// nothing. The same series and period must not be named twice: that is our mistake.
/// What is known about a period at a moment is what the load with the newest known_at up to then said about it,
/// whatever the order of loading: a load with an earlier known_at (an old edition) writes what was believed until the
/// next load that spoke about that period, also when that one changed nothing. Of two loads with the same known_at the
/// one loaded last holds.
MergeCounts merge_points(db::Connection& db, std::span<const IncomingPoint> points, const LoadNote& note);
/// The same inside a transaction that the caller has opened: for a load that also makes measures and series.
MergeCounts merge_points_inside(db::Connection& db, std::span<const IncomingPoint> points, const LoadNote& note);

}  // namespace qi::measures
