#include "measures/imports/columns_pages.h"

#include "measures/free_text_check.h"
#include "ui/button.h"
#include "ui/data_table.h"
#include "ui/error_summary.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"
#include "ui/text_input.h"

namespace qi::measures {
namespace {

ui::Cell label_cell(std::string text, std::string id, std::string note = {}) {
  return {.write = [text = std::move(text), id = std::move(id), note = std::move(note)](html::Page& h) {
    h.label({{"for", id}}, text);
    if (note.empty()) return;
    h.br();
    h.span({{"class", "small muted"}}, note);
  }};
}

ui::Cell select_cell(std::string name, std::string value, const std::vector<ui::Choice>& choices) {
  return {.write = [name = std::move(name), value = std::move(value), &choices](html::Page& h) {
    ui::filter_select(h, {.name = name, .id = {}, .label = {}, .value = value, .choices = choices});
  }};
}

/// A control in a row of the series. Its id is its name, where the summary of errors leads.
struct RowControl {
  std::string name;
  std::string spoken;  ///< "" when a label names it
  std::string error;
};

std::optional<std::string> given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

void row_error(html::Page& h, const RowControl& control) {
  if (control.error.empty()) return;
  h.span({{"class", "qt-rowerr"}, {"id", control.name + "-error"}}, [&] {
    h.span({{"class", "nhsuk-u-visually-hidden"}}, "Error: ");
    h.text(control.error);
  });
}

std::optional<std::string> invalid(const RowControl& control) {
  return control.error.empty() ? std::nullopt : std::optional<std::string>("true");
}

void row_select(html::Page& h, const RowControl& control, const std::string& value,
                const std::vector<ui::Choice>& choices) {
  row_error(h, control);
  h.select({{"class", "qt-input"},
            {"id", control.name},
            {"name", control.name},
            {"aria-label", given(control.spoken)},
            {"aria-describedby", ui::described_by(control.name, "", control.error)},
            {"aria-invalid", invalid(control)}},
           [&] {
             for (const ui::Choice& choice : choices)
               h.option({{"value", choice.value}, {"selected", choice.value == value}}, choice.text);
           });
}

void columns_sheet(html::Page& h, const ColumnsPage& page) {
  ui::sheet(h, {.id = "columns", .title = "Match your columns"}, [&] {
    if (!page.remembered.empty()) ui::notice(h, {.kind = ui::NoticeKind::inset, .title = {}, .text = page.remembered});
    for (const std::string& reason : page.reasons) h.p({{"class", "small muted"}}, reason);
    ui::select_field(h, {.name = "layout",
                         .label = "How the figures lie",
                         .error = ui::error_of(page.errors, "layout"),
                         .value = page.layout,
                         .choices = page.layouts});
    ui::text_input(h, {.name = "heading-row",
                       .label = "Row with the headings",
                       .hint = "As the spreadsheet counts. Leave it empty when there are none",
                       .error = ui::error_of(page.errors, "heading-row"),
                       .value = page.heading_row,
                       .kind = ui::InputKind::whole_number,
                       .width = ui::InputWidth::characters_5});
    ui::DataTable table;
    table.caption = "What each column is used as";
    table.columns = {{.title = "Your column"}, {.title = "First value"}, {.title = "Use as"}};
    for (std::size_t i = 0; i < page.columns.size(); ++i) {
      const ColumnLine& column = page.columns[i];
      const std::string name = "role-" + std::to_string(i);
      table.rows.push_back(
          {.cells = {label_cell(column.heading.empty() ? "Column " + std::to_string(i + 1) : column.heading, name,
                                column.why),
                     {.text = column.first},
                     select_cell(name, column.role, page.roles)}});
    }
    h.div({{"class", "qt-stack"}}, [&] { ui::data_table(h, table); });
    h.p({{"class", "small muted"}},
        "Guessed from headings and cells. What you save with is remembered for the next file "
        "with the same headings.");
    if (!page.remembered.empty())
      ui::submit_button(h, {.text = "Forget this and guess again",
                            .kind = ui::ButtonKind::secondary,
                            .size = ui::ButtonSize::small,
                            .name = "step",
                            .value = "forget"});
  });
}

void write_new(html::Page& h, const SeriesLine& line, const std::string& number, const RowControl& name) {
  row_error(h, name);
  h.input({{"class", "qt-input"},
           {"id", name.name},
           {"name", name.name},
           {"value", line.new_name},
           {"aria-label", name.spoken},
           {"aria-describedby", ui::described_by(name.name, "", name.error)},
           {"aria-invalid", invalid(name)}});
  static const std::vector<ui::Choice> kDirections = {{"neutral", "Neither way is better", ""},
                                                      {"increase", "Higher is better", ""},
                                                      {"decrease", "Lower is better", ""}};
  h.select(
      {{"class", "qt-input"}, {"name", "better-" + number}, {"aria-label", "Which way is better for " + line.shown}},
      [&] {
        for (const ui::Choice& choice : kDirections)
          h.option({{"value", choice.value}, {"selected", choice.value == line.better}}, choice.text);
      });
}

ui::TableRow series_row(const ColumnsPage& page, std::size_t index) {
  const SeriesLine& line = page.series[index];
  const std::string number = std::to_string(index);
  const auto control = [&](const std::string& name, std::string spoken) {
    return RowControl{name + number, std::move(spoken), ui::error_of(page.errors, name + number)};
  };
  const RowControl fate = control("fate-", "");
  const RowControl place = control("place-", "Place of " + line.shown);
  const RowControl name = control("name-", "Name of the new measure for " + line.shown);
  const bool is_wrong = !(line.error.empty() && fate.error.empty() && place.error.empty() && name.error.empty());
  return {.cells = {{.write =
                         [&line, fate, number](html::Page& h) {
                           h.label({{"for", fate.name}}, line.shown);
                           ui::hidden_field(h, "series-" + number, line.series_name);
                           ui::hidden_field(h, "of-place-" + number, line.place_name);
                           if (!line.error.empty() && line.error != fate.error)
                             h.span({{"class", "qt-rowerr"}}, line.error);
                         }},
                    {.write = [&line, &page, fate](html::Page& h) { row_select(h, fate, line.goes, page.measures); }},
                    {.write = [&line, &page,
                               place](html::Page& h) { row_select(h, place, line.organisation_code, page.places); }},
                    {.write = [&line, number, name](html::Page& h) { write_new(h, line, number, name); }}},
          .state = is_wrong ? ui::RowState::error : ui::RowState::plain};
}

void series_sheet(html::Page& h, const ColumnsPage& page) {
  ui::sheet(h, {.id = "series", .title = "Where the figures go"}, [&] {
    if (!page.into.empty()) h.p(page.into);
    if (!page.more_series.empty()) h.p(page.more_series);
    if (page.series.empty()) return;
    ui::DataTable table;
    table.caption = "Where each series of the file goes";
    table.width = ui::TableWidth::scrolls;
    table.columns = {
        {.title = "In your file"}, {.title = "Measure"}, {.title = "Place"}, {.title = "For a new measure"}};
    for (std::size_t i = 0; i < page.series.size(); ++i) table.rows.push_back(series_row(page, i));
    h.div({{"class", "qt-stack"}}, [&] { ui::data_table(h, table); });
  });
}

}  // namespace

void columns_page(html::Page& h, const ColumnsPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = "Match your columns", .kicker = page.kicker});
  import_steps(h, {.now = ImportStep::columns, .give = page.give});
  ui::page_form(
      h,
      {.action = page.action, .csrf_token = page.csrf_token, .live = ui::FormLive::redraws_preview, .label = "Columns"},
      [&] {
        ui::grid(h, ui::GridShape::halves, [&] {
          ui::column(h, [&] { columns_sheet(h, page); });
          ui::column(h, [&] { import_preview(h, page.preview); });
        });
        series_sheet(h, page);
        if (asks_about_identifier(page.errors)) no_identifier_tick(h);
        ui::actions(h, [&] {
          ui::submit_button(h, {.text = "Continue", .name = "step", .value = "continue"});
          ui::submit_button(
              h, {.text = "Check again", .kind = ui::ButtonKind::secondary, .name = "step", .value = "check"});
          if (page.sheet) h.a({{"href", *page.sheet}}, "Choose another sheet");
        });
      });
  ui::page_form(h, {.action = page.removal, .csrf_token = page.csrf_token, .label = "Throw this away"}, [&] {
    ui::submit_button(h, {.text = "Throw this away", .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
  });
}

}  // namespace qi::measures
