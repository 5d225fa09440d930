#pragma once
/// The box at the top of a refused form: what is wrong, each a link to its field. It takes the focus when the page
/// opens.

#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"

namespace qi::ui {

struct ErrorSummary {
  std::string title = "There is a problem";
  std::string lead;                ///< a sentence under the title; "" none
  std::vector<FieldError> errors;  ///< `field` is the id of the control; "" is a message that leads nowhere
};
/// Draws nothing when there are no errors and no lead.
void error_summary(html::Page& h, const ErrorSummary& summary);

/// For a refused form: its field errors, or its one sentence when no field is named.
ErrorSummary summary_of(const Error& error);

}  // namespace qi::ui
