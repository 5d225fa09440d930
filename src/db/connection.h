#pragma once
/// Asks a database one statement at a time, with typed values in and out. One thread uses one connection at a time.
/// It does not build SQL: statement text comes from literals only, in the subset that SQLite and PostgreSQL both take.

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/assert.h"
#include "db/value.h"

namespace qi::db {

/// Statement text. Only a literal converts, so text from a user cannot become SQL. Parameters are $1, $2, …
class Sql {
 public:
  consteval Sql(const char* literal) : text_(literal) {}
  constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

/// One row of an answer. Columns are counted from 0 in the order of the SELECT.
class Row {
 public:
  explicit Row(std::span<const Value> columns) : columns_(columns) {}
  template <class T>
  T get(std::size_t column) const {
    QI_ASSERT(column < columns_.size());
    return Reader<T>::read(columns_[column]);
  }

 private:
  std::span<const Value> columns_;
};

/// The database failed or refused: disk full, file missing, constraint. The text is for the log, never for a user.
struct Failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};
/// Which rule of the schema refused. `other` covers a STRICT table that was given the wrong type.
enum class Constraint { unique, foreign_key, check, not_null, other };
/// A unique, foreign-key, check or not-null constraint refused the change.
struct ConstraintFailure : Failure {
  ConstraintFailure(const std::string& text, Constraint which) : Failure(text), constraint(which) {}
  Constraint constraint;
};

/// Somebody else's change got in the way: a lock not given in time, a deadlock, a serialisation failure. Nothing of
/// this unit of work was kept; the same work may well succeed when it starts again (retry.h).
struct Conflict : Failure {
  using Failure::Failure;
};
/// The database does not answer, or the connection to it broke. A commit that ends so may have been kept or not.
struct Unreachable : Failure {
  using Failure::Failure;
};
/// There is no room left where the database keeps its data. Nothing was changed.
struct DiskFull : Failure {
  using Failure::Failure;
};

/// Which database it is. Only table_copy.h asks: statements are the same on both.
enum class Product { sqlite, postgresql };

/// What each database must do; see sqlite_driver.h and postgres_driver.h. Private to db.
class Driver;

class Connection {
 public:
  explicit Connection(std::unique_ptr<Driver> driver);
  Connection(Connection&&) noexcept;
  Connection& operator=(Connection&&) noexcept;
  ~Connection();

  /// Runs a change. Returns the number of rows it touched.
  template <class... Args>
  std::int64_t run(Sql sql, const Args&... args) {
    const std::array<Value, sizeof...(Args)> values{to_value(args)...};
    return run_values(sql, values);
  }
  /// Every row, read by `read(const Row&)`, in the order of the statement.
  template <class Read, class... Args>
  auto all(Sql sql, Read&& read, const Args&... args) {
    std::vector<std::invoke_result_t<Read, const Row&>> rows;
    const std::array<Value, sizeof...(Args)> values{to_value(args)...};
    each_values(sql, values, [&](const Row& row) { rows.push_back(read(row)); });
    return rows;
  }
  /// The first row, or nullopt.
  template <class Read, class... Args>
  auto first(Sql sql, Read&& read, const Args&... args) {
    std::optional<std::invoke_result_t<Read, const Row&>> found;
    const std::array<Value, sizeof...(Args)> values{to_value(args)...};
    each_values(sql, values, [&](const Row& row) {
      if (!found) found.emplace(read(row));
    });
    return found;
  }
  /// The first column of the only row: INSERT … RETURNING id, SELECT count(*). No row is our mistake.
  template <class T, class... Args>
  T only(Sql sql, const Args&... args) {
    auto found = first(
        sql, [](const Row& row) { return row.get<T>(0); }, args...);
    QI_ASSERT(found.has_value());
    return std::move(*found);
  }
  /// Calls `visit(const Row&)` for every row without keeping them.
  template <class Visit, class... Args>
  void each(Sql sql, Visit&& visit, const Args&... args) {
    const std::array<Value, sizeof...(Args)> values{to_value(args)...};
    each_values(sql, values, [&](const Row& row) { visit(row); });
  }
  /// Adds one row for each item, the fastest way that the database has, inside an open transaction. `insert` is
  /// "INSERT INTO t (a, b) VALUES ($1, $2)" and nothing more; `columns(item)` gives what stands for $1, $2, … as a
  /// std::array<Value, 2>. Returns how many rows. A row that is refused fails the whole transaction.
  template <class Items, class Columns>
  std::int64_t insert_all(Sql insert, const Items& items, Columns&& columns) {
    auto next = std::begin(items);
    std::invoke_result_t<Columns, decltype(*next)> row{};
    return insert_rows(insert, row.size(), [&]() -> std::span<const Value> {
      if (next == std::end(items)) return {};
      row = columns(*next++);
      return row;
    });
  }
  /// Several statements from a migration file, separated by semicolons. Only migrate.cpp and tests call this.
  void run_script(std::string_view script);
  bool in_transaction() const;  ///< true between a Transaction's construction and its commit or end
  /// Grows whenever something was kept for good: a commit, or a change outside a transaction.
  std::int64_t kept() const;
  /// False when the connection is known to be broken. Costs no round trip, so true promises nothing.
  bool is_usable();

 private:
  friend class Transaction;
  friend class Snapshot;
  friend class WholeTables;
  std::int64_t run_values(Sql sql, std::span<const Value> values);
  void each_values(Sql sql, std::span<const Value> values, const std::function<void(const Row&)>& visit);
  std::int64_t insert_rows(Sql insert, std::size_t columns, const std::function<std::span<const Value>()>& next);
  std::unique_ptr<Driver> driver_;
};

/// Everything from construction to commit() happens, or nothing does. Not committed: rolled back. Does not nest.
/// A writing transaction takes the write lock of the whole database at once and sees all that was committed before it
/// got it, so that no update is lost and two never deadlock (docs/decisions/0015). After five seconds without the lock:
/// Conflict. A statement that failed leaves nothing to go on with: end the transaction, do not catch and continue.
class Transaction {
 public:
  explicit Transaction(Connection& db);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Connection& db_;
  bool open_ = true;
};

/// One moment of the database, seen for as long as this lives, while others go on changing it. Nothing can be changed
/// in it. Does not nest, nor inside a Transaction.
class Snapshot {
 public:
  explicit Snapshot(Connection& db);
  ~Snapshot();
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Connection& db_;
};

/// Opens (and creates) a SQLite file with WAL, synchronous FULL, foreign keys on. ":memory:" for tests.
Connection open_sqlite(const std::string& path);

/// The same, of a file that must be there: a database that was lost is not made anew, empty. Throws Unreachable.
Connection open_existing_sqlite(const std::string& path);

/// A SQLite file that stands alone and has nothing beside it, such as a back-up. `made`: created when missing, foreign
/// keys not looked at while it is filled.
enum class LoneFile { read_only, made };
Connection open_lone_file(const std::string& path, LoneFile use);

/// How statements are sent to PostgreSQL. `unnamed` prepares nothing, for a pooler such as pgbouncer that gives every
/// transaction another session.
enum class Statements { named, unnamed };
/// Connects to PostgreSQL 15 or newer. `address` is what libpq takes ("postgresql://user@host/name" or "host=…
/// dbname=…"); what it leaves out comes from the environment and the password file of libpq (PGPASSWORD, PGPASSFILE).
/// Throws Unreachable when there is no answer. No text of a failure holds a password.
Connection open_postgres(const std::string& address, Statements statements = Statements::named);
/// The address as it may be shown: "postgresql://user@host:5432/name", without password; "" when it is not understood.
std::string postgres_address_in_words(const std::string& address);

/// A connection to nothing: every question throws Unreachable. For pages that are drawn when the database is away.
Connection no_database();

}  // namespace qi::db
