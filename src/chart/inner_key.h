#pragma once
/// A key inside the picture, for figures whose signs the page's own key does not know.
/// What is in it comes as values; the key below a sheet is plot_sheet.h.

#include <vector>

#include "chart/plot_sheet.h"

namespace qi::chart {

/// Draws the entries in rows from `start` (left and top) on, none wider than `width`; returns the bottom of the last
/// row, or the top where there is no entry.
double draw_inner_key(SvgWriter& svg, const std::vector<KeySign>& key, Spot start, double width);

/// A stretch of line as a sign.
KeySign line_sign(std::string_view colour, double width, std::string_view dashes, std::string words);

}  // namespace qi::chart
