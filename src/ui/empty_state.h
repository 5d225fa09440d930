#pragma once
/// What stands where nothing is: why, what good looks like, and the one next step.
/// Not for a refusal or a fault: see notice.h and error_summary.h.

#include <optional>
#include <string>

#include "html/page.h"
#include "html/url.h"
#include "ui/sheet.h"

namespace qi::ui {

struct EmptyState {
  std::string title;  ///< "Nothing unusual this month"
  std::string text;
  std::optional<SideLink> next;  ///< the one next step
};
void empty_state(html::Page& h, const EmptyState& state);

}  // namespace qi::ui
