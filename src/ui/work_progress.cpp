#include "ui/work_progress.h"

#include "base/number.h"
#include "ui/page_form.h"

namespace qi::ui {

void work_progress(html::Page& h, const WorkProgress& progress) {
  const bool goes_on = progress.goes == WorkProgress::Goes::on;
  const std::string how_far = grouped(progress.done) + " of " + grouped(progress.total);
  live_part(h, progress.id, [&] {
    h.div({{"class", "qt-work"}, {"data-refresh", goes_on}}, [&] {
      h.p([&] { tag(h, progress.state); });
      if (goes_on && progress.total > 0)
        h.progress({{"class", "qt-work__bar"},
                    {"aria-label", "How far it is"},
                    {"value", progress.done},
                    {"max", progress.total}},
                   how_far);
      if (goes_on && progress.total > 0) h.p(how_far);
      if (!progress.words.empty()) h.p({{"role", "status"}}, progress.words);
      if (goes_on) h.p([&] { h.a({{"href", progress.again}}, "See how far it is now"); });
    });
  });
}

}  // namespace qi::ui
