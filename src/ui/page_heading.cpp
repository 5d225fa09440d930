#include "ui/page_heading.h"

#include "ui/button.h"

namespace qi::ui {

void page_heading(html::Page& h, const PageHeading& heading, const std::function<void()>& write_actions) {
  h.div({{"class", "qt-pagehead"}}, [&] {
    h.div([&] {
      if (!heading.kicker.empty()) h.p({{"class", "qt-kicker"}}, heading.kicker);
      h.h1(heading.title);
      if (!heading.lead.empty()) h.p({{"class", "muted"}}, heading.lead);
    });
    if (write_actions) actions(h, write_actions);
  });
}

}  // namespace qi::ui
