#pragma once
/// One digest for all rows of a table, the same on both databases and in any order of rows: the sum, modulo 2^256, of
/// the SHA-256 of each row. It finds damage and loss; it is no proof against somebody who makes rows to fit.

#include <array>
#include <cstdint>
#include <span>
#include <string>

#include "db/value.h"

namespace qi::operations {

class TableDigest {
 public:
  /// Each value counts with its kind, so 1 and "1" differ; numbers are written with the shortest digits that read back.
  void add(std::span<const db::Value> row);
  std::int64_t rows() const { return rows_; }
  std::string hex() const;  ///< 64 digits

 private:
  std::array<std::uint64_t, 4> sum_{};  // the highest part first
  std::int64_t rows_ = 0;
};

}  // namespace qi::operations
