#pragma once
/// One row for each chart that has a door of its own, because it is not one line of values between limits or needs more
/// than values: its words and what it takes. Menus, help and API read these beside the rows of chart_catalogue.h.

#include <optional>
#include <span>
#include <string_view>

namespace qi::spc {

enum class FurtherChart {
  cusum,                    ///< sums/cusum.h
  bernoulli_cusum,          ///< sums/bernoulli_cusum.h
  risk_adjusted_cusum,      ///< sums/risk_adjusted_cusum.h, with the VLAD
  hotelling,                ///< hotelling_chart.h
  deviation_from_nominal,   ///< short_run.h
  standardised_short_runs,  ///< short_run.h
};

/// What comes out, so that a page or the API can treat charts of one kind alike.
enum class FurtherAnswer {
  sums,      ///< a SumChart: two lines and their intervals
  distance,  ///< a HotellingChart: one line below one limit
  series,    ///< a Request for a chart of chart_catalogue.h
};

struct FurtherChartRow {
  FurtherChart kind;
  std::string_view slug;      ///< "cusum": stable, in URLs and JSON
  std::string_view title;     ///< "CUSUM chart"
  std::string_view what_for;  ///< one sentence
  std::string_view takes;     ///< one sentence: the data it needs
  std::string_view formula;   ///< in one line
  std::string_view source;
  FurtherAnswer answer;
};

/// In the order of FurtherChart.
std::span<const FurtherChartRow> further_charts();
const FurtherChartRow& further_chart(FurtherChart kind);
std::optional<FurtherChart> find_further_chart(std::string_view slug);

}  // namespace qi::spc
