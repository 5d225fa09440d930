// spc_constants: c4, d2, d3, the median of the range and the chart factors.

#include "oracle/checker.h"
#include "oracle/families/family_data.h"
#include "oracle/families/stats_families.h"
#include "stats/range_constants.h"

namespace qi::oracle {

std::optional<Comparison> compare_spc_constants(const json::Object& written, std::string_view,
                                                const json::Object& expected) {
  // The file states how far its own integrals can be trusted: d3 and the median of the range to 1e-6.
  constexpr double kOfRoughIntegrals = 1e-6;
  Comparison comparison;
  Checker check(expected, comparison);
  const std::vector<double> sizes = data_list(written, "n");
  const auto each = [&](const char* key, const auto& constant, double tolerance = kTolerance) {
    std::vector<double> ours;
    for (const double size : sizes) ours.push_back(constant(static_cast<int>(size)));
    check.relatives(key, ours, tolerance);
  };
  each("c4", [](int size) { return stats::c4(static_cast<std::size_t>(size)); });
  each("d2", stats::d2);
  each("d3", stats::d3, kOfRoughIntegrals);
  each("d4_median_range", stats::median_range, kOfRoughIntegrals);
  each("A2", [](int size) { return stats::chart_factors(size).a2; });
  each("A3", [](int size) { return stats::chart_factors(size).a3; });
  each("B3", [](int size) { return stats::chart_factors(size).b3; });
  each("B4", [](int size) { return stats::chart_factors(size).b4; });
  each(
      "D3", [](int size) { return stats::chart_factors(size).d3; }, kOfRoughIntegrals);
  each(
      "D4", [](int size) { return stats::chart_factors(size).d4; }, kOfRoughIntegrals);
  return comparison;
}

}  // namespace qi::oracle
