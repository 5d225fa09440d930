#pragma once
/// Any number of choices, each on or off. One choice alone is a plain yes.
/// One choice of several is radios.h.

#include <string>
#include <vector>

#include "html/page.h"
#include "ui/select_field.h"

namespace qi::ui {

struct Checkboxes {
  std::string name;    ///< all boxes send this name; the first's id is the name, then name-2, name-3
  std::string legend;  ///< "" for a single box, whose own text says all
  std::string hint;
  std::string error;
  std::vector<std::string> values;  ///< of the choices that are on
  std::vector<Choice> choices;
  LabelSize legend_size = LabelSize::small_bold;
};
void checkboxes(html::Page& h, const Checkboxes& group);

}  // namespace qi::ui
