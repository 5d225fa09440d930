#include "ui/notice.h"

namespace qi::ui {

namespace {

void write_body(html::Page& h, const Notice& notice, const std::function<void()>& write) {
  if (!notice.text.empty()) h.p(notice.text);
  if (write) write();
}

void write_callout(html::Page& h, const Notice& notice, const std::function<void()>& write) {
  h.div({{"class", "nhsuk-warning-callout qt-warn"}}, [&] {
    h.h2({{"class", "nhsuk-warning-callout__label"}}, [&] {
      h.span({{"class", "nhsuk-u-visually-hidden"}}, "Important: ");
      h.text(notice.title);
    });
    write_body(h, notice, write);
  });
}

void write_inset(html::Page& h, const Notice& notice, const std::function<void()>& write) {
  h.div({{"class", "nhsuk-inset-text qt-inset"}}, [&] {
    h.span({{"class", "nhsuk-u-visually-hidden"}}, "Information: ");
    write_body(h, notice, write);
  });
}

void write_done(html::Page& h, const Notice& notice, const std::function<void()>& write) {
  h.div({{"class", "qt-done"}, {"role", "status"}, {"data-done", true}, {"tabindex", "-1"}}, [&] {
    h.p({{"class", "strong"}}, notice.title);
    write_body(h, notice, write);
  });
}

}  // namespace

void notice(html::Page& h, const Notice& notice, const std::function<void()>& write) {
  switch (notice.kind) {
    case NoticeKind::callout: return write_callout(h, notice, write);
    case NoticeKind::inset: return write_inset(h, notice, write);
    case NoticeKind::done: return write_done(h, notice, write);
  }
}

}  // namespace qi::ui
