#pragma once
/// The page on which one figure is entered: one screen on a phone.
/// It reads no number and stores nothing: see point_entry.h.

#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "html/url.h"
#include "measures/entry/point_entry.h"

namespace qi::measures {

struct EntryPage {
  EntryForm form;
  std::vector<FieldError> errors;
  std::string measure_name;
  std::string organisation_name;
  std::string period_label;  ///< "Month", "Week": any day in it will do
  bool takes_parts = false;
  std::string numerator_label;
  std::string denominator_label;
  std::string value_label;          ///< "Minutes and seconds, like 9:15"
  bool asks = false;                ///< a question stands: the box that answers it is shown
  std::vector<std::string> recent;  ///< the newest figures in words, newest first: "March 2025: 27:47"
  html::Url action;
  html::Url back;
  std::string csrf_token;
};
void entry_page(html::Page& h, const EntryPage& page);

}  // namespace qi::measures
