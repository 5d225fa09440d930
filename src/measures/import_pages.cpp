#include "measures/import_pages.h"

#include "ui/button.h"
#include "ui/error_summary.h"
#include "ui/file_upload.h"
#include "ui/notice.h"
#include "ui/page_form.h"
#include "ui/page_heading.h"
#include "ui/sheet.h"
#include "ui/text_area.h"

namespace qi::measures {
namespace {

ui::ErrorSummary summary_of_rows(const ImportPage& page) {
  ui::ErrorSummary summary;
  summary.errors = page.errors;
  if (page.row_problems.empty()) return summary;
  const std::size_t count = page.row_problems.size();
  summary.title = std::to_string(count) + (count == 1 ? " row needs fixing" : " rows need fixing");
  summary.lead = page.rows_ready;
  for (const std::string& problem : page.row_problems) summary.errors.push_back({"figures", problem});
  return summary;
}

void paste_sheet(html::Page& h, const ImportPage& page) {
  ui::sheet(h, {.id = "paste", .title = "Paste from Excel, or upload a file"}, [&] {
    ui::text_area(h, {.name = "figures",
                      .label = "Paste here",
                      .hint = "Copy the cells with their headings: a date and a figure in each row. " +
                              page.value_hint + ". Do not include patient details.",
                      .error = ui::error_of(page.errors, "figures"),
                      .value = page.figures,
                      .rows = 8,
                      .kind = ui::TextAreaKind::cells});
    ui::file_upload(h, {.name = "file",
                        .label = "Or upload a CSV file",
                        .hint = "From Excel: Save as, CSV UTF-8",
                        .error = ui::error_of(page.errors, "file")});
    ui::actions(h, [&] {
      ui::submit_button(h, {.text = "Check", .kind = ui::ButtonKind::secondary, .name = "step", .value = "check"});
      h.a({{"href", page.back}}, "Back to the chart");
    });
  });
}

void lines(html::Page& h, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  h.ul({{"class", "nhsuk-list nhsuk-list--bullet"}}, [&] {
    for (const std::string& text : texts) h.li(text);
  });
}

// Also here, in the part that is drawn again while somebody types: the summary above belongs to the whole page.
void row_problems(html::Page& h, const ImportPage& page) {
  if (page.row_problems.empty()) return;
  h.p({{"class", "strong"}}, "These rows need fixing:");
  lines(h, page.row_problems);
  if (!page.rows_ready.empty()) h.p(page.rows_ready);
}

void preview_part(html::Page& h, const ImportPage& page) {
  if (!page.preview) return;
  const ImportPreview& preview = *page.preview;
  ui::sheet(h, {.id = "preview", .title = "Preview"}, [&] {
    h.p({{"class", "strong"}}, preview.summary);
    for (const std::string& question : preview.questions)
      ui::notice(h, {.kind = ui::NoticeKind::callout, .title = "Please check", .text = question});
    if (preview.saying) ui::saying(h, *preview.saying);
    if (preview.figure) ui::chart_figure(h, *preview.figure);
    row_problems(h, page);
    if (!preview.save_text.empty())
      ui::actions(h, [&] { ui::submit_button(h, {.text = preview.save_text, .name = "step", .value = "save"}); });
  });
  ui::sheet(h, {.id = "columns", .title = "How your columns were understood"}, [&] {
    ui::data_table(h, preview.columns);
    lines(h, preview.notes);
  });
}

}  // namespace

void import_page(html::Page& h, const ImportPage& page) {
  ui::error_summary(h, summary_of_rows(page));
  ui::page_heading(h, {.title = "Import figures", .kicker = page.measure_name + " · " + page.organisation_name});
  ui::page_form(h,
                {.action = page.action,
                 .csrf_token = page.csrf_token,
                 .content = ui::FormContent::fields_and_files,
                 .live = ui::FormLive::redraws_preview,
                 .label = "Figures"},
                [&] {
                  ui::grid(h, ui::GridShape::halves, [&] {
                    ui::column(h, [&] { paste_sheet(h, page); });
                    ui::column(h, [&] { ui::live_part(h, "import-preview", [&] { preview_part(h, page); }); });
                  });
                });
}

}  // namespace qi::measures
