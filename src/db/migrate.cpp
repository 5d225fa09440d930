#include "db/migrate.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

#include "db/table_copy.h"

namespace qi::db {
namespace {

struct Recorded {
  int number = 0;
  std::string name;
  std::string sha256;
};

std::string sha256_of(std::string_view text) {
  unsigned char digest[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(digest, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  char hex[2 * sizeof digest + 1];
  sodium_bin2hex(hex, sizeof hex, digest, sizeof digest);
  return hex;
}

std::vector<Recorded> list_recorded(Connection& db) {
  return db.all(R"sql(
      SELECT number, name, sha256
        FROM schema_migration
       ORDER BY number
  )sql",
                [](const Row& row) {
                  return Recorded{
                      .number = row.get<int>(0), .name = row.get<std::string>(1), .sha256 = row.get<std::string>(2)};
                });
}

bool has_history(Connection& db) {
  try {
    db.only<std::int64_t>("SELECT count(*) FROM schema_migration");
    return true;
  } catch (const Unreachable&) {
    throw;
  } catch (const Failure&) {
    return false;
  }
}

void create_history(Connection& db) {
  db.run_script(R"sql(
      CREATE TABLE IF NOT EXISTS schema_migration (
        number     INTEGER PRIMARY KEY,  -- of the migration, from 1 without gaps
        name       TEXT NOT NULL,        -- the words in its file name
        sha256     TEXT NOT NULL,        -- of its script, 64 hex digits
        applied_at TEXT NOT NULL         -- ISO instant, UTC
      )
  )sql");
}

void run_one(Connection& db, const Migration& migration, Instant now) {
  db.run_script(migration.script);
  db.run("INSERT INTO schema_migration (number, name, sha256, applied_at) VALUES ($1, $2, $3, $4)", migration.number,
         migration.name, sha256_of(migration.script), now);
}

bool has_run(const std::vector<Recorded>& history, const Migration& migration) {
  return std::ranges::find(history, migration.number, &Recorded::number) != history.end();
}

void check_numbers(const std::vector<Migration>& migrations) {
  for (std::size_t i = 0; i < migrations.size(); ++i) QI_ASSERT(migrations[i].number == static_cast<int>(i) + 1);
}

Done check_history(const std::vector<Recorded>& history, const std::vector<Migration>& migrations) {
  for (const Recorded& recorded : history) {
    if (recorded.number > static_cast<int>(migrations.size()))
      return Error::conflict(
          fmt::format("This database was made by a newer Qualitea (its migration {} is unknown here). Install the "
                      "newer program, or open a copy of the data made before it.",
                      recorded.number));
    const Migration& known = migrations[static_cast<std::size_t>(recorded.number) - 1];
    if (sha256_of(known.script) != recorded.sha256)
      return Error::conflict(
          fmt::format("Migration {} ({}) is not the one that this database was made with. Install an unchanged release "
                      "of Qualitea.",
                      recorded.number, recorded.name));
  }
  return {};
}

}  // namespace

Result<int> schema_number(Connection& db, const std::vector<Migration>& migrations) {
  if (!has_table(db, "schema_migration")) return 0;
  const std::vector<Recorded> history = list_recorded(db);
  if (const Done checked = check_history(history, migrations); !checked) return checked.error();
  return history.empty() ? 0 : history.back().number;
}

Result<std::size_t> migrate(Connection& db, const std::vector<Migration>& migrations, Instant now) {
  check_numbers(migrations);
  if (!has_history(db)) {
    Transaction transaction(db);  // two programs may begin at the same moment
    create_history(db);
    transaction.commit();
  }
  const std::vector<Recorded> history = list_recorded(db);
  if (const Done checked = check_history(history, migrations); !checked) return checked.error();

  std::size_t ran = 0;
  for (const Migration& migration : migrations) {
    if (has_run(history, migration)) continue;
    // Asked again under the write lock: another process may be migrating the same database.
    Transaction transaction(db);
    if (db.only<std::int64_t>("SELECT count(*) FROM schema_migration WHERE number = $1", migration.number) > 0)
      continue;
    run_one(db, migration, now);
    transaction.commit();
    ++ran;
  }
  return ran;
}

Result<std::size_t> migrate_inside(Connection& db, const std::vector<Migration>& migrations, Instant now) {
  QI_ASSERT(db.in_transaction());
  check_numbers(migrations);
  create_history(db);
  const std::vector<Recorded> history = list_recorded(db);
  if (const Done checked = check_history(history, migrations); !checked) return checked.error();
  std::size_t ran = 0;
  for (const Migration& migration : migrations) {
    if (has_run(history, migration)) continue;
    run_one(db, migration, now);
    ++ran;
  }
  return ran;
}

}  // namespace qi::db
