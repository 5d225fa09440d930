#pragma once
/// Seder's multi-vari chart: values by two or three nested groups, with the mean of every group, so that the eye finds
/// where most of the variation comes from. Groups stand below one another. It tests nothing.
/// source  Seder, Diagnosis with diagrams, Industrial Quality Control 6, 1950.

#include <span>
#include <string>
#include <vector>

#include "chart/spc_drawing.h"
#include "stats/test_request.h"

namespace qi::chart {

struct MultiVariDrawing {
  std::vector<double> values;          ///< not-a-number: the row is left out
  std::vector<stats::Labels> factors;  ///< two or three of the values' length, the outermost first; "" left out
  ValueFormat format;
  std::string name;        ///< of the picture: "Minutes by Shift and Crew"
  std::string value_name;  ///< along the axis
};

/// How far apart means and values lie at each level of the nesting, in the unit of the values.
struct SpreadOfLevel {
  std::string between;  ///< name of the factor; "" within the innermost groups
  double range = 0;     ///< largest less smallest; of inner levels the largest such range within one group
};
/// From the outermost factor inwards, then within groups. Means of outer groups are of all their values. No value in a
/// complete row: all 0.
/// example  Day A 1 3, Day B 6, Night A 4, Night B 8: 2.667 between Day and Night, 4 between A and B, 2 within.
std::vector<SpreadOfLevel> spread_by_level(const MultiVariDrawing& drawing);

inline constexpr std::size_t kMostMultiVariRows = 40;

/// 1180 or 328 wide, as high as the groups need; one <svg> element. Holds at least one complete row; the first
/// kMostMultiVariRows innermost groups are drawn, each level in the order of its first appearance.
std::string multi_vari_chart(const MultiVariDrawing& drawing, Size size, Purpose purpose = Purpose::page);

/// "Multi-vari chart: Minutes by Shift and Crew. Means range over 5.4 between Shift and up to 5.8 between Crew; values
/// up to 10.0 within a group. Day, Double crew: 6 values, mean 34.7. …"
std::string multi_vari_alt_text(const MultiVariDrawing& drawing);

}  // namespace qi::chart
