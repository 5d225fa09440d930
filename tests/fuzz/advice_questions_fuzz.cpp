// What to know before a chart is trusted, and the chart that would suit.
#include "analysis/route_fuzz.h"
#include "analysis/spc_api_routes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace qi;
  static const shell::Route route =
      analysis::route_of(analysis::spc_api_routes(), http::Method::post, "/api/v1/spc/advice");
  return analysis::fuzz_question(route, analysis::text_of(data, size));
}
