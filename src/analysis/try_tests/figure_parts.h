#pragma once
/// What the pictures of a test's answer share: how figures of a pasted table are written, and a drawing on a page.
/// It knows no test.

#include <span>
#include <string>

#include "base/number.h"
#include "chart/spc_drawing.h"
#include "ui/chart_figure.h"

namespace qi::analysis {

/// Decimals for figures of which nothing else is known: three significant ones of their range. Not-a-number and
/// infinite ones are passed over. Times are written as such. example  31 to 44: one decimal, "33.4".
ValueFormat format_of(std::span<const double> values, ValueStyle style = ValueStyle::number);

/// "p = 0.0031", "p below 0.0001"; "" where it is not defined.
std::string p_in_picture(double p_value);

/// A picture of an answer, on its page and as a file.
struct TestPicture {
  ui::ChartFigure figure;
  std::string standing_alone;  ///< an SVG that needs no page
};

/// The drawing in both sizes, with its words; the key is inside the picture.
template <class Drawing>
TestPicture figure_of(const Drawing& drawing, std::string (*draw)(const Drawing&, chart::Size, chart::Purpose),
                      const std::string& detail) {
  return {.figure = {.title = drawing.name,
                     .detail = detail,
                     .wide = html::TrustedMarkup(draw(drawing, chart::Size::wide, chart::Purpose::page)),
                     .compact = html::TrustedMarkup(draw(drawing, chart::Size::compact, chart::Purpose::page)),
                     .compact_note = {},
                     .table_url = std::nullopt,
                     .key = {}},
          .standing_alone = draw(drawing, chart::Size::wide, chart::Purpose::file)};
}

}  // namespace qi::analysis
