#pragma once
/// Two figures of each row against one another, with a fitted line, the band of its mean, and rows that pull at the
/// line. Line, band and influence come from stats: nothing is fitted here.

#include <string>
#include <vector>

#include "chart/figure_frame.h"
#include "chart/spc_drawing.h"

namespace qi::chart {

/// How much a row alone moves the line.
enum class Influence { usual, large };

struct ScatterPoint {
  double x = 0;
  double y = 0;
  std::string name;  ///< "Row 7": written beside a point of large influence
  Influence influence = Influence::usual;
};

/// The line at one place; rising x. Lower and upper may be undefined: no band is drawn there.
struct LinePlace {
  double x = 0;
  double fitted = 0;
  double lower = 0;
  double upper = 0;
};

struct ScatterDrawing {
  std::vector<ScatterPoint> points;  ///< at least one, finite
  std::vector<LinePlace> line;       ///< empty: no line
  std::string name;                  ///< of the picture: "Minutes by Miles"
  std::string x_name;
  std::string y_name;
  ValueFormat x_format;
  ValueFormat y_format;
  std::string line_name = "Fitted line";
  std::string band_name = "95% band of the mean";
  std::vector<MarginFact> facts;  ///< beside a wide picture and in the label: "R squared" "0.93"
};

/// 1180 x 500 or 328 x 360 and the key below; one <svg> element. Of more than 1,500 points every second, third … is
/// drawn, those of large influence always.
std::string scatter_chart(const ScatterDrawing& drawing, Size size, Purpose purpose = Purpose::page);

/// "Scatter plot: Minutes by Miles. 24 points, Miles from 3.9 to 27.7, Minutes from 10.9 to 46.4. The fitted line goes
/// from 13.1 to 44.2. R squared 0.93. No point has a large influence."
std::string scatter_alt_text(const ScatterDrawing& drawing);

}  // namespace qi::chart
