#pragma once
/// Pictures of one kind side by side on one sheet that stands alone: one for each place, group or period.
/// It draws none of them and gives them no common scale: that is asked of each drawing.

#include <string>
#include <vector>

namespace qi::chart {

struct SmallMultiples {
  std::string heading;                ///< of the sheet: "Minutes to answer"
  std::vector<std::string> names;     ///< of the pictures, for the accessible name
  std::vector<std::string> pictures;  ///< as many: Size::compact, Purpose::file
};

/// One <svg> element, three pictures in a row at most, in the order given.
std::string small_multiples(const SmallMultiples& sheet);

}  // namespace qi::chart
