#pragma once
/// The two ways a Pareto chart is drawn: bars standing side by side where their names have room below, or lying one
/// under the other. They share colours, the line of cumulative shares and its key.

#include "chart/bar_tips.h"
#include "chart/mark_labels.h"
#include "chart/pareto_chart.h"
#include "chart/plot_sheet.h"

namespace qi::chart {

struct DrawnPareto {
  std::string drawn;
  double width = 0;
  double height = 0;
  std::vector<BarPlace> bars;  ///< one for each row
};

/// True where every name fits below its bar on a wide drawing, wrapped and not cut.
bool fits_standing(const ParetoDrawing& drawing);
DrawnPareto standing_pareto(const ParetoDrawing& drawing);
DrawnPareto lying_pareto(const ParetoDrawing& drawing, Size size);

inline constexpr double kParetoBase = 15;
inline constexpr double kParetoBaseCompact = 13;
inline constexpr double kParetoDot = 3.2;
inline constexpr double kParetoLine = 1.6;
inline constexpr std::string_view kShareDashes = "6 5";

/// Purple for the vital few, grey for the rest.
std::string_view bar_colour(const spc::ParetoRow& row);
/// "32%", "0.4%", "<0.1%", "99.6%": shares without decimals, but for those that would read as 0 % or 100 % and are not.
std::string share_words(double share);
/// "Other (5)" for a gathered row.
std::string row_name(const spc::ParetoRow& row);

/// The line of cumulative shares with its dots, and the share that the vital few make up beside its dot.
/// `ends` are where each row's part ends; the line begins at `start`.
void draw_cumulative(SvgWriter& svg, const spc::Pareto& pareto, Spot start, std::span<const Spot> ends,
                     const Box& field, Occupancy& occupied);

}  // namespace qi::chart
