#include "analysis/calculations/calculation_pages.h"

#include <cmath>

#include "analysis/answer_parts.h"
#include "analysis/calculations/calculation_columns.h"
#include "base/number.h"
#include "base/text.h"
#include "shell/carried_form.h"
#include "ui/button.h"
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

using stats::CalculationInput;
using stats::InputKind;
using stats::Need;

constexpr std::size_t kShortUnit = 12;  // a longer one does not fit behind a box

/// "Measurement (figures), What was measured (words)".
std::string columns_words(const stats::CalculationRow& row, Need need) {
  std::vector<std::string> words;
  for (const CalculationInput& input : row.inputs)
    if (is_in_table(input) && input.need == need)
      words.push_back("\"" + std::string(input.label) + "\"" +
                      (input.kind == InputKind::column ? " (figures)" : " (words)"));
  return listed(words);
}

void table_field(html::Page& h, const CalculationPage& page) {
  const stats::CalculationRow& row = *page.form.row;
  std::string hint = "Columns: " + columns_words(row, Need::required);
  if (const std::string more = columns_words(row, Need::optional); !more.empty())
    hint += ", and if you have it " + more;
  hint += ". Give them these headings, or paste them in this order. Do not include patient details.";
  ui::text_area(h, {.name = std::string(kTableField),
                    .label = "Paste a table",
                    .hint = hint,
                    .error = ui::error_of(page.errors, kTableField),
                    .value = page.form.figures,
                    .rows = 8,
                    .kind = ui::TextAreaKind::cells});
}

std::string hint_of(const CalculationInput& input) {
  std::vector<std::string> hints;
  if (input.unit.size() > kShortUnit) hints.push_back("In " + std::string(input.unit));
  if (input.kind == InputKind::share && std::isnan(input.usual)) hints.push_back("A share like 0.8 or 80%");
  if (input.need == Need::optional && std::isnan(input.usual)) hints.push_back("May stay empty");
  std::string joined;
  for (const std::string& hint : hints) joined += (joined.empty() ? "" : ". ") + hint;
  return joined;
}

void input_field(html::Page& h, const CalculationPage& page, const CalculationInput& input) {
  if (input.kind == InputKind::choice) {
    ui::SelectField field{.name = std::string(input.slug),
                          .label = std::string(input.label),
                          .hint = {},
                          .error = ui::error_of(page.errors, input.slug),
                          .value = std::string(page.form.text(input.slug)),
                          .choices = {}};
    for (const stats::InputOption& option : input.options)
      field.choices.push_back({.value = std::string(option.slug), .text = std::string(option.label), .hint = {}});
    return ui::select_field(h, field);
  }
  ui::text_input(h, {.name = std::string(input.slug),
                     .label = std::string(input.label),
                     .hint = hint_of(input),
                     .error = ui::error_of(page.errors, input.slug),
                     .value = std::string(page.form.text(input.slug)),
                     .width = ui::InputWidth::characters_10,
                     .autocomplete = "off",
                     .suffix = input.unit.size() <= kShortUnit ? std::string(input.unit) : std::string()});
}

/// The inputs of which one is left out stand together, under words that say so.
void open_fields(html::Page& h, const CalculationPage& page) {
  ui::fieldset_frame(h,
                     {.id = "left-empty",
                      .label = "Leave exactly one of these empty: it is worked out from the others",
                      .hint = {},
                      .error = {}},
                     [&] {
                       for (const CalculationInput& input : page.form.row->inputs)
                         if (input.need == Need::one_open) input_field(h, page, input);
                     });
}

void calculation_form(html::Page& h, const CalculationPage& page) {
  ui::page_form(h,
                {.action = ui::at_answer(calculation_url(page.calculation)),
                 .csrf_token = page.csrf_token,
                 .live = ui::FormLive::redraws_preview,
                 .look = ui::FormLook::sheet,
                 .label = "What is known"},
                [&] {
                  if (takes_table(*page.form.row)) table_field(h, page);
                  bool has_open = false;
                  for (const CalculationInput& input : page.form.row->inputs) {
                    if (is_in_table(input)) continue;
                    if (input.need != Need::one_open) {
                      input_field(h, page, input);
                    } else if (!has_open) {
                      has_open = true;
                      open_fields(h, page);
                    }
                  }
                  ui::actions(h, [&] {
                    ui::submit_button(h, {.text = "Work it out", .name = "show", .value = "answer"});
                    h.a({{"href", calculation_url(page.calculation)}}, "Fill in the example");
                    h.a({{"href", calculation_url(page.calculation).with("empty", "1")}}, "Empty the form");
                  });
                });
}

void downloads(html::Page& h, const CalculationPage& page) {
  ui::sheet(h, {.id = "take-away", .title = "Take it with you"}, [&] {
    ui::page_form(h, {.action = calculation_url(page.calculation), .csrf_token = page.csrf_token, .label = "Download"},
                  [&] {
                    shell::write_hidden(h, fields_of(page.form));
                    const auto button = [&](std::string text, std::string kind) {
                      ui::submit_button(h, {.text = std::move(text),
                                            .kind = ui::ButtonKind::secondary,
                                            .size = ui::ButtonSize::small,
                                            .name = "download",
                                            .value = std::move(kind)});
                    };
                    ui::actions(h, [&] {
                      if (!page.answer->pictures.empty()) {
                        button("Picture (PNG)", "png");
                        button("Drawing (SVG)", "svg");
                      }
                      button("Figures and tables (CSV)", "csv");
                    });
                  });
  });
}

}  // namespace

void write_calculation_answer(html::Page& h, const CalculationAnswer& answer,
                              const std::function<void()>& write_downloads) {
  ui::sheet(h, {.id = "the-answer", .title = "Answer"}, [&] {
    ui::saying(h, {.sentence = {.headline = answer.headline, .explanation = answer.guidance},
                   .tone = ui::Tone::neutral,
                   .note = "Worked out with: " + answer.method + "."});
    if (!answer.notes.empty()) write_list(h, answer.notes);
  });
  for (std::size_t i = 0; i < answer.pictures.size(); ++i)
    ui::sheet(h, {.id = "chart-" + std::to_string(i + 1), .title = i == 0 ? "Chart" : "Chart " + std::to_string(i + 1)},
              [&] { ui::chart_figure(h, answer.pictures[i]); });
  ui::sheet(h, {.id = "all-figures", .title = "Figures"}, [&] { ui::data_table(h, answer.figures); });
  if (write_downloads) write_downloads();
  for (std::size_t i = 0; i < answer.tables.size(); ++i)
    ui::sheet(h, {.id = "table-" + std::to_string(i + 1), .title = answer.tables[i].title},
              [&] { long_table(h, answer.tables[i].table); });
  how_table_was_read(h, answer.problems, answer.read_as);
}

void calculation_list_page(html::Page& h, const CalculationListPage& page) {
  ui::page_heading(h, {.title = std::string(page.shelf->title), .lead = std::string(page.shelf->lead)});
  try_menu(h, page.shelf->kind);
  ui::sheet(h, {.id = "questions", .title = "What do you want to know?"}, [&] {
    h.ul([&] {
      for (const stats::CalculationRow& row : page.shelf->rows())
        h.li([&] {
          h.p([&] { h.a({{"href", calculation_url({page.shelf, &row})}}, std::string(row.question)); });
          h.p({{"class", "small muted"}}, std::string(row.what_for));
        });
    });
  });
}

void calculation_page(html::Page& h, const CalculationPage& page) {
  const stats::CalculationRow& row = *page.calculation.row;
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = std::string(row.question),
                       .kicker = std::string(row.title),
                       .lead = std::string(row.what_for) + " You need no account, and nothing is kept."});
  try_menu(h, page.calculation.shelf->kind);
  if (!page.example_note.empty()) ui::notice(h, {.text = page.example_note});
  calculation_form(h, page);
  ui::live_part(h, "answer", [&] {
    if (!page.answer) return;
    ui::answer_heading(h);
    write_calculation_answer(h, *page.answer, [&] { downloads(h, page); });
  });
  h.p([&] {
    h.a({{"href", html::Url::path("/reference/calculations/" + html::url_encoded(row.slug))}}, "Formula and source");
    h.text(" · ");
    h.a({{"href", shelf_url(*page.calculation.shelf)}}, "All questions");
  });
}

}  // namespace qi::analysis
