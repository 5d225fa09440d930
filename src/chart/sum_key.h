#pragma once
/// The key of a chart of sums, and the signs that drawing and key share.
/// Where they stand in the picture is sum_drawing.cpp's business.

#include <string_view>
#include <vector>

#include "chart/plot_sheet.h"
#include "chart/sum_drawing.h"

namespace qi::chart {

inline constexpr double kBeganTick = 5;                 ///< half of the tick where a sum began to gather
inline constexpr std::string_view kBackDashes = "1 3";  ///< from a signal to where the sum starts again

/// Of a signal on that side: whether it is good news.
spc::PointState state_of_side(const SumDrawing& drawing, spc::Side side);

inline bool is_left_out(const spc::SumPoint& point) {
  return point.state == spc::PointState::excluded;
}

/// Only what the drawing shows.
std::vector<KeySign> sum_key(const SumDrawing& drawing, Size size);

}  // namespace qi::chart
