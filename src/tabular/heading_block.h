#pragma once
/// What stands above the figures of a sheet besides headings: a title, a name, a target, the direction that is better.
/// It knows the words of Making Data Count's and Life QI's sheets, and takes them as text: no target is read here.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tabular/layout_guess.h"

namespace qi::tabular {

struct HeadingBlock {
  std::vector<TellingRow> telling;                     ///< rows that tell something of each column
  std::string title;                                   ///< what else stands above the headings, parted by "; "
  std::string name, target, improvement, unit, place;  ///< told once for the whole sheet; "" where not
  bool names_making_data_count = false;
  bool names_life_qi = false;
};

/// What the first cell of a row says the rest of the row is: "Target", "Improvement direction", "Unit".
std::optional<TellingRow::About> about_in(std::string_view cell);

/// Reads the rows above `choices.first_row`, the heading row left out.
HeadingBlock read_heading_block(const PastedCells& cells, const LayoutChoices& choices);

}  // namespace qi::tabular
