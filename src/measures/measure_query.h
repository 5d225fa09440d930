#pragma once
/// Reads the choices of a measure's address.
/// Writing addresses is measure_urls.h.

#include <array>
#include <cstddef>
#include <string>

#include "http/form.h"
#include "measures/measure_urls.h"

namespace qi::measures {

/// How many of the last points a chart may be cut to.
inline constexpr std::array<std::size_t, 2> kChartPeriods{24, 60};

/// "period", "target" and "rows". What is not a choice we offer is as if it was not given.
MeasureQuery read_measure_query(const http::Form& query);

}  // namespace qi::measures
