#include "analysis/try_tests/tests_pages.h"

#include "analysis/answer_parts.h"
#include "analysis/try_menu.h"
#include "shell/carried_form.h"
#include "ui/button.h"
#include "ui/chart_figure.h"
#include "ui/error_summary.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/select_field.h"
#include "ui/sheet.h"
#include "ui/text_area.h"
#include "ui/text_input.h"
#include "ui/verdict_strip.h"

namespace qi::analysis {
namespace {

std::vector<ui::Choice> question_choices() {
  std::vector<ui::Choice> choices;
  for (const stats::AsksRow& row : stats::every_question())
    choices.push_back({.value = std::string(row.slug), .text = std::string(row.title), .hint = {}});
  return choices;
}

std::vector<ui::Choice> test_choices() {
  std::vector<ui::Choice> choices{{.value = "", .text = "Choose for me, and say why", .hint = {}}};
  for (const stats::AsksRow& asks : stats::every_question())
    for (const stats::TestRow& row : stats::test_catalogue())
      if (row.asks == asks.asks)
        choices.push_back({.value = std::string(row.slug),
                           .text = std::string(row.title) + ": " + std::string(row.question),
                           .hint = {}});
  return choices;
}

void question_fields(html::Page& h, const TestsPage& page) {
  ui::text_area(h, {.name = "figures",
                    .label = "Paste a table: a column for each group",
                    .hint = "Copy the cells from Excel with their headings. A column of words beside one of figures "
                            "names the group of each row. Do not include patient details.",
                    .error = ui::error_of(page.errors, "figures"),
                    .value = page.form.figures,
                    .rows = 8,
                    .kind = ui::TextAreaKind::cells});
  ui::select_field(h, {.name = "asks",
                       .label = "What do you want to know?",
                       .error = ui::error_of(page.errors, "asks"),
                       .value = page.form.asks,
                       .choices = question_choices()});
  ui::select_field(h, {.name = "rows",
                       .label = "Do the figures in one row belong together?",
                       .hint = "The same station before and after, the same call judged twice",
                       .value = page.form.rows,
                       .choices = {{.value = "alone", .text = "No, every figure stands alone", .hint = {}},
                                   {.value = "together", .text = "Yes, they are pairs", .hint = {}}}});
}

void test_fields(html::Page& h, const TestsPage& page) {
  ui::select_field(h, {.name = "test",
                       .label = "Test",
                       .error = ui::error_of(page.errors, "test"),
                       .value = page.form.test,
                       .choices = test_choices()});
  ui::text_input(h, {.name = "null_value",
                     .label = "What is assumed, if not zero",
                     .hint = "An agreed mean, a difference, a share like 0.9 or 90%, a time like 18:00",
                     .error = ui::error_of(page.errors, "null_value"),
                     .value = page.form.null_value,
                     .width = ui::InputWidth::characters_10,
                     .autocomplete = "off"});
  ui::select_field(h, {.name = "alternative",
                       .label = "Which difference would count?",
                       .error = ui::error_of(page.errors, "alternative"),
                       .value = page.form.alternative,
                       .choices = {{.value = "two_sided", .text = "Either way", .hint = {}},
                                   {.value = "greater", .text = "Only more", .hint = {}},
                                   {.value = "less", .text = "Only less", .hint = {}}}});
  ui::text_input(h, {.name = "level",
                     .label = "Confidence level, percent",
                     .error = ui::error_of(page.errors, "level"),
                     .value = page.form.level,
                     .width = ui::InputWidth::characters_5,
                     .autocomplete = "off"});
}

void tests_form(html::Page& h, const TestsPage& page) {
  ui::page_form(h,
                {.action = ui::at_answer(page.action),
                 .csrf_token = page.csrf_token,
                 .live = ui::FormLive::redraws_preview,
                 .look = ui::FormLook::sheet,
                 .label = "Your table"},
                [&] {
                  question_fields(h, page);
                  test_fields(h, page);
                  ui::actions(h, [&] {
                    ui::submit_button(h, {.text = "Show the answer", .name = "show", .value = "answer"});
                    h.a({{"href", page.example}}, "Fill in an example");
                  });
                });
}

/// The pictures, each by its number where there are several.
void downloads(html::Page& h, const TestsPage& page) {
  if (page.answer->files.empty()) return;
  ui::sheet(h, {.id = "take-away", .title = "Take it with you"}, [&] {
    ui::page_form(h, {.action = page.action, .csrf_token = page.csrf_token, .label = "Download"}, [&] {
      shell::write_hidden(h, fields_of(page.form));
      ui::actions(h, [&] {
        const std::size_t pictures = page.answer->files.size();
        for (std::size_t i = 1; i <= pictures; ++i)
          for (const auto& [text, ending] : {std::pair{"Picture", "png"}, std::pair{"Drawing", "svg"}}) {
            const std::string number = std::to_string(i);
            ui::submit_button(h, {.text = std::string(text) + (pictures > 1 ? " " + number : "") +
                                          (std::string_view(ending) == "png" ? " (PNG)" : " (SVG)"),
                                  .kind = ui::ButtonKind::secondary,
                                  .size = ui::ButtonSize::small,
                                  .name = "download",
                                  .value = number + "." + ending});
          }
      });
    });
  });
}

}  // namespace

void write_test_answer(html::Page& h, const TestAnswer& answer, const std::function<void()>& write_downloads) {
  ui::sheet(h, {.id = "answer-sentence", .title = answer.method}, [&] {
    ui::saying(h, {.sentence = {.headline = answer.sentence, .explanation = answer.explained},
                   .tone = ui::Tone::neutral,
                   .note = answer.why.empty() ? std::string() : "Why this test: " + answer.why});
  });
  if (!answer.figures.empty())
    ui::sheet(h, {.id = "in-pictures", .title = "In pictures"}, [&] {
      for (const ui::ChartFigure& figure : answer.figures) ui::chart_figure(h, figure);
    });
  if (write_downloads) write_downloads();
  ui::grid(h, ui::GridShape::two_to_one, [&] {
    ui::sheet(h, {.id = "how-large", .title = "Effect and test"}, [&] {
      if (!answer.effects.rows.empty()) ui::data_table(h, answer.effects);
      for (const ui::DataTable& table : answer.tables) long_table(h, table);
      ui::key_values(h, answer.numbers);
    });
    ui::sheet(h, {.id = "assumed", .title = "What the test assumes"}, [&] {
      if (answer.assumptions.empty()) h.p("Nothing that these figures could show.");
      for (const AssumptionWords& assumption : answer.assumptions)
        h.p([&] {
          ui::chip(h, assumption.chip);
          h.text(" " + assumption.seen);
        });
    });
  });
  how_table_was_read(h, answer.problems, answer.notes);
}

void tests_page(html::Page& h, const TestsPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = "Try it: is it more than chance?",
                       .lead = "Paste a table, say what you want to know, and read how large the difference is and how "
                               "likely chance alone would bring it. You need no account, and nothing is kept."});
  try_menu(h, TryKind::tests);
  if (!page.example_note.empty()) ui::notice(h, {.text = page.example_note});
  tests_form(h, page);
  ui::live_part(h, "answer", [&] {
    if (!page.answer) return;
    ui::answer_heading(h);
    if (!page.answer->asks.empty()) ui::notice(h, {.text = page.answer->asks});
    write_test_answer(h, *page.answer, [&] { downloads(h, page); });
  });
}

}  // namespace qi::analysis
