#pragma once
/// For whom something is measured: England, a trust, a region, an operating unit or a contact centre.
/// Not an organisation chart of people: a unit here only owns figures.

#include <optional>
#include <string>
#include <string_view>

#include "base/id.h"

namespace qi::measures {

struct OrganisationTag;
using OrganisationId = Id<OrganisationTag>;

enum class OrganisationKind { england, trust, region, operating_unit, contact_centre };
std::string_view slug(OrganisationKind kind);   ///< "operating_unit"; stored
std::string_view title(OrganisationKind kind);  ///< "Operating unit"
std::optional<OrganisationKind> parse_organisation_kind(std::string_view slug);

struct Organisation {
  OrganisationId id;
  std::string code;        ///< ODS code such as "RYD", "Eng" for England, or a local code such as "OU-THANET"
  std::string name;        ///< "South East Coast Ambulance Service NHS Foundation Trust"
  std::string short_name;  ///< "South East Coast"
  OrganisationKind kind = OrganisationKind::trust;
  std::optional<OrganisationId> parent;  ///< the trust of a unit
};

}  // namespace qi::measures
