#pragma once
/// What each database must do for a Connection. Private to db: slices see connection.h only.
/// It knows no type of ours beyond Value, and writes no SQL of its own except for transactions and connection settings.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/connection.h"
#include "db/value.h"

namespace qi::db {

class Driver {
 public:
  virtual ~Driver() = default;

  /// Runs one statement to its end. Returns how many rows it inserted, changed or removed; 0 for a query or a
  /// definition. `literal` lives as long as the program, so its address may key a cache of prepared statements.
  virtual std::int64_t run(std::string_view literal, std::span<const Value> values) = 0;
  /// Calls `visit` for every row of the answer, in its order. The row's values die when `visit` returns.
  virtual void each(std::string_view literal, std::span<const Value> values,
                    const std::function<void(const Row&)>& visit) = 0;
  /// "INSERT INTO t (a, b) VALUES ($1, $2)" for every row that `next` gives, until it gives an empty one. Rows are
  /// `columns` wide and die at the next call. Inside a transaction. Returns how many rows.
  virtual std::int64_t insert_all(std::string_view literal, std::size_t columns,
                                  const std::function<std::span<const Value>()>& next) = 0;
  /// Statements of a migration, separated by semicolons, after the marker tokens were replaced (see migrate.h).
  virtual void run_script(std::string_view script) = 0;

  virtual void begin() = 0;  ///< takes the write lock at once
  virtual void commit() = 0;
  virtual void roll_back() = 0;  ///< nothing to do when the database already gave up the transaction
  virtual bool in_transaction() const = 0;
  /// How often something was kept for good: commits, and changes outside a transaction.
  virtual std::int64_t kept() const = 0;
  /// False when the connection is known to be broken, without asking the database.
  virtual bool is_usable() = 0;

  // ---- whole tables: see table_copy.h. Text comes from names that migrations gave.
  virtual Product product() const = 0;
  virtual void begin_snapshot() = 0;  ///< reads only, sees one moment; ends with roll_back()
  virtual bool has_table(const std::string& table) = 0;
  /// Every row of a query, a few thousand at a time in memory. Inside a transaction or a snapshot.
  virtual void each_of(const std::string& query, const std::function<void(std::span<const Value>)>& visit) = 0;
  /// Rows that refer to later ones are allowed until the commit.
  virtual void defer_foreign_keys() = 0;
  virtual std::optional<std::int64_t> newest_number(const std::string& table) = 0;
  virtual void continue_numbers(const std::string& table, std::int64_t newest) = 0;
  virtual void copy_to_file(const std::string& path) = 0;  ///< SQLite only
  virtual std::int64_t bytes() = 0;
  virtual std::vector<std::string> storage_faults() = 0;
};

}  // namespace qi::db
