#pragma once
/// Whose figures a series of a file are, judged by its names: the measure by name, short name or national code, the
/// place by code, short name or name. Only whole names count: a near miss is for a person to decide.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "measures/imports/import_draft.h"
#include "measures/measure.h"
#include "measures/measure_series.h"
#include "measures/organisation.h"

namespace qi::measures {

/// What there is to be matched with. Closed measures are left out.
struct MatchingGround {
  std::vector<Measure> measures;
  std::vector<Organisation> organisations;
  std::vector<Series> series;  ///< that there are figures for, or have been
  std::string own_code;        ///< of the trust whose figures are meant where a file names no place
  /// The measure and place of the page that the person came from.
  std::optional<MeasureId> measure;
  std::string organisation_code;

  const Measure* find(MeasureId id) const;
  const Organisation* find_place(std::string_view code) const;
};

const Measure* measure_named(const MatchingGround& ground, std::string_view name);
const Organisation* place_named(const MatchingGround& ground, std::string_view name);

/// A file that names no place means the place of the page that the person came from, or the own trust; but not the own
/// trust where the measure is kept for other places alone: then a person must say.
/// into_measure where measure and place are certain; otherwise undecided, with whatever is certain filled in. A series
/// whose name is a place's ("Thanet") is of the measure that the person came from, or of the one that `sheet_title`
/// names. `alone`: the file holds one series, so that what the person came from is meant whatever it is called.
enum class Company { alone, among_others };
SeriesChoice match_series(const MatchingGround& ground, std::string_view series_name, std::string_view place_name,
                          std::string_view sheet_title, Company company);

}  // namespace qi::measures
