// PostgresDriver's part in copying whole tables: see table_copy.h.

#include <fmt/format.h>
#include <libpq-fe.h>

#include "db/postgres_driver.h"
#include "db/postgres_values.h"

namespace qi::db {

void PostgresDriver::begin_snapshot() {
  command("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

bool PostgresDriver::has_table(const std::string& table) {
  const Answer answer = command(fmt::format("SELECT to_regclass('{}') IS NOT NULL", table));
  return std::string_view(PQgetvalue(answer.get(), 0, 0)) == "t";
}

void PostgresDriver::each_of(const std::string& query, const std::function<void(std::span<const Value>)>& visit) {
  QI_ASSERT(in_transaction());
  command("DECLARE every_row NO SCROLL CURSOR FOR " + query);
  std::vector<Value> row;
  for (;;) {
    const Answer portion = command("FETCH 5000 FROM every_row");
    const int rows = PQntuples(portion.get());
    if (rows == 0) break;
    row.resize(static_cast<std::size_t>(PQnfields(portion.get())));
    for (int at = 0; at < rows; ++at) {
      for (std::size_t i = 0; i < row.size(); ++i) {
        const int column = static_cast<int>(i);
        if (PQgetisnull(portion.get(), at, column) != 0)
          row[i] = Value{};
        else
          row[i] = value_of_column(PQftype(portion.get(), column),
                                   {PQgetvalue(portion.get(), at, column),
                                    static_cast<std::size_t>(PQgetlength(portion.get(), at, column))});
      }
      visit(row);
    }
  }
  command("CLOSE every_row");
}

void PostgresDriver::defer_foreign_keys() {
  // COPY looks at a table's references when all of its rows are there, and tables come in the order of references.
}

std::optional<std::int64_t> PostgresDriver::newest_number(const std::string& table) {
  const Answer answer =
      command(fmt::format("SELECT pg_sequence_last_value(pg_get_serial_sequence('{}', 'id')::regclass)", table));
  if (PQgetisnull(answer.get(), 0, 0) != 0) return std::nullopt;
  return Reader<std::int64_t>::read(value_of_column(PQftype(answer.get(), 0), PQgetvalue(answer.get(), 0, 0)));
}

void PostgresDriver::continue_numbers(const std::string& table, std::int64_t newest) {
  command(fmt::format("SELECT setval(pg_get_serial_sequence('{}', 'id'), {})", table, newest));
}

void PostgresDriver::copy_to_file(const std::string&) {
  stop_at("only a SQLite database is copied page by page", __FILE__, __LINE__);
}

std::int64_t PostgresDriver::bytes() {
  const Answer answer = command("SELECT pg_database_size(current_database())");
  return Reader<std::int64_t>::read(value_of_column(PQftype(answer.get(), 0), PQgetvalue(answer.get(), 0, 0)));
}

std::vector<std::string> PostgresDriver::storage_faults() {
  return {};
}

}  // namespace qi::db
