// Excel workbooks from made-up parts in a sound archive.
#include "tabular/workbook_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return qi::tabular::fuzz_workbook(data, size);
}
