// Figures pasted into the page of sums, subgroups and short runs.
#include "analysis/route_fuzz.h"
#include "analysis/try_sums/sums_routes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace qi;
  static const shell::Route route = analysis::route_of(analysis::sums_routes(), http::Method::post, "/try/sums");
  return analysis::fuzz_form(route, analysis::text_of(data, size));
}
