#pragma once
/// A date as one box that takes "11/03/2025". People paste dates whole, and many of our periods are months or weeks.
/// It does not read the date: see tabular/date_reading.h.

#include <string>

#include "html/page.h"
#include "ui/form_field.h"

namespace qi::ui {

struct DateInput {
  std::string name;
  std::string label;
  std::string hint = "For example, 11/03/2025";
  std::string error;
  std::string value;  ///< as typed
};
void date_input(html::Page& h, const DateInput& input);

}  // namespace qi::ui
