// A long table of many series.
#include "analysis/many_series_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return qi::analysis::fuzz_many_series(qi::analysis::text_of(data, size));
}
