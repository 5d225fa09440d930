#include "ui/small_figures.h"

#include "ui/chart_figure_parts.h"

namespace qi::ui {

void small_figures(html::Page& h, const SmallFigures& figures) {
  if (figures.figures.empty()) return;
  h.ul({{"class", "qt-multiples"}}, [&] {
    for (const ChartFigure& figure : figures.figures)
      h.li([&] {
        h.figure({{"class", "qt-fig"}, {"data-spc", true}}, [&] {
          write_caption(h, figure);
          h.trusted_markup(figure.compact);
          write_compact_note(h, figure);
          write_readout(h);
        });
      });
  });
  ChartFigure together = figures.figures.front();
  together.target.clear();
  together.key = figures.key;
  together.samples = figures.samples;
  write_key(h, together, has_points(together.compact) ? KeyHint::arrow_keys : KeyHint::none);
}

}  // namespace qi::ui
