// A table pasted into the page that chooses and runs a test.
#include "analysis/route_fuzz.h"
#include "analysis/try_tests/tests_routes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace qi;
  static const shell::Route route = analysis::route_of(analysis::tests_routes(), http::Method::post, "/try/tests");
  return analysis::fuzz_form(route, analysis::text_of(data, size));
}
