#include "analysis/try_funnel/funnel_pages.h"

#include <array>

#include "analysis/answer_parts.h"
#include "analysis/try_menu.h"
#include "spc/funnel_catalogue.h"
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

constexpr std::array<std::string_view, 5> kSeldomChanged{"limits", "trimmed", "per", "unit", "units"};

std::vector<ui::Choice> kind_choices() {
  std::vector<ui::Choice> choices;
  for (const spc::FunnelRow& row : spc::funnel_catalogue())
    choices.push_back({.value = std::string(row.slug),
                       .text = std::string(row.title) + ": " + std::string(row.what_for),
                       .hint = {}});
  return choices;
}

std::vector<ui::Choice> choices_of(std::span<const FunnelChoice> rows) {
  std::vector<ui::Choice> choices;
  for (const FunnelChoice& row : rows)
    choices.push_back({.value = std::string(row.slug), .text = std::string(row.text), .hint = {}});
  return choices;
}

void table_fields(html::Page& h, const FunnelPage& page) {
  ui::text_area(h, {.name = "figures",
                    .label = "Paste three columns: names, counts, and what the counts are out of",
                    .hint = "A row for each place. Copy the cells from Excel with their headings. For standardised "
                            "ratios: observed and expected. " +
                            mark_columns_words(kFunnelMarks) + " Do not include patient details.",
                    .error = ui::error_of(page.errors, "figures"),
                    .value = page.form.figures,
                    .rows = 8,
                    .kind = ui::TextAreaKind::cells});
  ui::select_field(h, {.name = "kind",
                       .label = "What is compared?",
                       .hint = "Two columns of counts do not say this by themselves.",
                       .error = ui::error_of(page.errors, "kind"),
                       .value = page.form.kind,
                       .choices = kind_choices()});
  ui::select_field(h, {.name = "overdispersion",
                       .label = "Should the limits allow for places that differ by more than chance?",
                       .hint = "Large places nearly always do. Without it, many seem to stand out.",
                       .error = ui::error_of(page.errors, "overdispersion"),
                       .value = page.form.overdispersion,
                       .choices = choices_of(overdispersion_choices())});
  ui::select_field(h, {.name = "better",
                       .label = "Which way is better?",
                       .error = ui::error_of(page.errors, "better"),
                       .value = page.form.better,
                       .choices = {{.value = "neutral", .text = "Neither, or not sure", .hint = {}},
                                   {.value = "decrease", .text = "Lower is better", .hint = {}},
                                   {.value = "increase", .text = "Higher is better", .hint = {}}}});
}

void words_fields(html::Page& h, const FunnelPage& page) {
  ui::text_input(h, {.name = "target",
                     .label = "Target, if there is one",
                     .hint = "Written as the values are, like 50%. Empty: all cases together, or as expected",
                     .error = ui::error_of(page.errors, "target"),
                     .value = page.form.target,
                     .width = ui::InputWidth::characters_10,
                     .autocomplete = "off"});
  ui::text_input(h, {.name = "named",
                     .label = "Always name these on the picture",
                     .hint = "Your own places, with semicolons between them",
                     .error = ui::error_of(page.errors, "named"),
                     .value = page.form.named,
                     .autocomplete = "off"});
  ui::text_input(h, {.name = "name", .label = "Name, if you like", .value = page.form.name, .autocomplete = "off"});
}

void limit_fields(html::Page& h, const FunnelPage& page) {
  ui::select_field(h, {.name = "limits",
                       .label = "How are the limits found?",
                       .error = ui::error_of(page.errors, "limits"),
                       .value = page.form.limits,
                       .choices = choices_of(limit_choices())});
  ui::text_input(h, {.name = "trimmed",
                     .label = "z scores trimmed at either end, percent",
                     .hint = "So that places far out do not set the overdispersion. 10 is usual",
                     .error = ui::error_of(page.errors, "trimmed"),
                     .value = page.form.trimmed,
                     .width = ui::InputWidth::characters_5,
                     .autocomplete = "off"});
  ui::select_field(h, {.name = "per",
                       .label = "What are values written for?",
                       .error = ui::error_of(page.errors, "per"),
                       .value = page.form.per,
                       .choices = choices_of(per_choices())});
  ui::text_input(h, {.name = "unit",
                     .label = "One of them is called",
                     .hint = "Like station",
                     .error = ui::error_of(page.errors, "unit"),
                     .value = page.form.unit,
                     .width = ui::InputWidth::characters_20,
                     .autocomplete = "off"});
  ui::text_input(h, {.name = "units",
                     .label = "Many of them are called",
                     .hint = "Like stations",
                     .error = ui::error_of(page.errors, "units"),
                     .value = page.form.units,
                     .width = ui::InputWidth::characters_20,
                     .autocomplete = "off"});
}

void funnel_form(html::Page& h, const FunnelPage& page) {
  ui::page_form(h,
                {.action = ui::at_answer(page.action),
                 .csrf_token = page.csrf_token,
                 .live = ui::FormLive::redraws_preview,
                 .look = ui::FormLook::sheet,
                 .label = "Your places"},
                [&] {
                  table_fields(h, page);
                  words_fields(h, page);
                  more_choices(h, page.errors, kSeldomChanged, [&] { limit_fields(h, page); });
                  ui::actions(h, [&] {
                    ui::submit_button(h, {.text = "Show my chart", .name = "show", .value = "chart"});
                    h.a({{"href", page.example}}, "Fill in an example");
                  });
                });
}

void answer_part(html::Page& h, const FunnelPage& page) {
  if (!page.answer) return;
  ui::answer_heading(h);
  const FunnelAnswer& answer = *page.answer;
  if (!answer.asks.empty()) ui::notice(h, {.text = answer.asks});
  if (answer.verdict)
    ui::sheet(h, {.id = "the-answer", .title = "What stands out"}, [&] {
      ui::saying(h, {.sentence = *answer.verdict,
                     .tone = ui::Tone::neutral,
                     .note = "Written from the chart. Nothing you pasted is kept."});
    });
  rows_left_out_notice(h, answer.left_out.size());
  ui::sheet(h, {.id = "the-chart", .title = "Chart"}, [&] {
    if (answer.figure) ui::chart_figure(h, *answer.figure);
    if (answer.small) {
      h.p("All have the same scales, and each has its own limits. Nothing you pasted is kept.");
      ui::small_figures(h, *answer.small);
    }
    write_sentences(h, answer.cautions);
  });
  how_rows_were_read(h, answer.left_out, answer.notes);
  ui::grid(h, ui::GridShape::halves, [&] {
    ui::sheet(h, {.id = "method", .title = "How the limits were made"}, [&] { ui::key_values(h, answer.method); });
    take_away(h, {.action = page.action, .csrf_token = page.csrf_token, .fields = fields_of(page.form)});
  });
  ui::sheet(h, {.id = "table", .title = "Data table"}, [&] { long_table(h, answer.table); });
}

}  // namespace

void funnel_page(html::Page& h, const FunnelPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = "Try it: which places stand out?",
                       .lead = "Paste a row for each place, large and small, and see which ones differ by more than "
                               "their size explains. You need no account, and nothing you paste is kept."});
  try_menu(h, TryKind::places);
  if (!page.example_source.empty()) ui::notice(h, {.text = "This is an example. Source: " + page.example_source});
  funnel_form(h, page);
  ui::live_part(h, "answer", [&] { answer_part(h, page); });
}

}  // namespace qi::analysis
