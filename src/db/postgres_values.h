#pragma once
/// Values as libpq sends and brings them, in its text format.
/// It asks the database nothing, and which column holds what is said in migrations.

#include <string>
#include <string_view>
#include <vector>

#include <span>

#include "db/value.h"

namespace qi::db {

/// PostgreSQL's number of a type (catalogue pg_type).
using TypeNumber = unsigned int;

/// What a statement is given. The texts of `values` must outlive this.
struct PostgresParameters {
  /// Throws Failure at a number that is not finite and at text that holds a zero byte, which PostgreSQL cannot keep.
  explicit PostgresParameters(std::span<const Value> values);

  std::vector<TypeNumber> types;   ///< bigint, double precision, text; 0 for nothing: the place decides
  std::vector<const char*> texts;  ///< null: nothing
  std::string signature;           ///< one letter for each type: what a prepared statement goes by

 private:
  std::vector<std::string> made_;  // numbers as text
};

/// One value of an answer by the type of its column. bool becomes 0 or 1, a whole numeric (a sum of whole numbers) a
/// whole number, another numeric a double.
Value value_of_column(TypeNumber type, std::string_view text);

/// One row in COPY's text format, with its line end.
void append_copy_row(std::string& out, std::span<const Value> row);

}  // namespace qi::db
