#pragma once
/// A migrated database of its own and a fixed moment, for the tests of this slice.
/// It holds no figures: see figures_in_memory.h.

#include <fstream>
#include <iterator>
#include <string>

#include "base/clock.h"
#include "db/connection.h"
#include "db/migrate.h"
#include "measures/measure_store.h"
#include "measures/organisation_store.h"
#include "measures/series_store.h"
#include "support/databases.h"

namespace qi::measures {

inline Instant moment(const char* iso_date) {
  return Instant(parse_iso_date(iso_date).value().days());
}
inline Date day(const char* iso_date) {
  return parse_iso_date(iso_date).value();
}

inline db::Connection migrated_database() {
  auto db = support::private_database();
  const auto ran = db::migrate(db, db::built_in_migrations(), moment("2025-01-01"));
  QI_ASSERT(static_cast<bool>(ran));
  return db;
}

/// What a route does around a change: everything that `change` does happens, or nothing.
template <class Change>
auto inside(db::Connection& db, Change&& change) {
  db::Transaction transaction(db);
  auto done = change();
  transaction.commit();
  return done;
}

inline std::string file_text(const std::string& path_in_repository) {
  std::ifstream file(std::string(QUALITEA_SOURCE_DIR) + "/" + path_in_repository, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A local measure in percent with one operating unit, Thanet.
struct LocalSeries {
  MeasureId measure;
  OrganisationId organisation;
  Series series;
};
inline LocalSeries local_series(db::Connection& db, Frequency frequency = Frequency::month) {
  Definition definition;
  definition.name = "Records completed on the day";
  definition.short_name = "Records on the day";
  definition.format = {.style = ValueStyle::percent, .decimals = 1, .unit = ""};
  definition.natural_lower = 0;
  definition.natural_upper = 100;
  definition.better = spc::Direction::increase;
  definition.frequency = frequency;
  db::Transaction transaction(db);
  const auto measure = create_measure(db, moment("2025-01-01"), std::nullopt, {.definition = definition});
  const auto organisation = create_organisation(
      db, {.code = "OU-THANET", .name = "Thanet", .short_name = "Thanet", .kind = OrganisationKind::operating_unit});
  LocalSeries made{*measure, *organisation, series_of(db, *measure, *organisation)};
  transaction.commit();
  return made;
}

}  // namespace qi::measures
