#include "analysis/try_capability/step_yield_pages.h"

#include "analysis/try_menu.h"
#include "ui/button.h"
#include "ui/error_summary.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"
#include "ui/text_area.h"
#include "ui/verdict_strip.h"

namespace qi::analysis {
namespace {

void steps_form(html::Page& h, const StepYieldPage& page) {
  ui::page_form(h,
                {.action = ui::at_answer(page.action),
                 .csrf_token = page.csrf_token,
                 .live = ui::FormLive::redraws_preview,
                 .look = ui::FormLook::sheet,
                 .label = "Your steps"},
                [&] {
                  ui::text_area(h, {.name = "steps",
                                    .label = "Paste a row for each step",
                                    .hint = "Columns: step, units, opportunities in each unit, defects that stayed, "
                                            "and defects put right inside the step if you count them.",
                                    .error = ui::error_of(page.errors, "steps"),
                                    .value = page.form.steps,
                                    .rows = 6,
                                    .kind = ui::TextAreaKind::cells});
                  ui::actions(h, [&] {
                    ui::submit_button(h, {.text = "Show the yield", .name = "show", .value = "answer"});
                    h.a({{"href", page.example}}, "Fill in an example");
                  });
                });
}

void answer_part(html::Page& h, const StepYieldAnswer& answer) {
  ui::sheet(h, {.id = "the-yield", .title = "Yield"}, [&] {
    ui::saying(h,
               {.sentence = {.headline = answer.sentence, .explanation = {}}, .tone = ui::Tone::neutral, .note = {}});
    ui::key_values(h, answer.whole);
    ui::data_table(h, answer.steps);
    h.ul([&] {
      for (const std::string& note : answer.notes) h.li(note);
    });
  });
}

}  // namespace

void step_yield_page(html::Page& h, const StepYieldPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = "Try it: yield of steps",
                       .lead = "Count units and defects in each step, and read how much comes right first time and "
                               "how much gets through all steps. You need no account, and nothing is kept."});
  try_menu(h, TryKind::capability);
  if (!page.example_note.empty()) ui::notice(h, {.text = page.example_note});
  steps_form(h, page);
  ui::live_part(h, "answer", [&] {
    if (!page.answer) return;
    ui::answer_heading(h);
    answer_part(h, *page.answer);
  });
  h.p([&] {
    h.text("Do you measure values instead? ");
    h.a({{"href", page.values}}, "Ask whether they are good enough");
    h.text(".");
  });
}

}  // namespace qi::analysis
