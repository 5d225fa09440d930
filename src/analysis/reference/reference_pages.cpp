#include "analysis/reference/reference_pages.h"

#include "analysis/calculations/calculation_pages.h"
#include "analysis/try_tests/tests_pages.h"
#include "ui/button.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"

namespace qi::analysis {
namespace {

void try_button(html::Page& h, const TryWith& with, const std::string& csrf_token) {
  ui::page_form(h, {.action = with.action, .csrf_token = csrf_token, .label = with.text}, [&] {
    for (const auto& [name, value] : with.fields) ui::hidden_field(h, name, value);
    ui::submit_button(h, {.text = with.text, .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
  });
}

void example(html::Page& h, const ReferencePage& page) {
  const ReferenceEntry& entry = page.entry;
  if (entry.story.empty()) return;
  ui::sheet(h, {.id = "example", .title = "An example"}, [&] {
    h.p(entry.story);
    if (entry.saying) ui::saying(h, *entry.saying);
    if (entry.figure) ui::chart_figure(h, *entry.figure);
    if (entry.try_with) try_button(h, *entry.try_with, page.csrf_token);
  });
  if (entry.answer) write_test_answer(h, *entry.answer);
  if (entry.worked) write_calculation_answer(h, *entry.worked);
  if (entry.question.empty()) return;
  ui::sheet(h, {.id = "for-programs", .title = "The same for programs"}, [&] {
    h.p("Sent as the body of a POST to " + entry.question_path + "; the answer holds every number.");
    h.pre({{"class", "qt-code qt-code--wraps"}}, entry.question);
  });
}

}  // namespace

void reference_index_page(html::Page& h, const ReferenceIndexPage& page) {
  ui::page_heading(h,
                   {.title = "Reference",
                    .lead = "Every chart, rule, test and calculation: what it is for, its formula, its source and an "
                            "example."});
  for (const ReferenceSection& section : page.sections)
    ui::sheet(h, {.id = section.id, .title = section.title}, [&] {
      h.ul([&] {
        for (const ReferenceLink& link : section.links)
          h.li([&] {
            h.p([&] { h.a({{"href", link.url}}, link.title); });
            h.p({{"class", "small muted"}}, link.line);
          });
      });
    });
}

void reference_page(html::Page& h, const ReferencePage& page) {
  const ReferenceEntry& entry = page.entry;
  ui::page_heading(h, {.title = entry.title, .kicker = entry.kicker, .lead = entry.what_for});
  ui::sheet(h, {.id = "facts", .title = "What it is"}, [&] { ui::key_values(h, entry.facts); });
  if (entry.inputs) ui::sheet(h, {.id = "inputs", .title = "What it takes"}, [&] { ui::data_table(h, *entry.inputs); });
  example(h, page);
  h.p([&] { h.a({{"href", html::Url::path("/reference")}}, "All charts, rules, tests and calculations"); });
}

}  // namespace qi::analysis
