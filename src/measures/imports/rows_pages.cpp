#include "measures/imports/rows_pages.h"

#include "measures/free_text_check.h"
#include "ui/button.h"
#include "ui/checkboxes.h"
#include "ui/error_summary.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/radios.h"
#include "ui/sheet.h"
#include "ui/text_area.h"
#include "ui/text_input.h"

namespace qi::measures {
namespace {

ui::ErrorSummary summary_of(const RowsPage& page) {
  if (!page.errors.empty()) return {.errors = page.errors};
  if (page.problems_title.empty()) return {};
  return {.title = page.problems_title, .lead = page.problems_lead, .errors = page.problems};
}

ui::Cell cell_of(const SheetCell& cell) {
  if (cell.control.empty()) return {.text = cell.text};
  return {.write = [cell](html::Page& h) {
    h.span({{"class", "qt-cellname"}, {"aria-hidden", "true"}}, cell.heading);
    h.input({{"class", "qt-input qt-cell"},
             {"id", cell.control},
             {"name", cell.control},
             {"value", cell.text},
             {"autocomplete", "off"},
             {"aria-label", cell.label}});
  }};
}

ui::Cell result_of(const SheetRow& row) {
  if (row.messages.empty() && row.changes.empty()) return {.text = "Ready", .emphasis = ui::Emphasis::muted};
  return {.write = [row](html::Page& h) {
    for (const std::string& change : row.changes) h.span({{"class", "qt-rowchange"}}, change);
    const bool wrong = row.state == ui::RowState::error;
    for (const std::string& message : row.messages)
      h.span({{"class", wrong ? "qt-rowerr" : "qt-rowwarn"}}, [&] {
        h.span({{"class", "nhsuk-u-visually-hidden"}}, wrong ? "Error: " : "To check: ");
        h.text(message);
      });
  }};
}

void rows_sheet(html::Page& h, const RowsPage& page) {
  const auto write = [&] {
    ui::segmented(h, page.show);
    if (page.rows.empty()) return h.p({{"class", "muted"}}, "No row is like that.");
    ui::DataTable table;
    table.caption = "Rows of the file";
    table.width = page.headings.size() > 3 ? ui::TableWidth::scrolls : ui::TableWidth::fits;
    table.columns.push_back({.title = "Row"});
    for (const std::string& heading : page.headings) table.columns.push_back({.title = heading});
    table.columns.push_back({.title = "Result"});
    for (const SheetRow& row : page.rows) {
      ui::TableRow line{.cells = {{.text = row.number}}, .state = row.state, .id = "row-" + row.number};
      for (const SheetCell& cell : row.cells) line.cells.push_back(cell_of(cell));
      line.cells.push_back(result_of(row));
      table.rows.push_back(std::move(line));
    }
    ui::data_table(h, table);
    if (!page.rows_words.empty()) h.p({{"class", "muted"}}, page.rows_words);
    ui::pager(h, page.pager);
  };
  ui::sheet(h, {.id = "rows", .title = "Check your rows"}, [&] { h.div({{"class", "qt-rows"}}, write); });
}

void save_sheet(html::Page& h, const RowsPage& page) {
  ui::sheet(h, {.id = "save", .title = "Save"}, [&] {
    h.p({{"class", "strong"}}, "These figures go to");
    h.ul({{"class", "nhsuk-list nhsuk-list--bullet"}}, [&] {
      for (const std::string& each : page.goes_to) h.li(each);
    });
    if (!page.repeats_words.empty())
      ui::radios(h, {.name = "duplicates",
                     .legend = page.repeats_words,
                     .error = ui::error_of(page.errors, "duplicates"),
                     .value = page.repeats_choice,
                     .choices = page.repeats});
    if (!page.unusual_words.empty())
      ui::checkboxes(h, {.name = "unusual",
                         .error = ui::error_of(page.errors, "unusual"),
                         .values = page.unusual_kept ? std::vector<std::string>{"kept"} : std::vector<std::string>{},
                         .choices = {{"kept", page.unusual_words, ""}}});
    ui::text_input(h, {.name = "known-on",
                       .label = "Known on (optional)",
                       .hint = page.known_on_hint,
                       .error = ui::error_of(page.errors, "known-on"),
                       .value = page.known_on,
                       .width = ui::InputWidth::characters_10});
    ui::text_area(h, {.name = "note",
                      .label = "Note about this load (optional)",
                      .hint = "Where the figures come from, for example. Do not include patient details",
                      .error = ui::error_of(page.errors, "note"),
                      .value = page.note,
                      .rows = 2});
    if (page.note_asks) no_identifier_tick(h);
    ui::actions(h, [&] {
      if (!page.save_text.empty()) ui::submit_button(h, {.text = page.save_text, .name = "step", .value = "save"});
      ui::submit_button(h,
                        {.text = "Check again", .kind = ui::ButtonKind::secondary, .name = "step", .value = "check"});
      h.a({{"href", page.columns}}, "Match columns");
    });
  });
}

}  // namespace

void rows_page(html::Page& h, const RowsPage& page) {
  ui::error_summary(h, summary_of(page));
  ui::page_heading(h, {.title = "Check and preview", .kicker = page.kicker});
  import_steps(h, {.now = ImportStep::rows, .give = page.give, .columns = page.columns});
  ui::page_form(
      h, {.action = page.action, .csrf_token = page.csrf_token, .live = ui::FormLive::redraws_preview, .label = "Rows"},
      [&] {
        rows_sheet(h, page);
        ui::grid(h, ui::GridShape::halves, [&] {
          ui::column(h, [&] { save_sheet(h, page); });
          ui::column(h, [&] { import_preview(h, page.preview); });
        });
      });
  ui::page_form(h, {.action = page.removal, .csrf_token = page.csrf_token, .label = "Throw this away"}, [&] {
    ui::submit_button(h, {.text = "Throw this away", .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
  });
}

}  // namespace qi::measures
