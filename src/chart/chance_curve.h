#pragma once
/// A chance as a curve over a size or a share: power by sample size, the operating characteristic of a sampling plan.
/// It works out no chance: see stats/power.

#include <string>

#include "base/number.h"
#include "chart/spc_drawing.h"
#include "stats/calculation.h"

namespace qi::chart {

struct ChanceDrawing {
  stats::CalculationCurve curve;  ///< two places at least
  std::string chance_label;       ///< "Power", "Chance of acceptance"
};

/// One <svg>, 1180 x 420 or 328 x 300 before the title of a file: the curve from 0% to 100%, what is marked with its
/// figures.
std::string chance_curve(const ChanceDrawing& drawing, Size size, Purpose purpose = Purpose::page);

/// "Power by sample size: Power rises from 35.0% at 12 to 99.1% at 46. At 23 it is 88.4%."
std::string chance_alt_text(const ChanceDrawing& drawing);

}  // namespace qi::chart
