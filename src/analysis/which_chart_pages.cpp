#include "analysis/which_chart_pages.h"

#include "analysis/try_menu.h"
#include "ui/button.h"
#include "ui/key_values.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"

namespace qi::analysis {
namespace {

void write_given(html::Page& h, const WhichChart& page) {
  if (page.given.empty()) return;
  ui::sheet(h, {.id = "answers", .title = "Your answers"}, [&] {
    h.ul({{"class", "qt-list"}}, [&] {
      for (const GivenAnswer& given : page.given)
        h.li([&] {
          h.p({{"class", "small muted"}}, given.question);
          h.p([&] {
            h.strong(given.words);
            h.text(" ");
            h.a({{"href", given.change}}, [&] {
              h.text("Change");
              h.span({{"class", "nhsuk-u-visually-hidden"}}, " the answer to: " + given.question);
            });
            h.span({{"class", "qt-sub"}}, "Such as: " + given.example);
          });
        });
    });
  });
}

void write_open(html::Page& h, const OpenQuestion& open) {
  ui::sheet(h, {.id = "question", .title = open.asks}, [&] {
    h.p(open.help);
    h.ul({{"class", "qt-list"}}, [&] {
      for (const AnswerLink& answer : open.answers)
        h.li([&] {
          h.p([&] {
            h.a({{"href", answer.url}, {"class", "strong"}}, answer.words);
            h.span({{"class", "qt-sub"}}, "Such as: " + answer.example);
          });
        });
    });
  });
}

void write_found(html::Page& h, const WhichChart& page) {
  const FoundChart& found = *page.found;
  ui::sheet(h, {.id = "found", .title = "Take the " + found.title}, [&] {
    h.p(found.reason);
    ui::key_values(h, {{.key = "What it is for", .value = found.what_for, .url = {}, .write = {}},
                       {.key = "What to record", .value = found.record, .url = {}, .write = {}}});
    if (!found.note.empty()) h.p({{"class", "small muted qt-mt"}}, found.note);
    h.div({{"class", "qt-mt"}}, [&] {
      ui::actions(h, [&] {
        ui::link_button(h, {.text = "Try it with your figures", .url = found.try_it});
        h.a({{"href", page.again}}, "Start again");
      });
    });
  });
}

}  // namespace

void which_chart_page(html::Page& h, const WhichChart& page) {
  ui::page_heading(h, {.title = "Which chart?",
                       .lead = "Three plain questions lead to the chart for your figures. If you have the figures at "
                               "hand, Try it chooses by looking at them."});
  try_menu(h, TryKind::which_chart);
  if (page.open) write_open(h, *page.open);
  if (page.found) write_found(h, page);
  write_given(h, page);
}

}  // namespace qi::analysis
