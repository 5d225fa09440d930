#include "measures/organisation_store.h"

#include "base/text.h"

namespace qi::measures {
namespace {

Organisation read_organisation(const db::Row& row) {
  return {.id = row.get<OrganisationId>(0),
          .code = row.get<std::string>(1),
          .name = row.get<std::string>(2),
          .short_name = row.get<std::string>(3),
          .kind = parse_organisation_kind(row.get<std::string>(4)).value(),
          .parent = row.get<std::optional<OrganisationId>>(5)};
}

}  // namespace

std::optional<Organisation> find_organisation(db::Connection& db, OrganisationId id) {
  return db.first(R"sql(
      SELECT id, code, name, short_name, kind, parent_id
        FROM organisation
       WHERE id = $1
  )sql",
                  read_organisation, id);
}

std::optional<Organisation> find_organisation_by_code(db::Connection& db, std::string_view code) {
  return db.first(R"sql(
      SELECT id, code, name, short_name, kind, parent_id
        FROM organisation
       WHERE code = $1
  )sql",
                  read_organisation, code);
}

Result<Organisation> load_organisation(db::Connection& db, OrganisationId id) {
  if (auto found = find_organisation(db, id)) return *found;
  return Error::not_found("We could not find that organisation.");
}

std::vector<Organisation> list_organisations(db::Connection& db) {
  return db.all(R"sql(
      SELECT id, code, name, short_name, kind, parent_id
        FROM organisation
       ORDER BY CASE kind WHEN 'england' THEN 0 WHEN 'trust' THEN 1 WHEN 'region' THEN 2
                          WHEN 'operating_unit' THEN 3 ELSE 4 END,
                short_name, organisation.id
  )sql",
                read_organisation);
}

std::vector<Organisation> list_organisations_with(db::Connection& db, MeasureId measure) {
  return db.all(R"sql(
      SELECT organisation.id, code, name, short_name, kind, parent_id
        FROM organisation
        JOIN series ON series.organisation_id = organisation.id
       WHERE series.measure_id = $1
       ORDER BY CASE kind WHEN 'england' THEN 0 WHEN 'trust' THEN 1 WHEN 'region' THEN 2
                          WHEN 'operating_unit' THEN 3 ELSE 4 END,
                short_name, organisation.id
  )sql",
                read_organisation, measure);
}

std::vector<Organisation> list_units(db::Connection& db, OrganisationId trust) {
  return db.all(R"sql(
      SELECT id, code, name, short_name, kind, parent_id
        FROM organisation
       WHERE parent_id = $1
       ORDER BY CASE kind WHEN 'operating_unit' THEN 0 ELSE 1 END,
                short_name, organisation.id
  )sql",
                read_organisation, trust);
}

Result<OrganisationId> create_organisation(db::Connection& db, const Organisation& organisation) {
  if (trimmed(organisation.code).empty() || trimmed(organisation.name).empty())
    return Error::invalid("Enter a code and a name for the organisation.");
  if (find_organisation_by_code(db, organisation.code))
    return Error::conflict("Another organisation has the code " + organisation.code + ". Choose a different code.");
  return db.only<OrganisationId>(R"sql(
      INSERT INTO organisation (code, name, short_name, kind, parent_id)
      VALUES ($1, $2, $3, $4, $5)
      RETURNING id
  )sql",
                                 organisation.code, organisation.name, organisation.short_name, slug(organisation.kind),
                                 organisation.parent);
}

void rename_organisation(db::Connection& db, OrganisationId id, std::string_view name) {
  db.run(R"sql(
      UPDATE organisation
         SET short_name = CASE WHEN short_name = name THEN $2 ELSE short_name END,
             name = $2
       WHERE id = $1
  )sql",
         id, name);
}

}  // namespace qi::measures
