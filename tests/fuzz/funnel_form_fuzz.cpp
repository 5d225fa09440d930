// Places pasted into the page that puts them side by side.
#include "analysis/route_fuzz.h"
#include "analysis/try_funnel/funnel_routes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace qi;
  static const shell::Route route = analysis::route_of(analysis::funnel_routes(), http::Method::post, "/try/funnel");
  return analysis::fuzz_form(route, analysis::text_of(data, size));
}
