#pragma once
/// Reads the choices of a measure's address.
/// Writing addresses is measure_urls.h.

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "http/form.h"
#include "measures/file_choices.h"
#include "measures/measure.h"
#include "measures/measure_urls.h"

namespace qi::measures {

/// How many of the last points a chart may be cut to.
inline constexpr std::array<std::size_t, 2> kChartPeriods{24, 60};

/// "period", "target", "season", "rows" and the day. What is not a choice we offer is as if it was not given, but for
/// the day. refuses  what read_as_known refuses: figures of another day than the one asked for would mislead.
Result<MeasureQuery> read_measure_query(const http::Form& query, Date today);
/// What the files of a series take; `targets` are those of the series.
std::vector<FileChoice> series_file_choices(std::span<const Target> targets);

}  // namespace qi::measures
