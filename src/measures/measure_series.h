#pragma once
/// The figures of one measure for one organisation, and what is known about each period.
/// Missing is a point without a value; a period without any point is a gap. Nothing is computed here.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/date.h"
#include "base/id.h"
#include "measures/measure.h"
#include "measures/organisation.h"

namespace qi::measures {

struct SeriesTag;
using SeriesId = Id<SeriesTag>;
struct BatchTag;
using BatchId = Id<BatchTag>;

struct Series {
  SeriesId id;
  MeasureId measure;
  OrganisationId organisation;
};

/// What is said about one period. `value` in the unit of the measure; nullopt: not available.
struct Figure {
  std::optional<double> value;
  std::optional<double> numerator;
  std::optional<double> denominator;
  bool operator==(const Figure&) const = default;
};

/// What was believed about one period from `known_from` until `known_until`.
struct Point {
  Date period;  ///< first day of the period
  Figure figure;
  Instant known_from{};
  std::optional<Instant> known_until;  ///< nullopt: current
  BatchId batch;
};

/// A series and its points, oldest period first.
struct SeriesPoints {
  Series series;
  std::vector<Point> points;
};

/// Which series a question is about: those that match every given member; at least one is given.
struct SeriesScope {
  std::optional<SeriesId> series;
  std::optional<MeasureId> measure;
  std::optional<OrganisationId> organisation;
};

enum class SourceKind { ambsys, file, paste, entry, synthetic };
std::string_view slug(SourceKind kind);
std::string_view title(SourceKind kind);  ///< "NHS England file", "File", "Pasted", "Entered by hand", "Synthetic"
std::optional<SourceKind> parse_source_kind(std::string_view slug);

/// What brought figures instead of a person's hands.
enum class CarrierKind { feed, program };
struct Carrier {
  CarrierKind kind = CarrierKind::feed;
  std::string name;  ///< "C2 by station"; "" not known any more

  bool operator==(const Carrier&) const = default;
};
/// "feed C2 by station", "program Power BI refresh", "program": for people, and as it is kept.
std::string words_of(const Carrier& carrier);
std::optional<Carrier> parse_carrier(std::string_view words);

/// One load of figures: who, when, from what, and what it changed.
struct ImportBatch {
  BatchId id;
  Instant loaded_at{};
  std::optional<shell::AccountId> loaded_by;  ///< nullopt: the command line
  Instant known_at{};  ///< when the figures were known; earlier than loaded_at for an old edition
  SourceKind source_kind = SourceKind::file;
  std::string scope;  ///< what a whole load speaks for: "ambsys", "series:12"
  std::string file_name;
  std::string sha256;
  std::size_t rows_read = 0;
  std::size_t added = 0;
  std::size_t revised = 0;
  std::size_t unchanged = 0;
  std::string note;
  std::optional<Carrier> brought_by;  ///< nullopt: loaded_by did it by hand
};

/// The load that brought the newest figure of a series.
struct LatestLoad {
  SeriesId series;
  BatchId batch;
  Instant loaded_at{};
  Instant known_from{};  ///< from when that figure was known; later than known_at where a load was undone
  Instant known_at{};    ///< when the figures of the load were known
};

}  // namespace qi::measures
