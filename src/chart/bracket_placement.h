#pragma once
/// Where the brackets over runs stand, and where their notes find room.
/// It moves nothing else: points, lines and earlier labels stay where they are.

#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "chart/box.h"
#include "chart/occupancy.h"

namespace qi::chart {

struct BracketRequest {
  std::vector<Spot> points;  ///< the marks it covers, left to right; one or more
  bool above = true;         ///< on which side of the points it stands; the other side is tried too
  double note_width = 0;
  double note_height = 0;
  bool begins_earlier = false;  ///< it goes on beyond the left edge of the field: no end there
};

struct PlacedBracket {
  bool has_bar = false;  ///< the bar from `left` to `right` at `y`, with ends that point at the marks
  double left = 0;
  double right = 0;
  double y = 0;
  bool above = true;
  bool begins_earlier = false;
  std::optional<Box> note;                      ///< nullopt: no room, the words stay in the list below the chart
  std::optional<std::pair<Spot, Spot>> leader;  ///< from the bar to a note that stands further away
};

struct BracketField {
  Box plot;  ///< bars and notes stay inside
  double mark_radius = 6;
};

/// Places the requests in order, each keeping clear of the marks, of the boxes in `occupied` and of what was placed
/// before; crossing a line there is allowed at its cost. What is placed is added to `occupied`. A request over one
/// point has no bar, unless it began earlier.
std::vector<PlacedBracket> place_brackets(std::span<const BracketRequest> requests, const BracketField& field,
                                          Occupancy& occupied);

}  // namespace qi::chart
