#include "chart/pareto_frame.h"

#include <algorithm>

#include "base/number.h"

namespace qi::chart {
namespace {

constexpr double kAscent = 0.76;
constexpr double kLineCost = 7;
constexpr double kRoundsToOne = 0.95;
constexpr double kRoundsToTenth = 0.05;
constexpr double kRoundsToAll = 99.5;
constexpr double kMostOfNearlyAll = 99.9;
constexpr double kLineHalo = 4.4;  // so that the line shows on a dark bar

}  // namespace

std::string_view bar_colour(const spc::ParetoRow& row) {
  return row.is_vital ? kNeutral : kRule;
}

std::string share_words(double share) {
  const double percent = share * 100;
  const bool is_nearly_nothing = percent > 0 && percent < kRoundsToOne;
  if (percent > 0 && percent < kRoundsToTenth) return "<0.1%";
  const bool is_nearly_all = percent >= kRoundsToAll && percent < 100;
  if (is_nearly_all) return grouped(std::min(percent, kMostOfNearlyAll), 1) + "%";
  return grouped(percent, is_nearly_nothing ? 1 : 0) + "%";
}

std::string row_name(const spc::ParetoRow& row) {
  return row.gathered > 0 ? row.category + " (" + std::to_string(row.gathered) + ")" : row.category;
}

void draw_cumulative(SvgWriter& svg, const spc::Pareto& pareto, Spot start, std::span<const Spot> ends,
                     const Box& field, Occupancy& occupied) {
  std::string data = path_data({{'M', start}});
  Spot before = start;
  for (const Spot& end : ends) {
    data += path_data({{'L', end}});
    occupied.add_line(before, end, kLineCost);
    before = end;
  }
  svg.path(data, kPaper, kLineHalo);
  svg.path(data, kInk, kParetoLine);
  for (const Spot& end : ends) {
    svg.empty("circle", {{"cx", end.x}, {"cy", end.y}, {"r", kParetoDot}, {"fill", kInk}});
    occupied.add_box({end.x - kParetoDot, end.y - kParetoDot, end.x + kParetoDot, end.y + kParetoDot});
  }
  if (pareto.vital_rows == 0 || pareto.vital_rows == pareto.rows.size()) return;
  const std::string words = share_words(pareto.share_of_vital());
  const double size = kPlotLabelText.factor * svg.base_size();
  const TiedLabel label{.mark = ends[pareto.vital_rows - 1],
                        .reach = kParetoDot,
                        .width = width_of(words, kPlotLabelText, svg.base_size()),
                        .height = size};
  if (const auto placed = place_name(label, field, occupied)) {
    if (placed->tie) svg.line(placed->tie->from, placed->tie->to, kInk, 1);
    svg.text(words, {placed->words.left, placed->words.bottom - size * (1 - kAscent)}, kPlotLabelText);
  }
}

}  // namespace qi::chart
