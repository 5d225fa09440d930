#include "analysis/try_pareto/pareto_pages.h"

#include <array>

#include "analysis/answer_parts.h"
#include "analysis/try_menu.h"
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

constexpr std::array<std::string_view, 4> kSeldomChanged{"vital", "blank", "other", "first"};

void table_fields(html::Page& h, const ParetoPage& page) {
  ui::text_area(h,
                {.name = "figures",
                 .label = "Paste causes and their counts, or a row for each case",
                 .hint = "Two columns: a cause and how often. One column of causes alone is counted for you. A third "
                         "column holds a later period or weights. " +
                         mark_columns_words(kParetoMarks) + " Do not include patient details.",
                 .error = ui::error_of(page.errors, "figures"),
                 .value = page.form.figures,
                 .rows = 8,
                 .kind = ui::TextAreaKind::cells});
  ui::select_field(h, {.name = "second",
                       .label = "What does a second column of figures hold?",
                       .error = ui::error_of(page.errors, "second"),
                       .value = page.form.second,
                       .choices = {{.value = "later", .text = "Counts of a later period, to compare", .hint = {}},
                                   {.value = "weights", .text = "What one case weighs: minutes, pounds", .hint = {}}}});
  ui::select_field(h, {.name = "gather",
                       .label = "What happens to small causes?",
                       .error = ui::error_of(page.errors, "gather"),
                       .value = page.form.gather,
                       .choices = {{.value = "nothing", .text = "Each has its own bar", .hint = {}},
                                   {.value = "rows", .text = "Keep the most common, so many", .hint = {}},
                                   {.value = "share", .text = "Keep causes until a share is covered", .hint = {}}}});
  ui::text_input(h, {.name = "kept",
                     .label = "How many are kept, or what percent they cover",
                     .hint = "All others are gathered as Other. Like 7 causes, or 90 percent",
                     .error = ui::error_of(page.errors, "kept"),
                     .value = page.form.kept,
                     .width = ui::InputWidth::characters_5,
                     .autocomplete = "off"});
}

void seldom_fields(html::Page& h, const ParetoPage& page) {
  ui::text_input(h, {.name = "vital",
                     .label = "The vital few make up, percent",
                     .hint = "80 is usual",
                     .error = ui::error_of(page.errors, "vital"),
                     .value = page.form.vital,
                     .width = ui::InputWidth::characters_5,
                     .autocomplete = "off"});
  ui::select_field(h, {.name = "blank",
                       .label = "Rows without a cause",
                       .error = ui::error_of(page.errors, "blank"),
                       .value = page.form.blank,
                       .choices = {{.value = "left_out", .text = "Leave them out, and say how many", .hint = {}},
                                   {.value = "category", .text = "Show them as Not recorded", .hint = {}}}});
  ui::select_field(h, {.name = "other",
                       .label = "A cause called Other",
                       .error = ui::error_of(page.errors, "other"),
                       .value = page.form.other,
                       .choices = {{.value = "last", .text = "Stands last, as it is many causes", .hint = {}},
                                   {.value = "by_amount", .text = "Has its place by its size", .hint = {}}}});
  ui::select_field(
      h, {.name = "first",
          .label = "Is the first row a heading?",
          .error = ui::error_of(page.errors, "first"),
          .value = page.form.first,
          .choices = {{.value = "looks", .text = "Only where it looks like one: words above figures", .hint = {}},
                      {.value = "heading", .text = "Yes", .hint = {}}}});
}

void words_fields(html::Page& h, const ParetoPage& page) {
  ui::text_input(h, {.name = "cases",
                     .label = "What is counted",
                     .hint = "Like late handovers; with weights what they add up to, like minutes lost",
                     .value = page.form.cases,
                     .width = ui::InputWidth::characters_30,
                     .autocomplete = "off"});
  ui::text_input(h, {.name = "categories",
                     .label = "What the causes are called",
                     .hint = "Like reasons",
                     .value = page.form.categories,
                     .width = ui::InputWidth::characters_20,
                     .autocomplete = "off"});
  ui::text_input(h, {.name = "name", .label = "Name, if you like", .value = page.form.name, .autocomplete = "off"});
}

void pareto_form(html::Page& h, const ParetoPage& page) {
  ui::page_form(h,
                {.action = ui::at_answer(page.action),
                 .csrf_token = page.csrf_token,
                 .live = ui::FormLive::redraws_preview,
                 .look = ui::FormLook::sheet,
                 .label = "Your causes"},
                [&] {
                  table_fields(h, page);
                  words_fields(h, page);
                  more_choices(h, page.errors, kSeldomChanged, [&] { seldom_fields(h, page); });
                  ui::actions(h, [&] {
                    ui::submit_button(h, {.text = "Show my chart", .name = "show", .value = "chart"});
                    h.a({{"href", page.example}}, "Fill in an example");
                  });
                });
}

void sentence(html::Page& h, std::string id, std::string title, const ParetoPart& part) {
  ui::sheet(h, {.id = std::move(id), .title = std::move(title)}, [&] {
    ui::saying(h, {.sentence = part.verdict,
                   .tone = ui::Tone::neutral,
                   .note = "Written from the chart. Nothing you pasted is kept."});
  });
}

void picture(html::Page& h, std::string id, std::string title, const ParetoPart& part) {
  ui::sheet(h, {.id = std::move(id), .title = std::move(title)}, [&] { ui::chart_figure(h, part.figure); });
}

void table(html::Page& h, std::string id, std::string title, const ui::DataTable& rows) {
  ui::sheet(h, {.id = std::move(id), .title = std::move(title)}, [&] { long_table(h, rows); });
}

void answer_part(html::Page& h, const ParetoPage& page) {
  if (!page.answer) return;
  ui::answer_heading(h);
  const ParetoAnswer& answer = *page.answer;
  if (answer.periods) sentence(h, "the-change", "What has changed", *answer.periods);
  if (answer.causes && !answer.periods) sentence(h, "the-answer", "What matters most", *answer.causes);
  rows_left_out_notice(h, answer.left_out.size());
  if (answer.groups)
    ui::sheet(h, {.id = "the-chart", .title = "Charts"}, [&] {
      h.p("Bars are shares of each group's own total. Nothing you pasted is kept.");
      ui::small_figures(h, answer.groups->figures);
    });
  if (answer.periods) {
    picture(h, "the-periods", "Both periods", *answer.periods);
    sentence(h, "the-answer", "What matters most now", *answer.causes);
  }
  if (answer.causes) picture(h, "the-chart", answer.periods ? "Chart of the later period" : "Chart", *answer.causes);
  how_rows_were_read(h, answer.left_out, answer.notes);
  take_away(h, {.action = page.action,
                .csrf_token = page.csrf_token,
                .fields = fields_of(page.form),
                .table = "Counts and shares (CSV)"});
  if (answer.periods) table(h, "periods-table", "Both periods as a table", answer.periods->table);
  if (answer.causes)
    table(h, "table", answer.periods ? "Data table of the later period" : "Data table", answer.causes->table);
  if (answer.groups) table(h, "table", "Data table", answer.groups->table);
}

}  // namespace

void pareto_page(html::Page& h, const ParetoPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = "Try it: which causes matter most?",
                       .lead = "Paste causes and how often each one came, and see the few that make up most of it. You "
                               "need no account, and nothing you paste is kept."});
  try_menu(h, TryKind::causes);
  if (!page.example_note.empty()) ui::notice(h, {.text = page.example_note});
  pareto_form(h, page);
  ui::live_part(h, "answer", [&] { answer_part(h, page); });
}

}  // namespace qi::analysis
