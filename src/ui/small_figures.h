#pragma once
/// Pictures of one kind side by side, compact at every width, each with its words; what their marks mean stands once,
/// below. One chart alone is chart_figure.h.

#include <vector>

#include "ui/chart_figure.h"

namespace qi::ui {

/// The wide pictures and the keys of the single figures are not written.
struct SmallFigures {
  std::vector<ChartFigure> figures;
  std::vector<KeyEntry> key;
  std::vector<KeySample> samples = {};
};
void small_figures(html::Page& h, const SmallFigures& figures);

}  // namespace qi::ui
