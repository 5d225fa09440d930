#pragma once
/// Finds room on the plot for a label: of a level line just above or just below it, of a mark also further off.
/// It draws nothing; what finds no room is left out.

#include <optional>
#include <vector>

#include "chart/occupancy.h"

namespace qi::chart {

/// On which side of its line a label may stand.
enum class LabelSide { either, above, below };

struct LevelLabel {
  double y = 0;     ///< of the line
  double left = 0;  ///< the stretch of the line that the label may stand on
  double right = 0;
  double width = 0;  ///< of the words
  double height = 0;
  bool from_right = true;       ///< which end of the stretch is tried first
  std::vector<Box> shuns = {};  ///< the words keep out of these, though nothing stands there
  LabelSide side = LabelSide::either;
};

/// The best free place inside `plot`, which is then occupied; nullopt when every place covers a mark, a label or too
/// many lines.
std::optional<Box> place_level_label(const LevelLabel& label, const Box& plot, Occupancy& occupied);

/// A label that stands away from its mark; a hairline ties it to it.
struct TiedLabel {
  Spot mark;
  double reach = 0;  ///< half the height of the mark: the hairline begins there
  double width = 0;  ///< of the words
  double height = 0;
  std::vector<Box> shuns = {};  ///< the words keep out of these, the hairline may cross them
};
struct PlacedTie {
  Box words;
  Spot from;  ///< of the hairline, at the mark
  Spot to;    ///< at the words
};

bool keeps_out(const std::vector<Box>& shuns, const Box& words);

/// The best free place above or below the mark inside `plot`, which is then occupied with its hairline; nullopt when
/// every place covers something or lies too far off.
std::optional<PlacedTie> place_tied_label(const TiedLabel& label, const Box& plot, Occupancy& occupied);

}  // namespace qi::chart
