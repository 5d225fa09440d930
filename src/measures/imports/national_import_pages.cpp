#include "measures/imports/national_import_pages.h"

#include "ui/button.h"
#include "ui/error_summary.h"
#include "ui/file_upload.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"
#include "ui/text_input.h"

namespace qi::measures {
namespace {

void upload_sheet(html::Page& h, const NationalImportPage& page) {
  ui::sheet(h, {.id = "national", .title = "NHS England's ambulance file"}, [&] {
    h.p("Upload the systems indicators file (AmbSYS, CSV) as it is published. Every trust and every indicator that we "
        "know goes in at once. The same file twice changes nothing; a later file revises what has changed.");
    ui::page_form(
        h,
        {.action = page.action,
         .csrf_token = page.csrf_token,
         .content = ui::FormContent::fields_and_files,
         .label = "NHS England's ambulance file"},
        [&] {
          ui::file_upload(
              h, {.name = "file", .label = "CSV file", .error = ui::error_of(page.errors, "file"), .accept = ".csv"});
          ui::text_input(h, {.name = "known-on",
                             .label = "Known on (optional)",
                             .hint = page.known_on_hint,
                             .error = ui::error_of(page.errors, "known-on"),
                             .value = page.known_on,
                             .width = ui::InputWidth::characters_10});
          ui::submit_button(h, {.text = "Bring the file in"});
        });
  });
}

void other_ways(html::Page& h, const NationalImportPage& page) {
  ui::sheet(h, {.id = "others", .title = "Figures of your own"}, [&] {
    h.p("Paste them from Excel, or upload a CSV or Excel file. One measure or many at once.");
    ui::actions(h, [&] {
      ui::link_button(h, {.text = "Paste or upload figures", .url = page.own_figures});
      h.a({{"href", page.new_measure}}, "Make a new measure");
    });
  });
  ui::sheet(h, {.id = "feeds", .title = "Figures that come by themselves"}, [&] {
    h.p("A feed takes files from a folder, asks a database on a schedule, or waits for what a program sends.");
    ui::link_button(
        h, {.text = "Feeds", .url = page.feeds, .kind = ui::ButtonKind::secondary, .size = ui::ButtonSize::small});
  });
  ui::sheet(h, {.id = "history", .title = "What was loaded"}, [&] {
    h.p("Every load stands in the import history: who, when, and what it changed. A whole load can be undone there.");
    ui::link_button(h, {.text = "Import history",
                        .url = page.history,
                        .kind = ui::ButtonKind::secondary,
                        .size = ui::ButtonSize::small});
  });
}

}  // namespace

void national_import_page(html::Page& h, const NationalImportPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  ui::page_heading(h, {.title = "Bring figures in"});
  ui::grid(h, ui::GridShape::halves, [&] {
    ui::column(h, [&] { other_ways(h, page); });
    ui::column(h, [&] { upload_sheet(h, page); });
  });
}

}  // namespace qi::measures
