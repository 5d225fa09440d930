#include "stats/tests/test_rows.h"

namespace qi::stats {

std::span<const TestRow> connection_test_rows() {
  return {};
}

}  // namespace qi::stats
