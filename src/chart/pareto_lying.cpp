#include <algorithm>

#include "chart/chart_frame.h"
#include "chart/pareto_frame.h"

namespace qi::chart {
namespace {

constexpr double kTop = 46;
constexpr double kTopCompact = 40;
constexpr double kBottom = 12;
constexpr double kRow = 27;         // wide: name, bar and figures on one line
constexpr double kRowCompact = 40;  // name and figures above the bar
constexpr double kBar = 17;
constexpr double kBarCompact = 13;
constexpr double kWidestName = 330;
constexpr double kMiddleToBaseline = 0.36;
constexpr double kGap = 12;
constexpr double kBesideEnd = 5;
constexpr int kShareStep = 20;
constexpr int kShareStepCompact = 25;

/// Where everything stands. Across is the share of all, 0 to 100 %.
struct Frame {
  Size size = Size::wide;
  double base = kParetoBase;
  double width = 0;
  double row = 0;
  double bar = 0;
  Box plot;

  bool compact() const { return size == Size::compact; }
  double x(double share) const { return plot.left + share * plot.width(); }
  double row_top(std::size_t i) const { return plot.top + static_cast<double>(i) * row; }
  double bar_top(std::size_t i) const { return compact() ? row_top(i) + row - bar - 4 : row_top(i) + (row - bar) / 2; }
};

std::string amount_words(const ParetoDrawing& drawing, const spc::ParetoRow& row) {
  return show(row.amount, drawing.wording.format);
}
std::string figures_of(const ParetoDrawing& drawing, const spc::ParetoRow& row) {
  return amount_words(drawing, row) + " (" + share_words(row.share) + ")";
}

Frame frame_of(const ParetoDrawing& drawing, Size size) {
  Frame frame{.size = size};
  frame.base = frame.compact() ? kParetoBaseCompact : kParetoBase;
  frame.width = frame.compact() ? kCompactWidth : kWideWidth;
  frame.row = frame.compact() ? kRowCompact : kRow;
  frame.bar = frame.compact() ? kBarCompact : kBar;
  frame.plot = {8, frame.compact() ? kTopCompact : kTop, frame.width - 16, 0};
  if (!frame.compact()) {
    double names = 0;
    double figures = 0;
    for (const spc::ParetoRow& row : drawing.pareto.rows) {
      names = std::max(names, width_of(row_name(row), kSubheadingText, frame.base));
      figures =
          std::max(figures, text_width(figures_of(drawing, row), kPlotLabelText.factor * frame.base, Weight::bold));
    }
    frame.plot.left = 8 + std::min(names, kWidestName) + kGap;
    frame.plot.right = frame.width - figures - 2 * kGap;
  }
  frame.plot.bottom = frame.row_top(drawing.pareto.rows.size());
  return frame;
}

void draw_axis(SvgWriter& svg, const ParetoDrawing& drawing, const Frame& frame) {
  const int step = frame.compact() ? kShareStepCompact : kShareStep;
  for (int percent = 0; percent <= 100; percent += step) {
    const double x = frame.x(percent / 100.0);
    svg.line({x, frame.plot.top}, {x, frame.plot.bottom}, percent == 0 ? kInk2 : kGrid, 1);
    const std::string words = std::to_string(percent) + "%";
    const double half = width_of(words, kAxisText, frame.base) / 2;
    svg.text(words, {std::clamp(x, 2 + half, frame.width - 2 - half), frame.plot.top - 6}, kAxisText, Anchor::middle);
  }
  const std::string words =
      "Share of all " + show(drawing.pareto.total_amount, drawing.wording.format) + " " + drawing.wording.cases;
  const double left = frame.compact() ? 4 : frame.plot.left;
  svg.text(shortened(words, frame.width - left - 4, kHeadingText.factor * frame.base, kHeadingText.weight),
           {left, frame.compact() ? 14.0 : 18.0}, kHeadingText);
}

void draw_bar(SvgWriter& svg, const Frame& frame, std::size_t i, double share, std::string_view colour) {
  svg.empty("rect", {{"x", frame.plot.left},
                     {"y", frame.bar_top(i)},
                     {"width", frame.x(share) - frame.plot.left},
                     {"height", frame.bar},
                     {"fill", colour}});
}

void draw_words_beside(SvgWriter& svg, const ParetoDrawing& drawing, const Frame& frame, std::size_t i) {
  const spc::ParetoRow& row = drawing.pareto.rows[i];
  const double size = kSubheadingText.factor * frame.base;
  const double baseline = frame.row_top(i) + frame.row / 2 + size * kMiddleToBaseline;
  svg.text(shortened(row_name(row), kWidestName, size), {frame.plot.left - kGap, baseline},
           kSubheadingText.coloured(kInk), Anchor::end);
  svg.text(figures_of(drawing, row), {frame.width - 8, baseline}, kPlotLabelText, Anchor::end);
}

void draw_words_above(SvgWriter& svg, const ParetoDrawing& drawing, const Frame& frame, std::size_t i) {
  const spc::ParetoRow& row = drawing.pareto.rows[i];
  TextStyle over_grid = kSubheadingText.coloured(kInk);
  over_grid.halo = true;
  over_grid.css_class = "t-sub t-halo";
  const std::string figures = figures_of(drawing, row);
  const double baseline = frame.bar_top(i) - 5;
  const double room = frame.plot.width() - width_of(figures, kPlotLabelText, frame.base) - kGap;
  svg.text(shortened(row_name(row), room, kSubheadingText.factor * frame.base), {frame.plot.left, baseline}, over_grid);
  svg.text(figures, {frame.plot.right, baseline}, kPlotLabelText, Anchor::end);
}

/// The dashes of the share asked for; they stand back where the words of a row would be struck through.
void draw_compact_guide(SvgWriter& svg, const ParetoDrawing& drawing, const Frame& frame) {
  const double x = frame.x(drawing.pareto.vital_share);
  double from = frame.plot.top;
  for (std::size_t i = 0; i < drawing.pareto.rows.size(); ++i) {
    const spc::ParetoRow& row = drawing.pareto.rows[i];
    const double figures = width_of(figures_of(drawing, row), kPlotLabelText, frame.base);
    const double names = width_of(row_name(row), kSubheadingText, frame.base);
    const double left = frame.plot.right - figures - kBesideEnd;
    if (x < left && x > std::min(frame.plot.left + names, left - kGap) + kBesideEnd) continue;
    if (frame.row_top(i) > from) svg.line({x, from}, {x, frame.row_top(i)}, kInk2, 1.2, kShareDashes);
    from = frame.bar_top(i);
  }
  svg.line({x, from}, {x, frame.plot.bottom}, kInk2, 1.2, kShareDashes);
}

/// There is no room for a line between the words: a pale bar behind each one reaches to the cumulative share.
void draw_share_behind(SvgWriter& svg, const Frame& frame, const spc::ParetoRow& row, std::size_t i) {
  draw_bar(svg, frame, i, row.cumulative_share, kGrid);
  const double end = frame.x(row.cumulative_share);
  svg.line({end, frame.bar_top(i)}, {end, frame.bar_top(i) + frame.bar}, kInk, kParetoLine);
}

void draw_share_words(SvgWriter& svg, const Frame& frame, const spc::ParetoRow& row, std::size_t i, double guide) {
  const TextStyle style = kSubheadingText.coloured(kInk);
  const std::string words = share_words(row.cumulative_share);
  const double baseline = frame.bar_top(i) + frame.bar / 2 + style.factor * frame.base * kMiddleToBaseline;
  const double end = frame.x(row.cumulative_share);
  const double width = width_of(words, style, frame.base);
  // At the end of the pale bar, inside or after it, and further inside where the guide would run through the words.
  for (const double left : {end - kBesideEnd - width, end + kBesideEnd, guide - kBesideEnd - width}) {
    const bool is_on_own_bar = left < frame.x(row.share) + kBesideEnd - 1;
    const bool meets_guide = left - 2 < guide && left + width + 2 > guide;
    if (is_on_own_bar || meets_guide || left + width > frame.plot.right) continue;
    return svg.text(words, {left, baseline}, style);
  }
}

void draw_compact_rows(SvgWriter& svg, const ParetoDrawing& drawing, const Frame& frame) {
  const std::vector<spc::ParetoRow>& rows = drawing.pareto.rows;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    draw_share_behind(svg, frame, rows[i], i);
    draw_bar(svg, frame, i, rows[i].share, bar_colour(rows[i]));
  }
  draw_compact_guide(svg, drawing, frame);
  const double guide = frame.x(drawing.pareto.vital_share);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    draw_words_above(svg, drawing, frame, i);
    draw_share_words(svg, frame, rows[i], i, guide);
  }
}

void draw_wide_rows(SvgWriter& svg, const ParetoDrawing& drawing, const Frame& frame) {
  const std::vector<spc::ParetoRow>& rows = drawing.pareto.rows;
  Occupancy occupied;
  std::vector<Spot> ends;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    draw_bar(svg, frame, i, rows[i].share, bar_colour(rows[i]));
    draw_words_beside(svg, drawing, frame, i);
    // Dots stand at the foot of the bar, where its part of the whole ends.
    ends.push_back({frame.x(rows[i].cumulative_share), frame.bar_top(i) + frame.bar});
    occupied.add_box({frame.plot.left, frame.bar_top(i), frame.x(rows[i].share), frame.bar_top(i) + frame.bar});
  }
  const double guide = frame.x(drawing.pareto.vital_share);
  svg.line({guide, frame.plot.top}, {guide, frame.plot.bottom}, kInk2, 1.2, kShareDashes);
  occupied.add_line({guide, frame.plot.top}, {guide, frame.plot.bottom}, 2);
  draw_cumulative(svg, drawing.pareto, {frame.plot.left, frame.bar_top(0)}, ends, frame.plot, occupied);
}

}  // namespace

DrawnPareto lying_pareto(const ParetoDrawing& drawing, Size size) {
  const Frame frame = frame_of(drawing, size);
  SvgWriter svg(frame.base);
  draw_axis(svg, drawing, frame);
  if (frame.compact())
    draw_compact_rows(svg, drawing, frame);
  else
    draw_wide_rows(svg, drawing, frame);
  std::vector<BarPlace> bars;
  for (std::size_t i = 0; i < drawing.pareto.rows.size(); ++i)
    bars.push_back({{frame.plot.left, frame.row_top(i), frame.plot.right, frame.row_top(i) + frame.row},
                    {frame.x(drawing.pareto.rows[i].share), frame.bar_top(i)}});
  return {svg.take(), frame.width, frame.plot.bottom + kBottom, std::move(bars)};
}

}  // namespace qi::chart
