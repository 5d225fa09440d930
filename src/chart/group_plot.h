#pragma once
/// Groups of figures on one scale: a dot for each figure, and below them quartiles, median and the mean with its
/// interval. Groups stand below one another, so that long names and many groups stay readable. It tests nothing.

#include <optional>
#include <string>
#include <vector>

#include "chart/figure_rows.h"
#include "chart/spc_drawing.h"
#include "stats/summary.h"
#include "stats/test_result.h"

namespace qi::chart {

struct PlottedGroup {
  std::string name;
  std::vector<double> values;  ///< finite; may be empty
  stats::Summary summary;      ///< of them
  std::optional<stats::Interval> of_mean;
};
/// missing  not-a-number is left out.
/// returns  with Student's interval of the mean at `level` (above 0, below 1) where there are two figures that differ.
/// example  12 19 21 15 at 0.95: mean 16.75, 10.336 to 23.164.
PlottedGroup plotted_group(std::string name, std::span<const double> values, double level);

struct GroupPlotDrawing {
  std::vector<PlottedGroup> groups;  ///< at least one; the first kMostPlottedGroups are drawn
  ValueFormat format;
  std::string name;        ///< of the picture: "Handover minutes by hospital"
  std::string value_name;  ///< along the axis; "" the format's own words
  std::optional<ReferenceLine> reference;
};
inline constexpr std::size_t kMostPlottedGroups = 30;

/// 1180 or 328 wide, as high as the groups need; one <svg> element. Beyond 1,500 figures dots stand for some of them
/// only, and the key says so; boxes and means are always of all.
std::string group_plot(const GroupPlotDrawing& drawing, Size size, Purpose purpose = Purpose::page);

/// "Dots, quartiles and means: Handover minutes. Eastfield: 10 values from 13 to 31, median 23.5, mean 22.2 (95%
/// interval 17.9 to 26.5). …"
std::string group_plot_alt_text(const GroupPlotDrawing& drawing);

}  // namespace qi::chart
