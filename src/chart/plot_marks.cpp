#include "chart/plot_marks.h"

#include <algorithm>

namespace qi::chart {
namespace {

constexpr double kRoomForACommonMark = 9;  // slot at which full-size marks have air between them
constexpr double kSmallestCommon = 1.7;
constexpr double kSmallestSpecial = 3.2;

void diamond(SvgWriter& svg, Spot at, double half, std::string_view fill, double edge) {
  const std::string data = path_data({{'M', {at.x, at.y - half}},
                                      {'L', {at.x + half, at.y}},
                                      {'L', {at.x, at.y + half}},
                                      {'L', {at.x - half, at.y}}}) +
                           "Z";
  svg.empty("path", {{"d", data}, {"fill", fill}, {"stroke", kPaper}, {"stroke-width", edge}});
}

}  // namespace

MarkSizes wide_marks() {
  return {};
}

MarkSizes compact_marks() {
  return {2.8, 4.2, 5, 3.75, 7, 1.2};
}

MarkSizes scaled(const MarkSizes& sizes, double factor) {
  return {sizes.common * factor, sizes.improving * factor, sizes.diamond * factor,
          sizes.square * factor, sizes.ring * factor,      sizes.edge * factor};
}

MarkSizes crowded(const MarkSizes& sizes, double slot) {
  if (slot >= kRoomForACommonMark) return sizes;
  const double factor = slot / kRoomForACommonMark;
  MarkSizes small = scaled(sizes, factor);
  small.common = std::min(sizes.common, std::max(kSmallestCommon, small.common));
  const double special = std::min(1.0, std::max(kSmallestSpecial / sizes.improving, factor));
  small.improving = sizes.improving * special;
  small.diamond = sizes.diamond * special;
  small.square = sizes.square * special;
  small.ring = std::max(sizes.ring * 0.75, sizes.ring * special);
  small.edge = std::max(0.6, sizes.edge * special);
  return small;
}

double reach(const MarkSizes& sizes, spc::PointState state) {
  switch (state) {
    case spc::PointState::improving: return sizes.improving;
    case spc::PointState::concerning: return sizes.diamond;
    case spc::PointState::neutral:
    case spc::PointState::mixed: return sizes.square;
    case spc::PointState::missing:
    case spc::PointState::excluded:
    case spc::PointState::common: break;
  }
  return sizes.common;
}

void draw_mark(SvgWriter& svg, Spot at, spc::PointState state, const MarkSizes& sizes, Filling filling) {
  const std::string_view colour = mark_colour(state);
  if (filling == Filling::hollow || state == spc::PointState::excluded) {
    const double stroke = std::min(1.6, sizes.common * 0.45);
    svg.empty("circle", {{"cx", at.x},
                         {"cy", at.y},
                         {"r", sizes.common},
                         {"fill", kPaper},
                         {"stroke", kCommon},
                         {"stroke-width", stroke}});
    return;
  }
  switch (state) {
    case spc::PointState::common:
      svg.empty("circle", {{"cx", at.x}, {"cy", at.y}, {"r", sizes.common}, {"fill", colour}});
      return;
    case spc::PointState::improving:
      svg.empty("circle", {{"cx", at.x},
                           {"cy", at.y},
                           {"r", sizes.improving},
                           {"fill", colour},
                           {"stroke", kPaper},
                           {"stroke-width", sizes.edge}});
      return;
    case spc::PointState::concerning: diamond(svg, at, sizes.diamond, colour, sizes.edge); return;
    case spc::PointState::neutral:
    case spc::PointState::mixed:
      svg.empty("rect", {{"x", at.x - sizes.square},
                         {"y", at.y - sizes.square},
                         {"width", 2 * sizes.square},
                         {"height", 2 * sizes.square},
                         {"fill", colour},
                         {"stroke", kPaper},
                         {"stroke-width", sizes.edge}});
      return;
    case spc::PointState::excluded:
    case spc::PointState::missing: return;
  }
}

void draw_latest_ring(SvgWriter& svg, Spot at, const MarkSizes& sizes, double stroke) {
  svg.empty(
      "circle",
      {{"cx", at.x}, {"cy", at.y}, {"r", sizes.ring}, {"fill", "none"}, {"stroke", kInk}, {"stroke-width", stroke}});
}

}  // namespace qi::chart
