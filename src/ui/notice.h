#pragma once
/// Words that must not be missed (callout), words to know (inset), and the news that something was done (done).
/// Not for errors of a form: see error_summary.h.

#include <functional>
#include <string>

#include "html/page.h"

namespace qi::ui {

enum class NoticeKind { callout, inset, done };

struct Notice {
  NoticeKind kind = NoticeKind::inset;
  std::string title;  ///< callout and done; "" for inset
  std::string text;   ///< one paragraph; "" when `write` writes the body
};
void notice(html::Page& h, const Notice& notice, const std::function<void()>& write = {});

}  // namespace qi::ui
