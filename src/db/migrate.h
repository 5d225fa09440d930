#pragma once
/// Brings a database to the schema of this program, forward only, and refuses a history that was edited.

#include <cstddef>
#include <string>
#include <vector>

#include "base/clock.h"
#include "base/result.h"
#include "db/connection.h"

namespace qi::db {

struct Migration {
  int number = 0;         ///< 1 and up, without gaps
  std::string name;       ///< "access"
  std::string script;
};

/// The migrations built into this program from migrations/*.sql, by number.
const std::vector<Migration>& built_in_migrations();

/// Runs what is missing, each in one transaction with its SHA-256 recorded. Returns how many ran.
/// refuses  a recorded migration whose checksum differs, or a number newer than this program knows.
Result<std::size_t> migrate(Connection& db, const std::vector<Migration>& migrations, Instant now);

}  // namespace qi::db
