#pragma once
/// The marks of a chart: a shape and a colour for each state, the line that joins them, and the ring on the latest one.
/// Which state a point has is spc's finding, not ours.

#include "chart/occupancy.h"
#include "chart/svg_writer.h"

namespace qi::chart {

enum class Filling { solid, hollow };

/// Sizes of marks for points that stand `slot` apart. `scale` is 1 for wide drawings.
struct MarkSizes {
  double common = 3.6;     ///< radius
  double improving = 5.4;  ///< radius
  double diamond = 6.4;    ///< half height
  double square = 4.8;     ///< half side
  double ring = 9;         ///< radius
  double edge = 1.2;       ///< white edge around special marks
};
MarkSizes wide_marks();
MarkSizes compact_marks();
MarkSizes scaled(const MarkSizes& sizes, double factor);
/// Marks shrink when they would touch, but stay visible.
MarkSizes crowded(const MarkSizes& sizes, double slot);

/// Half the width of a mark.
double reach(const MarkSizes& sizes, spc::PointState state);
void draw_mark(SvgWriter& svg, Spot at, spc::PointState state, const MarkSizes& sizes, Filling filling);
void draw_latest_ring(SvgWriter& svg, Spot at, const MarkSizes& sizes, double stroke);

}  // namespace qi::chart
