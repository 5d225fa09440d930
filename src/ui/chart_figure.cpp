#include "ui/chart_figure.h"

#include "ui/chart_figure_parts.h"

namespace qi::ui {

void chart_figure(html::Page& h, const ChartFigure& figure) {
  h.figure({{"class", "qt-fig"}, {"data-spc", true}}, [&] {
    write_caption(h, figure);
    h.div({{"class", "qt-only-wide"}}, [&] { h.trusted_markup(figure.wide); });
    h.div({{"class", "qt-only-narrow"}}, [&] {
      h.trusted_markup(figure.compact);
      write_compact_note(h, figure);
    });
    write_key(h, figure, figure.samples.empty() || has_points(figure.wide) ? KeyHint::arrow_keys : KeyHint::none);
    write_readout(h);
  });
}

void sparkline(html::Page& h, const html::TrustedMarkup& picture) {
  h.trusted_markup(picture);
}

}  // namespace qi::ui
