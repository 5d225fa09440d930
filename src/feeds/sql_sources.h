#pragma once
/// The operator's file of SQL sources: which databases queries may be asked of, by name, and how to connect to each.
/// It is read each time a query is asked, so that a changed password needs no restart; what it holds goes into no
/// database, page or log.

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace qi::feeds {

struct SqlSource {
  std::string name;        ///< "warehouse"
  std::string connection;  ///< "Driver=FreeTDS;Server=…;PWD=…"
};

/// One `name = connection string` a line; everything behind the first "=" is the connection string. "#" at the
/// beginning makes a comment. Names: letters, digits, "_" and "-".
/// refuses  a line that is not like that; a name given twice. Sentences name lines, never what stands in them.
Result<std::vector<SqlSource>> read_sql_sources(std::string_view text);

/// The file's sources, in its order; none when no file is set.
/// refuses  a file that cannot be read or that everybody on the machine may read; what read_sql_sources refuses. No
///          sentence names the file: pages show them.
Result<std::vector<SqlSource>> load_sql_sources(const std::filesystem::path& file);

}  // namespace qi::feeds
