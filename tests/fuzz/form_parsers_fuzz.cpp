// clang++ -std=c++20 -fsanitize=fuzzer,address,undefined -Isrc -Itests with src/base/*.cpp and the parsers of src/http.
#include "http/form_parsers_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return qi::http::fuzz_form_parsers(data, size);
}
