#pragma once
/// What the one analysis made of a series when it was last read, as values that a database can keep: for SQL views,
/// and to know which points are new. Pages do not read it: they read the series afresh.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "measures/series_reading.h"

namespace qi::measures {

/// Numbers are in the unit of the measure; nullopt: undefined or not available.
struct KeptPhase {
  std::int64_t number = 0;  ///< from 1
  std::string title;
  Date first_period;
  Date last_period;
  std::size_t points_used = 0;
  bool frozen = false;
  std::optional<double> centre;
  std::optional<double> lower_limit;
  std::optional<double> upper_limit;
  std::optional<double> sigma;
  bool operator==(const KeptPhase&) const = default;
};

struct KeptPoint {
  Date period;
  std::int64_t phase = 0;  ///< number of the phase
  std::optional<double> value;
  std::optional<double> target;
  std::string state;  ///< spc::slug
  std::string rules;  ///< slugs of every rule broken, a space between
  std::string words;  ///< spc::point_words
  bool operator==(const KeptPoint&) const = default;
};

struct KeptReading {
  SeriesId series;
  Instant read_at{};
  std::string refused;  ///< why the series cannot be read; "": it was read
  std::size_t points = 0;
  std::optional<Date> first_period;
  std::optional<Date> latest_period;
  std::optional<double> latest_value;
  std::string latest_shown;
  std::optional<Instant> latest_known_at;
  std::optional<Date> next_due;
  bool limits_shown = false;
  bool provisional = false;
  std::optional<double> centre;
  std::optional<double> lower_limit;
  std::optional<double> upper_limit;
  std::optional<double> sigma;
  std::string variation;
  std::string variation_words;
  std::string assurance;
  std::string assurance_words;
  std::string headline;
  std::string explanation;
  std::optional<double> target;
  std::string target_name;
  std::string profile;
  std::vector<KeptPhase> phases;      ///< in order of time
  std::vector<KeptPoint> point_rows;  ///< oldest first, without holes
};

KeptReading kept_reading_of(const SeriesFigures& figures, const SeriesReading& reading, Instant read_at);
/// Of a series that cannot be read.
KeptReading refused_reading_of(SeriesId series, const Error& error, Instant read_at);

}  // namespace qi::measures
