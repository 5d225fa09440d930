#include "stats/tests/test_rows.h"

namespace qi::stats {

std::span<const TestRow> shape_test_rows() {
  return {};
}

}  // namespace qi::stats
