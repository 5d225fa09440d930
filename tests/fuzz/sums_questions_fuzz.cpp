// CUSUM, Bernoulli CUSUM, risk-adjusted CUSUM.
#include "analysis/route_fuzz.h"
#include "analysis/try_sums/sums_api_routes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace qi;
  static const shell::Route route =
      analysis::route_of(analysis::sums_api_routes(), http::Method::post, "/api/v1/spc/sums");
  return analysis::fuzz_question(route, analysis::text_of(data, size));
}
