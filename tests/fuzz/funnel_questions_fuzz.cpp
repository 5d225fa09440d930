// Units with two counts each.
#include "analysis/route_fuzz.h"
#include "analysis/try_funnel/funnel_api_routes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace qi;
  static const shell::Route route =
      analysis::route_of(analysis::funnel_api_routes(), http::Method::post, "/api/v1/spc/funnel");
  return analysis::fuzz_question(route, analysis::text_of(data, size));
}
