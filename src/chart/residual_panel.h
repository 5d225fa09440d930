#pragma once
/// Four small pictures that show whether a straight-line model suits its rows: residuals against fitted values, normal
/// quantiles, spread, and leverage with Cook's distance. Nothing is fitted and no verdict is given here: the model's
/// checks have the words.

#include <string>
#include <vector>

#include "chart/spc_drawing.h"
#include "stats/test_result.h"

namespace qi::chart {

struct ResidualDrawing {
  std::vector<stats::FittedRow> rows;  ///< at least one; undefined figures are left out of the pictures that need them
  std::vector<std::string> names;      ///< of the rows, in their order: "Row 7"
  std::size_t terms = 2;               ///< of the model, the intercept included: contours of Cook's distance need it
  ValueFormat format;                  ///< of fitted values and residuals
  std::string name;                    ///< of the picture
};

/// Cook's distance above which a row may move the model by itself (Cook and Weisberg 1982), and above which it does.
inline constexpr double kLargeCookDistance = 0.5;
inline constexpr double kVeryLargeCookDistance = 1;
/// A standardised residual beyond this is rare: 3 in 1,000 normal ones.
inline constexpr double kLargeStandardisedResidual = 3;

/// True for rows that the pictures mark and name.
bool is_worth_a_look(const stats::FittedRow& row);

/// 1180 wide with two pictures side by side, or 328 wide with all below one another; one <svg> element. Normal
/// quantiles are at (rank - 3/8) / (n + 1/4), Blom 1958.
std::string residual_panel(const ResidualDrawing& drawing, Size size, Purpose purpose = Purpose::page);

/// "Residuals of Minutes: 24 rows, residuals from -5.1 to 6.2, largest leverage 0.21, largest Cook's distance 0.31 in
/// Row 12. No row stands out."
std::string residual_alt_text(const ResidualDrawing& drawing);

}  // namespace qi::chart
