#pragma once
/// Statement text for PostgreSQL: a migration's forms in its own words, the parameters that a statement asks for, COPY
/// instead of an INSERT. It is no SQL parser: it knows comments, quoted text and words, and the forms of migrate.h.

#include <cstddef>
#include <string>
#include <string_view>

namespace qi::db {

/// A migration as PostgreSQL takes it (docs/decisions/0010 and 0013): {{identity}}, INTEGER, REAL, TEXT in a column or
/// a CAST, STRICT. Comments and quoted text stay as they are. Throws Failure at an unknown {{marker}}.
std::string postgres_script(std::string_view migration);

/// The highest n of $n outside comments and quoted text; 0: no parameters.
std::size_t parameters_asked_for(std::string_view statement);

/// "INSERT INTO t (a, b) VALUES ($1, $2)" -> "COPY t (a, b) FROM STDIN". Another shape is our mistake.
std::string copy_statement(std::string_view insert);

}  // namespace qi::db
