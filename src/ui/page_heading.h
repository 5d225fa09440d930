#pragma once
/// The top of a page: a small line of context, the one <h1>, a sentence, and actions on the right.
/// The breadcrumb and the title of the browser's tab belong to page_frame.h.

#include <functional>
#include <string>

#include "html/page.h"

namespace qi::ui {

struct PageHeading {
  std::string title;
  std::string kicker;  ///< above: "Response times · Mean, lower is better"; "" none
  std::string lead;    ///< below, grey; "" none
};
void page_heading(html::Page& h, const PageHeading& heading, const std::function<void()>& write_actions = {});

}  // namespace qi::ui
