#include "chart/bracket_placement.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace qi::chart {
namespace {

constexpr double kBarGap = 5;       // between a mark's edge and the bar's ends
constexpr double kBarTick = 5;      // the ends that point at the marks
constexpr double kBarOverhang = 5;  // beyond the middles of the outer marks
constexpr double kNoteGap = 3;      // between bar and note
constexpr double kNoteMargin = 2;   // kept free around a note
constexpr double kFarCost = 0.12;   // per unit of distance
constexpr double kSideCost = 0.02;  // per unit sideways
constexpr double kOtherSideCost = 7;
constexpr std::array kLifts{0.0, 6.0, 12.0, 18.0};  // a bar clears the marks of its neighbours
constexpr double kLiftCost = 0.15;                  // per unit
constexpr double kLeaderCost = 3;
constexpr double kNoteCrossing = 2.5;    // of the cost of a line: further off is better than struck through
constexpr double kLeaderCrossing = 0.4;  // of the same
constexpr double kDearest = 75;          // rather no note than one as bad as this
constexpr double kOfALeader = 30;        // how much later words mind lying across it
constexpr int kStepsFromAPoint = 2;
constexpr int kSteps = 8;

struct Choice {
  PlacedBracket bracket;
  double cost = 0;
};

struct Bar {
  double left = 0;
  double right = 0;
  double y = 0;
};

bool wants_bar(const BracketRequest& request) {
  return request.points.size() > 1 || request.begins_earlier;
}

Bar bar_beside(const BracketRequest& request, const BracketField& field, bool above) {
  const auto [low, high] = std::ranges::minmax_element(request.points, {}, &Spot::y);
  const double reach = field.mark_radius + kBarGap + (wants_bar(request) ? kBarTick : 0);
  const double span = request.points.back().x - request.points.front().x;
  const double apart = request.points.size() > 1 ? span / static_cast<double>(request.points.size() - 1) : kBarOverhang;
  // Less than half way to the neighbours, whose marks are not meant.
  const double overhang = std::min(kBarOverhang, apart * 0.4);
  const double left = request.begins_earlier ? field.plot.left : request.points.front().x - overhang;
  return {left, request.points.back().x + overhang, above ? low->y - reach : high->y + reach};
}

Box box_of(const Bar& bar, bool above) {
  return above ? Box{bar.left, bar.y - 1, bar.right, bar.y + kBarTick}
               : Box{bar.left, bar.y - kBarTick, bar.right, bar.y + 1};
}

/// All the places for the note of a bar, cheapest kept.
void try_notes(const BracketRequest& request, const BracketField& field, const Occupancy& occupied, const Bar& bar,
               bool above, double bar_cost, std::optional<Choice>& best) {
  const double middle = (bar.left + bar.right) / 2;
  const double half = request.note_width / 2;
  // A note on one point has no bar to lead to, so it stands close to its mark.
  const int furthest = wants_bar(request) ? kSteps : kStepsFromAPoint;
  for (int up = 0; up <= furthest; ++up) {
    const double away = kNoteGap + up * request.note_height * 0.75;
    for (int along = -kSteps; along <= kSteps; ++along) {
      const double reach = wants_bar(request) ? std::max(half, (bar.right - bar.left) / 2) + 10 : half * 0.9;
      const double shift = along * reach / kSteps;
      const double centre =
          std::clamp(middle + shift, field.plot.left + half, std::max(field.plot.left + half, field.plot.right - half));
      const double near_edge = above ? bar.y - away : bar.y + away;
      const Box note{centre - half, above ? near_edge - request.note_height : near_edge, centre + half,
                     above ? near_edge : near_edge + request.note_height};
      const Box wide = note.grown(kNoteMargin);
      if (!field.plot.holds(note) || !occupied.is_free(wide)) continue;
      double cost = bar_cost + away * kFarCost + std::abs(centre - middle) * kSideCost +
                    occupied.crossing_cost(wide) * kNoteCrossing;
      PlacedBracket placed{wants_bar(request),     bar.left, bar.right,   bar.y, above,
                           request.begins_earlier, note,     std::nullopt};
      const bool apart = up > 0;
      if (apart) {
        const double x = std::clamp(middle, note.left + 6, note.right - 6);
        if (x < bar.left || x > bar.right) continue;
        placed.leader = {Spot{x, bar.y}, Spot{x, near_edge}};
        // A leader through a mark or a label would be read as pointing at it.
        const Box track{x - 1, std::min(bar.y, near_edge) + 1, x + 1, std::max(bar.y, near_edge) - 1};
        if (track.height() > 0 && !occupied.is_free(track)) continue;
        cost += kLeaderCost + occupied.crossing_cost(track) * kLeaderCrossing;
      }
      if (cost < kDearest && (!best || cost < best->cost)) best = Choice{placed, cost};
    }
  }
}

}  // namespace

std::vector<PlacedBracket> place_brackets(std::span<const BracketRequest> requests, const BracketField& field,
                                          Occupancy& occupied) {
  std::vector<PlacedBracket> placed;
  for (const BracketRequest& request : requests) {
    std::optional<Choice> best;
    std::optional<PlacedBracket> bare;
    for (const bool above : {request.above, !request.above})
      for (const double lift : kLifts) {
        Bar bar = bar_beside(request, field, above);
        bar.y += above ? -lift : lift;
        const Box bar_box = box_of(bar, above);
        const bool has_bar = wants_bar(request);
        if (!has_bar && lift > 0) continue;
        if (has_bar &&
            (bar_box.top < field.plot.top || bar_box.bottom > field.plot.bottom || !occupied.is_free(bar_box)))
          continue;
        if (!bare && has_bar)
          bare = PlacedBracket{true,         bar.left,    bar.right, bar.y, above, request.begins_earlier,
                               std::nullopt, std::nullopt};
        // A bar on a line of the chart would be read as part of it.
        const double crossing = has_bar ? occupied.crossing_cost(bar_box) * kLeaderCrossing : 0;
        try_notes(request, field, occupied, bar, above,
                  lift * kLiftCost + crossing + (above == request.above ? 0 : kOtherSideCost), best);
      }
    if (best)
      placed.push_back(best->bracket);
    else
      placed.push_back(bare.value_or(PlacedBracket{.above = request.above}));
    const PlacedBracket& now = placed.back();
    if (now.has_bar) occupied.add_box(box_of({now.left, now.right, now.y}, now.above));
    if (now.note) occupied.add_box(now.note->grown(kNoteMargin));
    if (now.leader) occupied.add_line(now.leader->first, now.leader->second, kOfALeader);
  }
  return placed;
}

}  // namespace qi::chart
