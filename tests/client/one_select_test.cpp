#include "client/one_select.h"

#include <gtest/gtest.h>

namespace qi::client {
namespace {

std::string refusal_of(std::string_view sql) {
  const Done checked = check_one_select(sql);
  return checked ? "" : checked.error().message;
}

TEST(OneSelect, IsTaken) {
  for (const char* sql : {"SELECT 1", "  select done from records ;\n", "WITH a AS (SELECT 1 AS x) SELECT x FROM a",
                          "(SELECT 1) UNION SELECT 2",
                          "SELECT 'delete; from' AS \"drop\", 1 AS [update] FROM records -- insert; this\r\n ;",
                          "/* exec */ SELECT replace('a', 'b', 'c')", "SELECT /**/ 1 --",
                          "SELECT [Month End], `done` FROM dbo.[Calls 2025]", "SELECT 'it''s' AS \"a \"\"b\"\"\"",
                          "SELECT amount / $1.5 FROM sales WHERE v$kind = 2", "SELECT a[1], x->'y' FROM t"})
    EXPECT_EQ(refusal_of(sql), "") << sql;
}

TEST(OneSelect, ThatIsNoneIsRefusedByItsWord) {
  EXPECT_EQ(refusal_of(""), "Write a SELECT.");
  EXPECT_EQ(refusal_of("SELECT 1; SELECT 2"), "Write one SELECT only: something stands after the semicolon.");
  EXPECT_EQ(refusal_of("DELETE FROM t"), "Write one SELECT: the query must begin with SELECT or WITH.");
  for (const char* sql : {"WITH a AS (SELECT 1) DELETE FROM t", "SELECT 1 INTO other", "SELECT 1 EXEC sp_who",
                          "SELECT 1 KILL 55", "SELECT 1 WAITFOR DELAY '1:00'", "SELECT 1 FOR UPDATE"})
    EXPECT_NE(refusal_of(sql).find("may only read"), std::string::npos) << sql;
}

/// Each hides a second statement from whoever reads quotes and comments as another database does.
TEST(OneSelect, HidesNothingInWhatDatabasesReadDifferently) {
  for (const char* sql :
       {// A name with a dollar, in PostgreSQL, SQL Server, Oracle and SQLite.
        "SELECT 1 AS a$$ ; DELETE FROM t; SELECT 1 AS b$$", "SELECT $t$ x $t$",
        "SELECT $\u00e9$ ' $\u00e9$; DELETE FROM t; --'",
        // A comment that PostgreSQL ends with the carriage return.
        "SELECT 1 --\r; DELETE FROM t",
        // Comments that nest in PostgreSQL and SQL Server.
        "SELECT 1 /* a /*/ ' */ */ ; DELETE FROM t -- '", "SELECT 1 /* /* */ ' */ ; DELETE FROM t -- '",
        // A doubled bracket in SQL Server; brackets that are no quotes in PostgreSQL.
        "SELECT 1 AS [a]]']; DELETE FROM t --'", "SELECT ARRAY[$$]'$$]; DELETE FROM t -- '",
        "SELECT ARRAY[']']; DELETE FROM t",
        // A quote of Oracle's own.
        "SELECT q'[']', 1 FROM dual; DELETE FROM t -- '",
        // MySQL and MariaDB: backslashes, comments of their own, and -- that is none.
        "SELECT \"a\\\" , 'x\" ; DELETE FROM t -- '", "SELECT 'it\\'; DELETE FROM t; -- '",
        "SELECT 1 # '\n; DELETE FROM t -- '", "SELECT 1 --1 INTO OUTFILE '/tmp/x'", "SELECT 1 /*!; DELETE FROM t */",
        "SELECT 1 /*M!100100 ; DELETE FROM t */"})
    EXPECT_NE(refusal_of(sql), "") << sql;
}

TEST(OneSelect, WhoseQuoteOrCommentDoesNotEndIsRefused) {
  for (const char* sql : {"SELECT 'a", "SELECT \"a", "SELECT [a", "SELECT `a", "SELECT /* a"})
    EXPECT_NE(refusal_of(sql).find("does not end"), std::string::npos) << sql;
}

}  // namespace
}  // namespace qi::client
