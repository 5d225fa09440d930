#pragma once
/// One choice of a few, all in sight.
/// For more than five choices see select_field.h, for several at once checkboxes.h.

#include <string>
#include <vector>

#include "html/page.h"
#include "ui/select_field.h"

namespace qi::ui {

struct Radios {
  std::string
      name;  ///< the first choice's id is the name, so that an error summary can lead to it; then name-2, name-3
  std::string legend;
  std::string hint;
  std::string error;
  std::string value;  ///< of the choice that is set; "" none
  std::vector<Choice> choices;
  LabelSize legend_size = LabelSize::small_bold;
};
void radios(html::Page& h, const Radios& group);

}  // namespace qi::ui
