#include "measures/imports/give_pages.h"

#include "measures/imports/import_parts.h"
#include "ui/button.h"
#include "ui/error_summary.h"
#include "ui/file_upload.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/radios.h"
#include "ui/text_area.h"

namespace qi::measures {
namespace {

void give_form(html::Page& h, const GivePage& page) {
  ui::sheet(h, {.id = "paste", .title = "Paste from Excel, or upload a file"}, [&] {
    ui::page_form(h,
                  {.action = page.action,
                   .csrf_token = page.csrf_token,
                   .content = ui::FormContent::fields_and_files,
                   .label = "Figures"},
                  [&] {
                    const std::string value = page.value_hint.empty() ? "" : page.value_hint + ". ";
                    ui::text_area(
                        h, {.name = "figures",
                            .label = "Paste here",
                            .hint = "Copy the cells with their headings. " + value + "Do not include patient details.",
                            .error = ui::error_of(page.errors, "figures"),
                            .value = page.figures,
                            .rows = 8,
                            .kind = ui::TextAreaKind::cells});
                    ui::file_upload(h, {.name = "file",
                                        .label = "Or upload CSV or Excel",
                                        .hint = "A CSV, text or .xlsx file",
                                        .error = ui::error_of(page.errors, "file"),
                                        .accept = ".csv,.txt,.tsv,.xlsx,.xlsm"});
                    ui::actions(h, [&] {
                      ui::submit_button(h, {.text = "Continue", .name = "step", .value = "give"});
                      h.a({{"href", page.back}}, page.back_text);
                    });
                  });
  });
}

void advice(html::Page& h) {
  ui::sheet(h, {.id = "advice", .title = "What can be read"}, [&] {
    h.ul({{"class", "nhsuk-list nhsuk-list--bullet"}}, [&] {
      h.li("A date and a figure on each row, or a numerator and a denominator.");
      h.li("Several measures or places at once: a column for each, a row for each, or named on every row.");
      h.li("Dates with the day first, months (Nov-24), quarters and financial years.");
      h.li("1,234.5, 58.2% and 9:15. A full stop, a dash, NA or * is a missing figure.");
      h.li("The Making Data Count workbook.");
    });
    h.p("Nothing is saved before you have seen what would change.");
  });
}

}  // namespace

void give_page(html::Page& h, const GivePage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = "Import figures", .kicker = page.kicker});
  import_steps(h, {.now = ImportStep::give});
  ui::grid(h, ui::GridShape::two_to_one, [&] {
    ui::column(h, [&] { give_form(h, page); });
    ui::column(h, [&] {
      advice(h);
      if (page.drafts.empty()) return;
      ui::sheet(h, {.id = "drafts", .title = "Not finished yet"}, [&] {
        h.ul({{"class", "nhsuk-list"}}, [&] {
          for (const ui::SideLink& draft : page.drafts) h.li([&] { h.a({{"href", draft.url}}, draft.text); });
        });
        h.p({{"class", "small muted"}}, "Only you see these. They go after 7 days.");
      });
    });
  });
}

void sheet_page(html::Page& h, const SheetPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = "Choose a sheet", .kicker = page.file_name});
  import_steps(h, {.now = ImportStep::columns, .give = page.give});
  ui::sheet(h, {.id = "sheets", .title = "Sheets of the workbook"}, [&] {
    ui::page_form(h, {.action = page.action, .csrf_token = page.csrf_token, .label = "Sheet"}, [&] {
      ui::radios(h, {.name = "sheet",
                     .legend = "Which sheet holds the figures?",
                     .error = ui::error_of(page.errors, "sheet"),
                     .value = page.sheet,
                     .choices = page.sheets});
      ui::actions(h, [&] { ui::submit_button(h, {.text = "Continue"}); });
    });
  });
}

}  // namespace qi::measures
