#pragma once
/// Estimates with their intervals as whiskers below one another, against the value that would mean no difference:
/// effects of a model, shares of groups, pairs of groups. It estimates nothing.

#include <optional>
#include <string>
#include <vector>

#include "chart/figure_rows.h"
#include "chart/spc_drawing.h"
#include "chart/value_ruler.h"
#include "stats/test_result.h"

namespace qi::chart {

struct PlottedEstimate {
  std::string name;
  double estimate = stats::kUndefined;      ///< undefined: the row says so and shows no mark
  std::optional<stats::Interval> interval;  ///< either end may be infinite: an arrow
  std::string more = {};                    ///< "412 of 560", "p = 0.003"; "" nothing
};

struct IntervalPlotDrawing {
  std::vector<PlottedEstimate> rows;  ///< at least one; the first kMostPlottedRows are drawn
  ValueFormat format;
  RulerScale scale = RulerScale::value;  ///< logarithm for ratios: estimates are above 0
  std::string name;                      ///< of the picture
  std::string value_name;                ///< along the axis: "Difference, minutes"
  std::string estimate_name;             ///< of the marks in the key: "Share"
  double level = 0.95;                   ///< of the intervals, in the key
  std::optional<ReferenceLine> reference;
};
inline constexpr std::size_t kMostPlottedRows = 40;

/// True where the whole interval lies on one side of the reference: such rows have the mark of something unusual.
bool is_apart(const PlottedEstimate& row, const std::optional<ReferenceLine>& reference);

/// 1180 or 328 wide, as high as the rows need; one <svg> element.
std::string interval_plot(const IntervalPlotDrawing& drawing, Size size, Purpose purpose = Purpose::page);

/// "Estimates with 95% intervals: Shares by unit. Thanet 85.2% (79.5% to 89.5%), 167 of 196. … No difference 0: 1 of 3
/// intervals lies beside it."
std::string interval_plot_alt_text(const IntervalPlotDrawing& drawing);

}  // namespace qi::chart
