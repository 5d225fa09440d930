#include "ui/empty_state.h"

#include "ui/button.h"

namespace qi::ui {

void empty_state(html::Page& h, const EmptyState& state) {
  h.div({{"class", "qt-empty"}}, [&] {
    h.h3(state.title);
    h.p(state.text);
    if (state.next) link_button(h, {.text = state.next->text, .url = state.next->url, .size = ButtonSize::small});
  });
}

}  // namespace qi::ui
