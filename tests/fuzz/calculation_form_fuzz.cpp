// What was typed into the form of any calculation.
#include "analysis/route_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return qi::analysis::fuzz_calculation_form(qi::analysis::text_of(data, size));
}
