#pragma once
/// Keeps organisations.
/// It does not know which figures they have: see series_store.h.

#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "db/connection.h"
#include "measures/measure.h"
#include "measures/organisation.h"

namespace qi::measures {

std::optional<Organisation> find_organisation(db::Connection& db, OrganisationId id);
std::optional<Organisation> find_organisation_by_code(db::Connection& db, std::string_view code);
Result<Organisation> load_organisation(db::Connection& db, OrganisationId id);
/// England first, then trusts, regions, operating units and contact centres, each by short name.
std::vector<Organisation> list_organisations(db::Connection& db);
/// Those with at least one series of the measure, in the same order.
std::vector<Organisation> list_organisations_with(db::Connection& db, MeasureId measure);
/// Units of a trust, by kind and short name.
std::vector<Organisation> list_units(db::Connection& db, OrganisationId trust);

/// `organisation.id` is ignored.
/// refuses  an empty code or name; a code that is taken (conflict).
Result<OrganisationId> create_organisation(db::Connection& db, const Organisation& organisation);
/// The short name follows where it was the same. `name` is not empty.
void rename_organisation(db::Connection& db, OrganisationId id, std::string_view name);

}  // namespace qi::measures
