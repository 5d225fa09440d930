#pragma once
/// Columns in which every cell is written the same unusual way: "30 min", "£1,030", "0215" for a quarter past two. They
/// are written as figures and times of day are read.
/// A column of mixed ways stays as it is, because what is meant by each is for a person to say.

#include <string>
#include <string_view>
#include <vector>

#include "tabular/pasted_cells.h"

namespace qi::tabular {

/// "min", "Hours", "£": a word or sign that people put beside a figure.
bool is_unit(std::string_view word);

/// Takes off a unit that every figure of a column carries, two of them or more; its heading, where it has one, then
/// ends with the unit: "Wait (min)". The first row is one of headings where it has no date, number or clock.
/// returns  a sentence for each column that was changed
std::vector<std::string> take_units(PastedCells& cells);

/// Puts the colon into times of day of four digits, one of them with a leading 0, under a heading that may speak of a
/// clock; "Time" is then called "Time of day".
/// returns  as take_units
std::vector<std::string> put_colons(PastedCells& cells);

}  // namespace qi::tabular
