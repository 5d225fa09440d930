#pragma once
/// The pictures of a calculation: its curves, and the panel of a gauge study.
/// They are drawn by chart; nothing is worked out here beyond the study that the panel shows.

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "chart/spc_drawing.h"
#include "stats/calculation.h"

namespace qi::analysis {

struct CalculationPicture {
  std::string title;
  std::string detail;  ///< one sentence: what it shows
  std::function<std::string(chart::Size size, chart::Purpose purpose)> draw;
};

/// result     of `request` to `row`.
/// headings   what a table called the inputs; empty: the row's own words.
std::vector<CalculationPicture> calculation_pictures(const stats::CalculationRow& row,
                                                     const stats::CalculationRequest& request,
                                                     const stats::CalculationResult& result,
                                                     const std::vector<std::pair<std::string, std::string>>& headings);

}  // namespace qi::analysis
