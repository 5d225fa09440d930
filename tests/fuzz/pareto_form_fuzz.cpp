// Causes pasted into the page that charts them.
#include "analysis/route_fuzz.h"
#include "analysis/try_pareto/pareto_routes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace qi;
  static const shell::Route route = analysis::route_of(analysis::pareto_routes(), http::Method::post, "/try/pareto");
  return analysis::fuzz_form(route, analysis::text_of(data, size));
}
