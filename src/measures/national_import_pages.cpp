#include "measures/national_import_pages.h"

#include "ui/button.h"
#include "ui/error_summary.h"
#include "ui/file_upload.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"

namespace qi::measures {
namespace {

void outcome_notice(html::Page& h, const NationalImportPage& page) {
  if (!page.outcome) return;
  ui::notice(h, {.kind = ui::NoticeKind::done, .title = "The file is in"}, [&] {
    h.p(page.outcome->summary);
    if (!page.outcome->notes.empty())
      h.ul([&] {
        for (const std::string& note : page.outcome->notes) h.li(note);
      });
    h.p([&] { h.a({{"href", page.wall}}, "See the wall of measures"); });
  });
}

void upload_sheet(html::Page& h, const NationalImportPage& page) {
  ui::sheet(h, {.id = "national", .title = "NHS England's ambulance file"}, [&] {
    h.p("Upload the systems indicators file (AmbSYS, CSV) as it is published. Every trust and every indicator that we "
        "know "
        "goes in at once. The same file twice changes nothing; a later file revises what has changed.");
    ui::page_form(
        h,
        {.action = page.action,
         .csrf_token = page.csrf_token,
         .content = ui::FormContent::fields_and_files,
         .label = "NHS England's ambulance file"},
        [&] {
          ui::file_upload(
              h, {.name = "file", .label = "CSV file", .error = ui::error_of(page.errors, "file"), .accept = ".csv"});
          ui::submit_button(h, {.text = "Bring the file in"});
        });
  });
}

void other_ways(html::Page& h, const NationalImportPage& page) {
  ui::sheet(h, {.id = "others", .title = "Figures of your own"}, [&] {
    h.p("For a measure that is here already, open it and choose Import.");
    ui::link_button(h, {.text = "Make a new measure",
                        .url = page.new_measure,
                        .kind = ui::ButtonKind::secondary,
                        .size = ui::ButtonSize::small});
  });
}

}  // namespace

void national_import_page(html::Page& h, const NationalImportPage& page) {
  ui::error_summary(h, {.errors = page.errors});
  outcome_notice(h, page);
  ui::page_heading(h, {.title = "Bring figures in"});
  ui::grid(h, ui::GridShape::two_to_one, [&] {
    ui::column(h, [&] { upload_sheet(h, page); });
    ui::column(h, [&] { other_ways(h, page); });
  });
  ui::sheet(h, {.id = "loads", .title = "What was loaded"}, [&] {
    if (page.loads.rows.empty())
      h.p({{"class", "muted"}}, "Nothing yet.");
    else
      ui::data_table(h, page.loads);
  });
}

}  // namespace qi::measures
