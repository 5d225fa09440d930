#include <algorithm>

#include "chart/axis_scale.h"
#include "chart/chart_frame.h"
#include "chart/pareto_frame.h"

namespace qi::chart {
namespace {

constexpr double kHeight = 500;
constexpr double kTop = 58;
constexpr double kRightMargin = 62;
constexpr double kLeastLeftMargin = 52;
constexpr double kNarrowestSlot = 58;
constexpr double kWidestSlot = 190;
constexpr double kBarShare = 0.84;  // of a slot
constexpr double kNameLine = 1.2;   // of the font size
constexpr double kBesideName = 8;
constexpr std::size_t kMostNameLines = 4;
constexpr double kAboveBar = 5;
constexpr double kInsideBar = 5;
constexpr int kShareStep = 20;
constexpr double kLeastToPointAt = 24;

/// Where everything stands. Amounts and shares have one height: the top is all amounts and 100 %.
struct Frame {
  Box plot;
  double slot = 0;
  ValueScale amounts;
  std::vector<std::vector<std::string>> names;  ///< lines of each

  double y(double share) const { return plot.bottom - share * plot.height(); }
  double bar_left(std::size_t row) const { return plot.left + (static_cast<double>(row) + (1 - kBarShare) / 2) * slot; }
  double bar_right(std::size_t row) const { return bar_left(row) + kBarShare * slot; }
};

std::size_t most_lines(const Frame& frame) {
  std::size_t most = 1;
  for (const auto& lines : frame.names) most = std::max(most, lines.size());
  return most;
}

Frame frame_of(const ParetoDrawing& drawing) {
  const spc::Pareto& pareto = drawing.pareto;
  const double size = kSubheadingText.factor * kParetoBase;
  Frame frame;
  frame.amounts = zero_based_scale(std::vector<double>{pareto.total_amount}, drawing.wording.format.style, 6);
  frame.amounts.high = pareto.total_amount;
  std::erase_if(frame.amounts.ticks, [&](double tick) { return tick > pareto.total_amount; });
  double ticks = 0;
  for (const double tick : frame.amounts.ticks)
    ticks = std::max(ticks, width_of(tick_label(tick, frame.amounts, drawing.wording.format), kAxisText, kParetoBase));
  frame.plot = {std::max(kLeastLeftMargin, ticks + 16), kTop, kWideWidth - kRightMargin, 0};
  const auto rows = static_cast<double>(pareto.rows.size());
  frame.slot = std::min(kWidestSlot, frame.plot.width() / rows);
  frame.plot.right = frame.plot.left + frame.slot * rows;
  for (const spc::ParetoRow& row : pareto.rows)
    frame.names.push_back(wrapped(row_name(row), frame.slot - kBesideName, size));
  frame.plot.bottom = kHeight - 16 - static_cast<double>(most_lines(frame)) * size * kNameLine;
  return frame;
}

void draw_axes(SvgWriter& svg, const ParetoDrawing& drawing, const Frame& frame) {
  const Box& plot = frame.plot;
  const double drop = kAxisText.factor * kParetoBase * 0.36;
  for (int percent = 0; percent <= 100; percent += kShareStep) {
    const double y = frame.y(percent / 100.0);
    if (percent > 0) svg.line({plot.left, y}, {plot.right, y}, kGrid, 1);
    svg.text(std::to_string(percent) + "%", {plot.right + 10, y + drop}, kAxisText);
  }
  for (const double tick : frame.amounts.ticks)
    svg.text(tick_label(tick, frame.amounts, drawing.wording.format),
             {plot.left - 8, frame.y(tick / frame.amounts.high) + drop}, kAxisText, Anchor::end);
  const std::string amounts = drawing.amount_name.empty() ? drawing.wording.cases : drawing.amount_name;
  const std::string_view shares = "Share of all";
  const double room = kWideWidth - width_of(shares, kHeadingText, kParetoBase) - 24 - 8;
  svg.text(shortened(amounts, room, kHeadingText.factor * kParetoBase, kHeadingText.weight), {8, 34}, kHeadingText);
  const double shares_end = std::min(kWideWidth - 8, plot.right + kRightMargin - 8);
  svg.text(shares,
           {std::max(shares_end, 8 + width_of(amounts, kHeadingText, kParetoBase) + 24 +
                                     width_of(shares, kHeadingText, kParetoBase)),
            34},
           kHeadingText, Anchor::end);
}

void draw_bars(SvgWriter& svg, const ParetoDrawing& drawing, const Frame& frame) {
  for (std::size_t i = 0; i < drawing.pareto.rows.size(); ++i) {
    const spc::ParetoRow& row = drawing.pareto.rows[i];
    svg.empty("rect", {{"x", frame.bar_left(i)},
                       {"y", frame.y(row.share)},
                       {"width", frame.bar_right(i) - frame.bar_left(i)},
                       {"height", frame.plot.bottom - frame.y(row.share)},
                       {"fill", bar_colour(row)}});
  }
  svg.line({frame.plot.left, frame.plot.bottom}, {frame.plot.right, frame.plot.bottom}, kInk2, 1);
}

void draw_names(SvgWriter& svg, const Frame& frame) {
  const double size = kSubheadingText.factor * kParetoBase;
  for (std::size_t i = 0; i < frame.names.size(); ++i) {
    const double middle = (frame.bar_left(i) + frame.bar_right(i)) / 2;
    double baseline = frame.plot.bottom + 4;
    for (const std::string& line : frame.names[i])
      svg.text(line, {middle, baseline += size * kNameLine}, kSubheadingText.coloured(kInk), Anchor::middle);
  }
}

/// Above the bar; inside it where the line of shares runs through the words.
void draw_amounts(SvgWriter& svg, const ParetoDrawing& drawing, const Frame& frame, Occupancy& occupied) {
  const double size = kPlotLabelText.factor * kParetoBase;
  for (std::size_t i = 0; i < drawing.pareto.rows.size(); ++i) {
    const spc::ParetoRow& row = drawing.pareto.rows[i];
    const std::string words = show(row.amount, drawing.wording.format);
    const double width = width_of(words, kPlotLabelText, kParetoBase);
    if (width > frame.slot - 2) continue;
    const double middle = (frame.bar_left(i) + frame.bar_right(i)) / 2;
    const double top = frame.y(row.share);
    const Box above{middle - width / 2, top - kAboveBar - size, middle + width / 2, top - kAboveBar};
    const bool is_clear = occupied.is_free(above) && occupied.crossing_cost(above.grown(1)) <= 0;
    const bool has_room =
        frame.plot.bottom - top > size + 2 * kInsideBar && width < frame.bar_right(i) - frame.bar_left(i) - 4;
    if (is_clear || !has_room) {
      svg.text(words, {middle, top - kAboveBar - 1}, kPlotLabelText, Anchor::middle);
      occupied.add_box(above);
    } else {
      TextStyle inside = kPlotLabelText.coloured(row.is_vital ? kPaper : kInk);
      inside.halo = false;
      inside.css_class = "t-sub";
      svg.text(words, {middle, top + kInsideBar + size * 0.8}, inside, Anchor::middle);
      occupied.add_box({above.left, top + kInsideBar, above.right, top + kInsideBar + size});
    }
  }
}

}  // namespace

bool fits_standing(const ParetoDrawing& drawing) {
  const Frame frame = frame_of(drawing);
  if (frame.slot < kNarrowestSlot || most_lines(frame) > kMostNameLines) return false;
  const double size = kSubheadingText.factor * kParetoBase;
  return std::ranges::all_of(frame.names, [&](const std::vector<std::string>& lines) {
    return std::ranges::all_of(
        lines, [&](const std::string& line) { return text_width(line, size) <= frame.slot - kBesideName / 2; });
  });
}

DrawnPareto standing_pareto(const ParetoDrawing& drawing) {
  const spc::Pareto& pareto = drawing.pareto;
  const Frame frame = frame_of(drawing);
  SvgWriter svg(kParetoBase);
  Occupancy occupied;
  draw_axes(svg, drawing, frame);
  draw_bars(svg, drawing, frame);
  const double guide = frame.y(pareto.vital_share);
  svg.line({frame.plot.left, guide}, {frame.plot.right, guide}, kInk2, 1.2, kShareDashes);
  std::vector<Spot> ends;
  for (std::size_t i = 0; i < pareto.rows.size(); ++i)
    ends.push_back({frame.bar_right(i), frame.y(pareto.rows[i].cumulative_share)});
  const Spot start{frame.bar_left(0), frame.plot.bottom};
  // The line is drawn last but takes its place first: words keep clear of it.
  SvgWriter line(kParetoBase);
  for (std::size_t i = 0; i < ends.size(); ++i) occupied.add_line(i == 0 ? start : ends[i - 1], ends[i], 1);
  draw_amounts(svg, drawing, frame, occupied);
  occupied.add_line({frame.plot.left, guide}, {frame.plot.right, guide}, 1);
  draw_names(svg, frame);
  for (std::size_t i = 0; i < ends.size(); ++i)
    occupied.add_box({frame.bar_left(i), frame.y(pareto.rows[i].share), frame.bar_right(i), frame.plot.bottom});
  const Box field{frame.plot.left, frame.plot.top - 22, frame.plot.right, frame.plot.bottom};
  draw_cumulative(line, pareto, start, ends, field, occupied);
  std::vector<BarPlace> bars;
  for (std::size_t i = 0; i < pareto.rows.size(); ++i) {
    const double top = frame.y(pareto.rows[i].share);
    const double area_top = std::min(top, frame.plot.bottom - kLeastToPointAt);
    bars.push_back({{frame.bar_left(i), area_top, frame.bar_right(i), frame.plot.bottom},
                    {(frame.bar_left(i) + frame.bar_right(i)) / 2, top}});
  }
  return {svg.take() + line.take(), kWideWidth, kHeight, std::move(bars)};
}

}  // namespace qi::chart
