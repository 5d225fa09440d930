#pragma once
/// A plot of points on two scales of values: where it lies in its box, its axes and where a point is.
/// Which points there are is the figure's own.

#include <span>
#include <string>
#include <vector>

#include "chart/axis_scale.h"
#include "chart/figure_frame.h"
#include "chart/value_ruler.h"

namespace qi::chart {

struct PointPlotWords {
  std::string heading;  ///< bold, over the plot; "" none
  std::string across;   ///< below the axis
  std::string upwards;  ///< over the axis
  ValueFormat across_format = {};
  ValueFormat upwards_format = {};
};

struct PointPlot {
  FigureFrame frame;  ///< its plot is the area between the axes
  PointPlotWords words;
  ValueRuler across;
  ValueScale upwards;

  double y(double value) const {
    return frame.plot.bottom - (value - upwards.low) / (upwards.high - upwards.low) * frame.plot.height();
  }
  Spot at(double x, double value) const { return {across.x(x), y(value)}; }
  /// The height of the value, or the nearer side of the plot where it lies beyond.
  double y_inside(double value) const;
};

/// `frame.plot` is the box that axes and words share; what is not a number is passed over.
PointPlot point_plot(FigureFrame frame, PointPlotWords words, std::span<const double> shown_across,
                     std::span<const double> shown_upwards);

void draw_point_axes(SvgWriter& svg, const PointPlot& plot);

/// Every how many-th of `count` points is drawn, so that a browser keeps up: 1 up to 1,500 of them.
std::size_t drawn_every(std::size_t count);

}  // namespace qi::chart
