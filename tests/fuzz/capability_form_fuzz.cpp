// Figures pasted into "Is it good enough?".
#include "analysis/route_fuzz.h"
#include "analysis/try_capability/capability_routes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace qi;
  static const shell::Route route =
      analysis::route_of(analysis::capability_routes(), http::Method::post, "/try/capability");
  return analysis::fuzz_form(route, analysis::text_of(data, size));
}
