#include "db/table_copy.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>

#include "db/driver.h"

namespace qi::db {

/// The one door to a driver's whole tables.
class WholeTables {
 public:
  static Driver& driver(Connection& db) { return *db.driver_; }
};

namespace {

/// Drivers keep prepared statements by the address of their text, so text that is no literal must stay for ever as
/// well. There is one for each table of the schema.
std::string_view kept_for_ever(std::string text) {
  static std::mutex mutex;
  static std::set<std::string> texts;
  const std::lock_guard lock(mutex);
  return *texts.insert(std::move(text)).first;
}

std::string_view insert_statement(const Table& table) {
  std::vector<std::string> places;
  for (std::size_t i = 1; i <= table.columns.size(); ++i) places.push_back(fmt::format("${}", i));
  return kept_for_ever(fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, fmt::join(table.columns, ", "),
                                   fmt::join(places, ", ")));
}

std::string text_of(const Value& value) {
  return Reader<std::string>::read(value);
}

/// The tables that a table refers to.
std::set<std::string> references_of(Driver& driver, const std::string& table) {
  std::set<std::string> found;
  driver.each_of(fmt::format("SELECT [table] FROM pragma_foreign_key_list('{}')", table),
                 [&](std::span<const Value> row) { found.insert(text_of(row[0])); });
  return found;
}

std::vector<std::string> columns_of(Driver& driver, const std::string& table) {
  std::vector<std::string> columns;
  driver.each_of(fmt::format("SELECT name FROM pragma_table_info('{}') ORDER BY cid", table),
                 [&](std::span<const Value> row) { columns.push_back(text_of(row[0])); });
  return columns;
}

}  // namespace

Product product_of(Connection& db) {
  return WholeTables::driver(db).product();
}

bool has_table(Connection& db, const std::string& table) {
  return WholeTables::driver(db).has_table(table);
}

std::vector<Table> list_tables(Connection& sqlite) {
  Driver& driver = WholeTables::driver(sqlite);
  std::vector<Table> waiting;
  driver.each_of(
      R"sql(
      SELECT name, instr(upper(sql), 'AUTOINCREMENT') > 0
        FROM sqlite_master
       WHERE type = 'table'
         AND substr(name, 1, 7) <> 'sqlite_'
       ORDER BY name
  )sql",
      [&](std::span<const Value> row) {
        waiting.push_back({.name = text_of(row[0]), .columns = {}, .gives_numbers = Reader<bool>::read(row[1])});
      });
  std::map<std::string, std::set<std::string>> references;
  for (Table& table : waiting) {
    table.columns = columns_of(driver, table.name);
    references[table.name] = references_of(driver, table.name);
    table.refers_to_itself = references[table.name].erase(table.name) > 0;
  }
  std::vector<Table> ordered;
  std::set<std::string> there;
  while (!waiting.empty()) {
    const auto next = std::ranges::find_if(
        waiting, [&](const Table& table) { return std::ranges::includes(there, references[table.name]); });
    if (next == waiting.end()) throw Failure("tables refer to each other in a circle: " + waiting.front().name);
    there.insert(next->name);
    ordered.push_back(std::move(*next));
    waiting.erase(next);
  }
  return ordered;
}

void each_row(Connection& db, const Table& table, const std::function<void(std::span<const Value>)>& visit) {
  QI_ASSERT(db.in_transaction());
  WholeTables::driver(db).each_of(fmt::format("SELECT {} FROM {}", fmt::join(table.columns, ", "), table.name), visit);
}

std::int64_t copy_rows(Connection& from, Connection& to, const Table& table) {
  QI_ASSERT(from.in_transaction() && to.in_transaction());
  constexpr std::size_t kRowsAtOnce = 5000;
  const std::string_view insert = insert_statement(table);
  std::vector<std::vector<Value>> rows;
  std::int64_t copied = 0;
  const auto write = [&] {
    auto next = rows.begin();
    copied += WholeTables::driver(to).insert_all(insert, table.columns.size(), [&]() -> std::span<const Value> {
      if (next == rows.end()) return {};
      return *next++;
    });
    rows.clear();
  };
  each_row(from, table, [&](std::span<const Value> row) {
    rows.emplace_back(row.begin(), row.end());
    // PostgreSQL looks at references at the end of each portion, so such a table goes as one.
    if (rows.size() >= kRowsAtOnce && !table.refers_to_itself) write();
  });
  write();
  return copied;
}

void allow_references_until_commit(Connection& db) {
  QI_ASSERT(db.in_transaction());
  WholeTables::driver(db).defer_foreign_keys();
}

std::optional<std::int64_t> newest_number(Connection& db, const Table& table) {
  QI_ASSERT(table.gives_numbers);
  return WholeTables::driver(db).newest_number(table.name);
}

void continue_numbers(Connection& db, const Table& table, std::int64_t newest) {
  QI_ASSERT(table.gives_numbers);
  WholeTables::driver(db).continue_numbers(table.name, newest);
}

void copy_sqlite_file(Connection& db, const std::string& path) {
  WholeTables::driver(db).copy_to_file(path);
}

std::int64_t database_bytes(Connection& db) {
  return WholeTables::driver(db).bytes();
}

std::vector<std::string> storage_faults(Connection& db) {
  return WholeTables::driver(db).storage_faults();
}

}  // namespace qi::db
