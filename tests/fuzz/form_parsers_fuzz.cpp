// Multipart and urlencoded bodies, and request targets.
#include "http/form_parsers_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return qi::http::fuzz_form_parsers(data, size);
}
