#pragma once
/// A place of the organisation: a directorate, an operating unit, a station, a team. What it is called and where it
/// belongs holds from one day to another; its code stays. It says nothing about who works there: see assignment.h.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/id.h"
#include "base/result.h"
#include "people/timeline.h"

namespace qi::people {

struct OrgUnitRow;
using UnitId = Id<OrgUnitRow>;

enum class UnitKind { system, trust, directorate, operating_unit, contact_centre, station, team, corporate };
std::string_view slug(UnitKind kind);   ///< "operating_unit"; stored
std::string_view title(UnitKind kind);  ///< "Operating unit"
std::optional<UnitKind> parse_unit_kind(std::string_view slug);
const std::vector<UnitKind>& unit_kinds();  ///< in the order in which a form offers them

/// What holds of a unit for some days.
struct UnitFacts {
  std::string name;        ///< "Ashford Operating Unit"
  std::string short_name;  ///< for tables and trees: "Ashford"
  UnitKind kind = UnitKind::team;
  std::optional<UnitId> parent;  ///< nullopt: at the top
  bool operator==(const UnitFacts&) const = default;
};
using UnitTimeline = Timeline<UnitFacts>;

/// A unit as it is on one day.
struct OrgUnit {
  UnitId id;
  std::string code;  ///< the trust's own, never given again: "OU-ASHFORD"
  UnitFacts facts;
};

/// A unit closed into another.
struct Merger {
  UnitId unit;
  UnitId into;
  Date on;
};

/// One thing that was once believed of a unit, for its history.
struct UnitBelief {
  Stretch<UnitFacts> stretch;
  Instant known_from;
  std::optional<Instant> known_until;
  std::string recorded_by;  ///< a name; "" the command line or a staff feed
};

/// A code as it is stored: capital letters, digits and hyphens, 2 to 40.
/// refuses  (field "code") anything else, with an example.
Result<std::string> check_unit_code(std::string_view typed);

/// Names of a unit, trimmed; an empty short name becomes the name.
/// refuses  (fields "name", "short_name") an empty name, more than 120 or 40 bytes, control characters.
Result<UnitFacts> check_unit_names(UnitFacts typed);

}  // namespace qi::people
