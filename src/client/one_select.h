#pragma once
/// Whether a text is one SELECT and nothing else, judged without knowing the database that it is for.
/// It is the first of several guards: what runs is read only by the connection as well (odbc_query.h).

#include <string_view>

#include "base/result.h"

namespace qi::client {

/// The text without its comments begins with SELECT or WITH; a semicolon stands only at its end; and outside of quotes
/// ('…', "…", […], `…`) no word stands that changes something: INSERT, UPDATE, DELETE, MERGE, INTO, EXEC, CALL, CREATE,
/// ALTER, DROP, TRUNCATE, GRANT, REVOKE, SET, COPY, ATTACH, PRAGMA, VACUUM, LOCK, KILL and the like. A column of such a
/// name must be quoted.
/// refuses  anything else, with a sentence that names the word; a quote or comment that does not end; an empty text;
///          what databases read differently, since one would run what another takes for a quote or a comment: $…$ and
///          q'…' quotes, a backslash before a quote, quotes inside […], #, -- without a blank behind it, a comment
///          inside another one, a carriage return alone.
Done check_one_select(std::string_view sql);

}  // namespace qi::client
