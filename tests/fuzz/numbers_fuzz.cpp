// clang++ -std=c++20 -fsanitize=fuzzer,address,undefined -Isrc -Itests with src/base/*.cpp, src/tabular/*.cpp; -lfmt
// -lzip -lexpat.
#include "tabular/given_file_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return qi::tabular::fuzz_numbers(data, size);
}
