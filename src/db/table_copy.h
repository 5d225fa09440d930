#pragma once
/// Whole tables, from one database to another of either kind: for back-ups, restoring and moving between them. Tables
/// and columns are read from a SQLite file that this program's migrations made, so both sides have them alike.
/// It knows no table by name and judges no figure.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "db/connection.h"

namespace qi::db {

Product product_of(Connection& db);
bool has_table(Connection& db, const std::string& table);

struct Table {
  std::string name;
  std::vector<std::string> columns;  ///< in the order of the migration
  bool gives_numbers = false;        ///< its column `id` numbers the rows
  bool refers_to_itself = false;     ///< a row may name another row of the same table
};
/// The tables of a SQLite database, those that are referred to before those that refer to them.
std::vector<Table> list_tables(Connection& sqlite);

/// Every row, in no order, columns as listed; only a few thousand are in memory at once. Inside a Snapshot or a
/// Transaction.
void each_row(Connection& db, const Table& table, const std::function<void(std::span<const Value>)>& visit);
/// Adds every row of `from` to the table of the same name in `to`. Inside a Transaction of `to`, and a Snapshot of
/// `from`. Returns how many.
std::int64_t copy_rows(Connection& from, Connection& to, const Table& table);
/// Rows may refer to rows that come later, until the commit. Call in the Transaction that copies.
void allow_references_until_commit(Connection& db);

/// The number that was given to the newest row; nullopt: none was given. For tables that give numbers.
std::optional<std::int64_t> newest_number(Connection& db, const Table& table);
/// The next row gets a number above it, as in the database that the rows came from.
void continue_numbers(Connection& db, const Table& table, std::int64_t newest);

/// A copy of the whole SQLite database as it is at one moment, made while others write. Overwrites the file.
void copy_sqlite_file(Connection& db, const std::string& path);

/// How much room the database takes on its disk, in bytes; on SQLite without what waits in the write-ahead log.
std::int64_t database_bytes(Connection& db);

/// What the database says about its own storage, one sentence for each fault; empty: none. On SQLite every page and
/// every reference is looked at; PostgreSQL keeps its references itself and has tools of its own (pg_amcheck).
std::vector<std::string> storage_faults(Connection& db);

}  // namespace qi::db
