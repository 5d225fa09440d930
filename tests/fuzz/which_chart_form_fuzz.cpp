// The three questions that lead to a chart.
#include "analysis/route_fuzz.h"
#include "analysis/which_chart_routes.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace qi;
  static const shell::Route route =
      analysis::route_of(analysis::which_chart_routes(), http::Method::get, "/try/which-chart");
  return analysis::fuzz_form(route, analysis::text_of(data, size));
}
