#pragma once
/// Brings a database to the schema of this program, forward only, and refuses a history that was edited.
/// It does not go back: an older program refuses a newer schema.
///
/// How a migration is written (docs/decisions/0010-one-sql-two-databases.md): the SQL subset of both databases, every
/// column commented with unit and meaning, and these forms only, which a driver may rewrite for its database:
///   `id {{identity}},`     a row's own number, given by the database, never given twice
///   INTEGER, REAL, TEXT    64-bit whole number, double, text: the only column types; truth is INTEGER 0 or 1,
///                          a date ISO text, an instant ISO text in UTC
///   `) STRICT;`            the end of every CREATE TABLE

#include <cstddef>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"

namespace qi::db {

struct Migration {
  int number = 0;    ///< 1 and up, without gaps
  std::string name;  ///< "access"
  std::string script;
};

/// The migrations built into this program from migrations/*.sql, by number.
const std::vector<Migration>& built_in_migrations();

/// Runs what is missing, each in one transaction with its SHA-256 recorded. Returns how many ran.
/// refuses  a recorded migration whose checksum differs, or a number newer than this program knows.
Result<std::size_t> migrate(Connection& db, const std::vector<Migration>& migrations, Instant now);

/// The same inside a transaction that the caller has opened: when that is rolled back, the database is as it was found.
Result<std::size_t> migrate_inside(Connection& db, const std::vector<Migration>& migrations, Instant now);

/// The number of the newest migration that ran here; 0: none did. Changes nothing.
/// refuses  as migrate does.
Result<int> schema_number(Connection& db, const std::vector<Migration>& migrations);

}  // namespace qi::db
