// Power, sampling plans and studies of measurement systems.
#include "analysis/calculations/calculation_api_routes.h"
#include "analysis/route_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace qi;
  static const shell::Route route =
      analysis::route_of(analysis::calculation_api_routes(), http::Method::post, "/api/v1/stats/calculations");
  return analysis::fuzz_question(route, analysis::text_of(data, size));
}
