#include "ui/pager.h"

namespace qi::ui {

void pager(html::Page& h, const Pager& pager) {
  if (pager.pages <= 1) return;
  h.nav({{"class", "qt-pager"}, {"aria-label", "Pages"}}, [&] {
    if (pager.page > 1) h.a({{"href", pager.url_of(pager.page - 1)}, {"rel", "prev"}}, "Previous page");
    h.span({{"class", "muted"}}, "Page " + std::to_string(pager.page) + " of " + std::to_string(pager.pages));
    if (pager.page < pager.pages) h.a({{"href", pager.url_of(pager.page + 1)}, {"rel", "next"}}, "Next page");
  });
}

}  // namespace qi::ui
