#pragma once
/// One SELECT, asked of somebody else's database through ODBC, and its answer as text. The door to unixODBC.
/// It changes nothing there: the connection is read only where the driver can, and what it did is rolled back.

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "base/result.h"

namespace qi::client {

/// What one answer may cost.
struct OdbcLimits {
  std::chrono::seconds to_connect{15};
  std::chrono::seconds to_answer{120};  ///< from sending the query until its last row
  std::size_t rows = 50'000;
  std::size_t columns = 200;
  std::size_t bytes = 20'000'000;  ///< of all cells
};

struct OdbcAnswer {
  std::vector<std::string> headings;           ///< names of the columns, UTF-8
  std::vector<std::vector<std::string>> rows;  ///< as wide as headings; NULL is ""; a midnight is its date alone
};

/// Connects with `connection` ("Driver=FreeTDS;Server=…"), asks and hangs up. Blocks for at most the two times together
/// and a few seconds more.
/// refuses  invalid: what check_one_select refuses; what the database says about the query; an answer without columns
///          or beyond `limits`. unavailable: no connection, a driver that is not there, an answer that did not come in
///          time. No sentence holds a value of `connection`.
Result<OdbcAnswer> ask_odbc(const std::string& connection, const std::string& query, const OdbcLimits& limits = {});

}  // namespace qi::client
