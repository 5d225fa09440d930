#pragma once
/// A probability plot: values in order against a fitted shape, its line and the band in which values of that shape lie.
/// Points, line and band come from spc/probability_plot.h; nothing is computed from the data here.

#include <string>
#include <vector>

#include "chart/spc_drawing.h"
#include "spc/probability_plot.h"

namespace qi::chart {

struct ProbabilityPlotDrawing {
  spc::ProbabilityPlot plot;
  ValueFormat format;
  std::string name;                ///< of the measure
  std::vector<std::string> notes;  ///< further sentences for margin and sheet, such as why a shape was taken
};

/// 1180 x 500 or 328 x 360, one <svg> element. Points outside the band have the mark of something unusual.
std::string probability_plot_chart(const ProbabilityPlotDrawing& drawing, Size size, Purpose purpose = Purpose::page);

/// "Probability plot, Lognormal: Category 2. 60 values from 6:12 to 17:40; 2 lie outside the 95% band. …"
std::string probability_plot_alt_text(const ProbabilityPlotDrawing& drawing);

}  // namespace qi::chart
